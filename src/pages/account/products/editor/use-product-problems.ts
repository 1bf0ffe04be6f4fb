import { useTranslations } from '#i18n/use-translations.ts'
import { toProductChange } from '#account/products/product-changes.ts'
import type { ProductEdit, ProductKey } from '#account/products/product-edits.ts'
import type { EditProblem } from '#account/edits/edit-problem.ts'
import { codePoints } from '#contract/account-write.ts'

/** A problem of a product's text. `count`: the length of the text in code points. */
export interface ProductProblem extends Omit<EditProblem, 'path'> {
  count: number
}

export type ProductProblems = Partial<Record<ProductKey, ProductProblem>>

/** The problems that forbid staging an edit of a product; empty if there are none. */
export function productProblems(edit: ProductEdit | undefined): ProductProblems {
  if (!edit || edit.action === 'remove') return {}
  const found: ProductProblems = {}
  for (const { path, rule, maximum } of toProductChange(edit).problems) {
    if (path.kind !== 'product' || path.key === null) continue
    found[path.key] = { rule, maximum, count: codePoints(edit.values[path.key] ?? '') }
  }
  return found
}

/** Returns a function that puts a problem into words. */
export function useProductProblemText() {
  const t = useTranslations('products.problems')
  const label = useTranslations('fields')
  return (key: ProductKey, { rule, maximum, count }: ProductProblem): string => {
    if (rule === 'required' && (key === 'provider_id' || key === 'product_type_id')) return t(key)
    const values = { field: label(key), maximum: maximum ?? 0, count }
    return t(rule === 'max' || rule === 'date' ? rule : 'invalid', values)
  }
}
