// The bodies that the two write endpoints take and the data that they answer with. Our own bodies
// are checked strictly: an unknown key is a bug.
import * as z from 'zod/mini'
import { visibleName } from './invisible.ts'
import { AccountId } from './tolerant.ts'

/** Validation rules that have no zod issue code. A custom issue carries the rule in `params.rule`. */
export type WriteRule = 'required' | 'max' | 'date' | 'latitude' | 'longitude'

/** The longest text that the API accepts, in code points, by body field. */
export const textLimits = {
  name: 200,
  external_code: 120,
  status: 10,
  business_name: 200,
  tax_id: 60,
  document: 60,
  phone: 60,
  mobile: 60,
  email: 200,
  image_url: 500,
  notes: 1000,
  street: 200,
  door_number: 20,
  apartment: 20,
  corner: 200,
  zip_code: 20,
  country_id: 30,
  department_id: 30,
  client_id: 30,
  qr_code: 30,
  start_date: 30,
  end_date: 30,
  birth_date: 30,
} as const

const rule = (name: WriteRule) => ({ params: { rule: name } })

const text = (max: number) =>
  z.string().check(
    z.refine((value: string) => codePoints(value) <= max, {
      params: { rule: 'max' satisfies WriteRule, maximum: max },
    }),
  )
const date = (max: number) => text(max).check(z.refine(isIsoDate, rule('date')))
const between = (limit: number, name: WriteRule) =>
  z.number().check(z.refine((value: number) => Math.abs(value) <= limit, rule(name)))

const Name = text(textLimits.name).check(
  z.refine((value: string) => visibleName(value) !== null, rule('required')),
)

const optionalFields = {
  external_code: text(textLimits.external_code),
  status: text(textLimits.status),
  business_name: text(textLimits.business_name),
  tax_id: text(textLimits.tax_id),
  document: text(textLimits.document),
  phone: text(textLimits.phone),
  mobile: text(textLimits.mobile),
  email: text(textLimits.email),
  image_url: text(textLimits.image_url),
  notes: text(textLimits.notes),
  street: text(textLimits.street),
  door_number: text(textLimits.door_number),
  apartment: text(textLimits.apartment),
  corner: text(textLimits.corner),
  zip_code: text(textLimits.zip_code),
  country_id: text(textLimits.country_id),
  department_id: text(textLimits.department_id),
  client_id: text(textLimits.client_id),
  qr_code: text(textLimits.qr_code),
  start_date: date(textLimits.start_date),
  end_date: date(textLimits.end_date),
  birth_date: date(textLimits.birth_date),
  document_type: z.number(),
  latitude: between(90, 'latitude'),
  longitude: between(180, 'longitude'),
}

/** The body of POST /accounts. Only `name` is required; the app leaves empty fields out. */
export const AccountCreate = z.strictObject({
  name: Name,
  ...z.exactPartial(z.object(optionalFields)).def.shape,
})
export type AccountCreate = z.output<typeof AccountCreate>

const date30 = date(30)
const id30 = text(30)
const productFields = {
  coverage_id: z.exactOptional(z.nullable(id30)),
  start_date: z.exactOptional(z.nullable(date30)),
  end_date: z.exactOptional(z.nullable(date30)),
  status: z.exactOptional(z.nullable(text(10))),
}

/** One entry of `products` in the update body. */
export const ProductChange = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('add'),
    provider_id: id30,
    product_type_id: id30,
    ...productFields,
  }),
  z.strictObject({
    action: z.literal('update'),
    product_id: z.string(),
    provider_id: z.exactOptional(id30),
    product_type_id: z.exactOptional(id30),
    ...productFields,
  }),
  z.strictObject({ action: z.literal('remove'), product_id: z.string() }),
])
export type ProductChange = z.output<typeof ProductChange>

/** One entry of `dynamic_fields` in the update body. A null `value` clears the field. */
export const DynamicFieldChange = z.strictObject({
  field_id: z.string(),
  name: z.exactOptional(z.string()),
  type: z.exactOptional(z.string()),
  order: z.exactOptional(z.number()),
  value: z.exactOptional(z.json()),
})
export type DynamicFieldChange = z.output<typeof DynamicFieldChange>

const nullish = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.exactOptional(z.nullable(schema))

/**
 * The body of PUT /accounts/{id}. An omitted field keeps its value; null clears any field except
 * `name`.
 */
export const AccountPatch = z.strictObject({
  name: z.exactOptional(Name),
  external_code: nullish(optionalFields.external_code),
  status: nullish(optionalFields.status),
  business_name: nullish(optionalFields.business_name),
  tax_id: nullish(optionalFields.tax_id),
  document: nullish(optionalFields.document),
  phone: nullish(optionalFields.phone),
  mobile: nullish(optionalFields.mobile),
  email: nullish(optionalFields.email),
  image_url: nullish(optionalFields.image_url),
  notes: nullish(optionalFields.notes),
  street: nullish(optionalFields.street),
  door_number: nullish(optionalFields.door_number),
  apartment: nullish(optionalFields.apartment),
  corner: nullish(optionalFields.corner),
  zip_code: nullish(optionalFields.zip_code),
  country_id: nullish(optionalFields.country_id),
  department_id: nullish(optionalFields.department_id),
  client_id: nullish(optionalFields.client_id),
  qr_code: nullish(optionalFields.qr_code),
  start_date: nullish(optionalFields.start_date),
  end_date: nullish(optionalFields.end_date),
  birth_date: nullish(optionalFields.birth_date),
  document_type: nullish(optionalFields.document_type),
  latitude: nullish(optionalFields.latitude),
  longitude: nullish(optionalFields.longitude),
  products: z.exactOptional(z.array(ProductChange)),
  dynamic_fields: z.exactOptional(z.array(DynamicFieldChange)),
})
export type AccountPatch = z.output<typeof AccountPatch>

/**
 * `data` of the create answer. Without a usable id nobody can tell which account was created, so a
 * missing id is a contract failure.
 */
export const CreateAnswer = z.object({ id: AccountId })
export type CreateAnswer = z.output<typeof CreateAnswer>

/**
 * `data` of the update answer. An unreadable list gives no more information than a missing one, so
 * it reads as null.
 */
export const UpdateAnswer = z.object({
  updated_fields: z.catch(z.nullable(z.array(z.string())), null),
})
export type UpdateAnswer = z.output<typeof UpdateAnswer>

/** The length of a text in code points, as a person counts: an emoji is one, not two. */
export function codePoints(value: string): number {
  let count = 0
  for (const _ of value) count += 1
  return count
}

const isoDate =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

/** Whether a text is an ISO 8601 calendar date that exists, alone or followed by a time. */
export function isIsoDate(value: string): boolean {
  const match = isoDate.exec(value)
  if (!match) return false
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
