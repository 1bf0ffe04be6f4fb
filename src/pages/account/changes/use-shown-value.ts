import { isolate } from '#i18n/isolate.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import type { Json } from '#account/dynamic-fields/dynamic-edits.ts'
import type { FieldKey, WritableFieldKey } from '#account/fields/fields.ts'
import { isEmptyText } from '#account/fields/field-value.ts'
import type { ProductKey } from '#account/products/product-edits.ts'
import type { CatalogueList } from '#contract/config.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useValueText } from '../words/use-value-text.ts'

/** A value as a person reads it: its own text, a word of ours in place of one, or JSON. */
export interface ShownValue {
  text: string
  look: 'text' | 'word' | 'json'
}

/** What was there, or what comes: nothing is "Empty" in the one and "Cleared" in the other. */
type Side = 'before' | 'after'

const productLists: Partial<Record<ProductKey, CatalogueList>> = {
  provider_id: 'providers',
  product_type_id: 'product_types',
  coverage_id: 'coverages',
  status: 'statuses',
}

/** Puts the values of an account into words: ids with their names, and nothing as what it is. */
export function useShownValue() {
  const t = useTranslations('changes')
  const tCustom = useTranslations('account.custom')
  const { names } = useWorkspace()
  const valueText = useValueText()
  const word = (text: string): ShownValue => ({ text, look: 'word' })
  const plain = (text: string, side: Side): ShownValue =>
    isEmptyText(text) ? word(t(side === 'before' ? 'empty' : 'cleared')) : { text, look: 'text' }
  return {
    plain,
    field: (key: FieldKey, text: string, side: Side): ShownValue => ({
      // The city is in no change, but its text reads like any other's.
      text: valueText(key as WritableFieldKey, text, side),
      look: isEmptyText(text) ? 'word' : 'text',
    }),
    product: (key: ProductKey, text: string, side: Side): ShownValue => {
      const list = productLists[key]
      const name = list && names.nameOf(list, text)
      return plain(name && name !== text ? `${isolate(name)} (${isolate(text)})` : text, side)
    },
    /** `typed`: the text that stands for no value which can be sent (undefined). */
    dynamic: (value: Json | undefined, typed: string | null, side: Side): ShownValue => {
      if (value === undefined) return { text: typed ?? '', look: 'text' }
      if (value === null) return word(side === 'before' ? tCustom('notSet') : t('cleared'))
      if (value === '') return word(tCustom('emptyText'))
      if (typeof value === 'boolean') return { text: tCustom(value ? 'yes' : 'no'), look: 'text' }
      if (typeof value === 'object') return { text: JSON.stringify(value, null, 2), look: 'json' }
      return { text: String(value), look: 'text' }
    },
  }
}
