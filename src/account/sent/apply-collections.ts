import type { DynamicFieldChange, ProductChange } from '#contract/account-write.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import { Product } from '#contract/product.ts'
import type { NameLookup } from '../fields/name-lookup.ts'

/** The products after a patch, in the order as read. Skips an `add`, because its id is unknown. */
export function applyProducts(
  products: readonly Product[],
  changes: readonly ProductChange[],
  names: NameLookup,
): Product[] {
  return products.flatMap((product) => {
    let applied: Product | null = product
    for (const change of changes) {
      if (change.action === 'add' || change.product_id !== product.id) continue
      if (change.action === 'remove') applied = null
      else if (applied) applied = applyProduct(applied, change, names)
    }
    return applied ? [applied] : []
  })
}

const references = [
  ['provider_id', 'provider_name', 'providers'],
  ['product_type_id', 'product_type_name', 'product_types'],
  ['coverage_id', 'coverage_name', 'coverages'],
] as const

function applyProduct(product: Product, change: ProductChange, names: NameLookup): Product {
  // Parsing drops the keys that only the change has, `action` and `product_id`.
  const applied = Product.parse({ ...product, ...change })
  for (const [idKey, nameKey, list] of references) {
    const id = applied[idKey]
    if (id !== product[idKey]) applied[nameKey] = id === null ? null : names(list, id)
  }
  return applied
}

/**
 * The dynamic fields after a patch. Appends a new field only if the change has its name, since
 * without one nobody could recognize the field.
 */
export function applyDynamicFields(
  fields: readonly DynamicField[],
  changes: readonly DynamicFieldChange[],
): DynamicField[] {
  let applied = [...fields]
  for (const change of changes) {
    if (applied.some(({ field_id }) => field_id === change.field_id)) {
      applied = applied.map((field) =>
        field.field_id === change.field_id ? { ...field, ...change } : field,
      )
    } else if (change.name !== undefined) {
      applied.push({ type: null, order: null, value: null, ...change, name: change.name })
    }
  }
  return applied
}
