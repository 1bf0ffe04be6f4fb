// The API's contract as zod schemas: what it answers and what it accepts. Answers are read
// tolerantly, our own bodies strictly.
import * as z from 'zod/mini'
import { DynamicField } from './dynamic-field.ts'
import { Product } from './product.ts'
import { AccountId, Id, readEach, Text } from './tolerant.ts'

/**
 * Every field is text, including the coordinates ("-34.9011"). A missing address reads as all null.
 */
export const Address = z.object({
  street: Text,
  door_number: Text,
  apartment: Text,
  corner: Text,
  zip_code: Text,
  latitude: Text,
  longitude: Text,
})
export type Address = z.output<typeof Address>

const noAddress = Address.parse({
  street: null,
  door_number: null,
  apartment: null,
  corner: null,
  zip_code: null,
  latitude: null,
  longitude: null,
})

const row = {
  /** The only field that a row needs. */
  id: AccountId,
  external_code: Text,
  name: Text,
  business_name: Text,
  tax_id: Text,
  document: Text,
  phone: Text,
  mobile: Text,
  email: Text,
  image_url: Text,
  status: Text,
  address: z.catch(Address, noAddress),
  notes: Text,
  start_date: Text,
  end_date: Text,
  birth_date: Text,
  client_name: Text,
  country_name: Text,
  department_name: Text,
  city_name: Text,
}

/** One row of the list. Unknown keys are dropped. */
export const AccountRow = z.object(row)
export type AccountRow = z.output<typeof AccountRow>

/**
 * One account in full. A product without a unique id, or a dynamic field without a unique
 * `field_id`, can be neither told apart nor changed. Such items are left out, and `skipped` counts
 * them.
 */
export const AccountDetail = z.pipe(
  z.object({
    ...row,
    client_id: Id,
    country_id: Id,
    department_id: Id,
    city_id: Id,
    products: z.optional(z.unknown()),
    dynamic_fields: z.optional(z.unknown()),
  }),
  z.transform(({ products, dynamic_fields, ...account }) => {
    const readProducts = readEach(Product, products, ({ id }) => id)
    const readFields = readEach(DynamicField, dynamic_fields, ({ field_id }) => field_id)
    return {
      ...account,
      products: readProducts.items,
      dynamic_fields: readFields.items,
      skipped: readProducts.skipped + readFields.skipped,
    }
  }),
)
export type AccountDetail = z.output<typeof AccountDetail>
