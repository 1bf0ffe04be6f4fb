import { useTranslations } from 'use-intl'
import { toProductChange } from '#account/product-changes.ts'
import type { ProductEdit, ProductKey } from '#account/product-edits.ts'
import { codePoints } from '#contract/account-write.ts'

/** What is wrong with the texts of a product, in words. */
export type ProductProblems = Partial<Record<ProductKey, string>>

/** Tells why an edit of a product must not be staged; nothing, when it may. */
export function useProductProblems() {
  const t = useTranslations('products.problems')
  const label = useTranslations('fields')
  return (edit: ProductEdit | undefined): ProductProblems => {
    if (!edit || edit.action === 'remove') return {}
    const problems: ProductProblems = {}
    for (const { part, rule, maximum } of toProductChange(edit).problems) {
      if (part.kind !== 'product' || part.key === null) continue
      const { key } = part
      const values = {
        field: label(key),
        maximum: maximum ?? 0,
        count: codePoints(edit.values[key] ?? ''),
      }
      if (rule === 'required' && (key === 'provider_id' || key === 'product_type_id')) {
        problems[key] = t(key)
      } else problems[key] = t(rule === 'max' || rule === 'date' ? rule : 'invalid', values)
    }
    return problems
  }
}
