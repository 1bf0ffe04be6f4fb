import type { ProductKey } from '#account/products/product-edits.ts'
import { visibleName } from '#contract/invisible.ts'
import type { Product } from '#contract/product.ts'
import { useKnownNames } from '#queries/use-workspace.ts'
import { productLists } from './product-table.ts'

/** A product's own ids, and the names that were read with them. */
export type ProductNames = Pick<
  Product,
  | 'provider_id'
  | 'provider_name'
  | 'product_type_id'
  | 'product_type_name'
  | 'coverage_id'
  | 'coverage_name'
>

const nameKeys = {
  provider_id: 'provider_name',
  product_type_id: 'product_type_name',
  coverage_id: 'coverage_name',
} as const

// A day that a server tells with a time: to read, the time says nothing.
const midnight = /T00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?$/

/** A text of a product as a person reads it: an id by its name where that is known, any other as it is. */
export function useProductValue(read: ProductNames | null) {
  const names = {
    providers: useKnownNames('providers'),
    product_types: useKnownNames('product_types'),
    coverages: useKnownNames('coverages'),
    statuses: useKnownNames('statuses'),
  }
  return (key: ProductKey, text: string): string => {
    if (key === 'start_date' || key === 'end_date') return text.replace(midnight, '')
    if (read && key !== 'status' && read[key] === text) {
      const name = visibleName(read[nameKeys[key]])
      if (name !== null) return name
    }
    return names[productLists[key]].find(({ id }) => id === text)?.name ?? text
  }
}
