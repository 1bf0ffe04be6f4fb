import type {
  AccountCreate,
  AccountPatch,
  DynamicFieldChange,
  ProductChange,
} from '#contract/account-write.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import type { Product } from '#contract/product.ts'
import { catalogueName } from './catalogue.ts'
import { ApiError } from './api-error.ts'
import { blankAccount } from './stored-account.ts'
import type { StoredAccount } from './stored-account.ts'

/** Makes an account from the body of POST. It has no city, because no body can set one. */
export function newAccount(id: string, body: AccountCreate): StoredAccount {
  return patched(blankAccount(id), body, () => id)
}

/**
 * Returns the account after a PUT and leaves the given one unchanged, so a rejected patch leaves no
 * trace. Flat address fields go into `address`, coordinates become text, and an id gets its name
 * from the catalogue (null when it has none). Throws VALIDATION_ERROR for a product that the
 * account does not have.
 */
export function patched(
  account: StoredAccount,
  patch: AccountPatch,
  nextProductId: () => string,
): StoredAccount {
  const { products = [], dynamic_fields = [], latitude, longitude, ...rest } = patch
  const { street, door_number, apartment, corner, zip_code, ...plain } = rest
  const next: StoredAccount = {
    ...account,
    ...plain,
    address: {
      ...account.address,
      ...given({ street, door_number, apartment, corner, zip_code }),
      ...given({ latitude: asText(latitude), longitude: asText(longitude) }),
    },
    products: products.reduce(
      (items, change, index) => changeProduct(items, change, index, nextProductId),
      account.products,
    ),
    dynamic_fields: dynamic_fields.reduce(changeField, account.dynamic_fields),
  }
  if (plain.client_id !== undefined) next.client_name = catalogueName('clients', plain.client_id)
  if (plain.country_id !== undefined) {
    next.country_name = catalogueName('countries', plain.country_id)
  }
  if (plain.department_id !== undefined) {
    next.department_name = catalogueName('departments', plain.department_id)
  }
  return next
}

function changeProduct(
  products: Product[],
  change: ProductChange,
  index: number,
  nextProductId: () => string,
): Product[] {
  if (change.action === 'add') {
    const { action: _action, ...fields } = change
    const blank = { coverage_id: null, start_date: null, end_date: null, status: null }
    return [...products, withNames({ ...blank, ...fields, id: nextProductId() })]
  }
  if (!products.some(({ id }) => id === change.product_id)) {
    const message = `products[${index}].product_id ${change.product_id} is not a product of this account`
    throw new ApiError('VALIDATION_ERROR', message)
  }
  if (change.action === 'remove') return products.filter(({ id }) => id !== change.product_id)
  const { action: _action, product_id, ...fields } = change
  return products.map((product) =>
    product.id === product_id ? withNames({ ...product, ...fields }) : product,
  )
}

function withNames(
  product: Omit<Product, 'provider_name' | 'product_type_name' | 'coverage_name'>,
): Product {
  return {
    ...product,
    provider_name: catalogueName('providers', product.provider_id),
    product_type_name: catalogueName('product_types', product.product_type_id),
    coverage_name: catalogueName('coverages', product.coverage_id),
  }
}

/** Changes the field with this id. A new id is added at the end, with the next higher order. */
function changeField(fields: DynamicField[], change: DynamicFieldChange): DynamicField[] {
  if (fields.some(({ field_id }) => field_id === change.field_id)) {
    return fields.map((field) =>
      field.field_id === change.field_id ? { ...field, ...change } : field,
    )
  }
  const order = Math.max(0, ...fields.map((field) => field.order ?? 0)) + 1
  return [...fields, { name: null, type: null, value: null, order, ...change }]
}

const asText = (coordinate: number | null | undefined): string | null | undefined =>
  typeof coordinate === 'number' ? String(coordinate) : coordinate

/** Drops the keys that the body leaves out. */
function given<Value>(fields: Record<string, Value | undefined>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  )
}
