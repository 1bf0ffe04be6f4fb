import { useTranslations } from '#i18n/use-translations.ts'
import type { ProductEdit } from '#account/products/product-edits.ts'
import { visibleName } from '#contract/invisible.ts'
import type { Product } from '#contract/product.ts'
import { useKnownNames, useWorkspace } from '#queries/use-workspace.ts'
import { distinguish } from '../words/distinguish.ts'
import { useProductText } from '../words/use-product-text.ts'

/**
 * Returns a distinct name for each product, by its id or key: type and provider, then coverage or
 * id if another product has the same. A new product never changes the name of one that was read.
 */
export function useProductNames(
  products: readonly Product[],
  adds: readonly (ProductEdit & { action: 'add' })[],
): ReadonlyMap<string, string> {
  const t = useTranslations('products')
  const productText = useProductText()
  const { names } = useWorkspace()
  useKnownNames('coverages')

  const read = products.map((product) => ({
    id: product.id,
    name: productText(product),
    more: [coverageOf(product.coverage_id, product.coverage_name), product.id],
  }))
  const added = adds.map(({ key, values }, index) => ({
    id: key,
    name: productText(values),
    more: [coverageOf(values.coverage_id, null), t('newOne', { number: index + 1 })],
  }))
  return new Map(
    [...distinguish(read), ...distinguish([...read, ...added]).slice(read.length)].map(
      ({ id, name }) => [id, name],
    ),
  )

  function coverageOf(id: string | null, name: string | null): string {
    return visibleName(name) ?? ((id && names.nameOf('coverages', id)) || id || '')
  }
}
