import { useTranslations } from 'use-intl'
import type { Part } from '#account/parts.ts'
import { productEditId, stagedTexts } from '#account/product-edits.ts'
import type { AccountWork } from '#account/work.ts'
import type { AccountDetail } from '#contract/account.ts'
import { useProductText } from './use-product-text.ts'

/** The account that a part is of: as it was read, and what is made of it. */
export interface NamedIn {
  base: AccountDetail
  work: AccountWork
}

/** What a part of an account is called: a field by its label, a product and a custom field by their own. */
export function usePartName() {
  const fieldLabel = useTranslations('fields')
  const tCustom = useTranslations('account.custom')
  const tKeys = useTranslations('account.customKeys')
  const productText = useProductText()

  /** The whole that a part belongs to. */
  function whole(part: Part, { base, work }: NamedIn): string {
    if (part.kind === 'field') return fieldLabel(part.field)
    if (part.kind === 'product') {
      const product = base.products.find(({ id }) => id === part.id) ?? null
      const edit = work.products.find((each) => productEditId(each) === part.id) ?? null
      return productText(product ?? stagedTexts(null, edit))
    }
    const field = base.dynamic_fields.find(({ field_id }) => field_id === part.field_id)
    const edit = work.dynamic_fields.find(({ field_id }) => field_id === part.field_id)
    return field?.name?.trim() || edit?.name?.trim() || tCustom('noName', { id: part.field_id })
  }

  /** The value of a part, within its whole; the whole's own name where it has but one. */
  function value(part: Part, named: NamedIn): string {
    if (part.kind === 'product' && part.key !== null) return fieldLabel(part.key)
    const isSetting = part.kind === 'dynamic-field' && part.key !== null && part.key !== 'value'
    return isSetting ? tKeys(part.key as 'name' | 'type' | 'order') : whole(part, named)
  }

  return { whole, value }
}
