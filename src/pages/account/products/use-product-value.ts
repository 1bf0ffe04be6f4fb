import type { ProductKey } from '#account/products/product-edits.ts'
import { visibleName } from '#contract/invisible.ts'
import type { Product } from '#contract/product.ts'
import { useKnownNames } from '#queries/use-workspace.ts'
import { productLists } from './product-table.ts'

/** The ids of a product and the names that were read with them. */
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

// Servers may send a date with a midnight time, which is not shown.
const midnight = /T00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?$/

/**
 * Returns a function that shows a text of a product: an id by its known name, any other text as it
 * is.
 */
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
