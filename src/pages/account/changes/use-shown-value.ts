import { isolate } from '#i18n/isolate.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import type { Json } from '#account/dynamic-fields/dynamic-edits.ts'
import type { FieldKey, WritableFieldKey } from '#account/fields/fields.ts'
import { isEmptyText } from '#account/fields/field-value.ts'
import type { ProductKey } from '#account/products/product-edits.ts'
import type { CatalogueList } from '#contract/config.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useValueText } from '../words/use-value-text.ts'

/** A value in words: its own text, a word such as "Empty" in its place, or JSON. */
export interface ShownValue {
  text: string
  look: 'text' | 'word' | 'json'
}

/**
 * Whether a value is from before or after a change: no value is "Empty" before and "Cleared" after.
 */
type Side = 'before' | 'after'

const productLists: Partial<Record<ProductKey, CatalogueList>> = {
  provider_id: 'providers',
  product_type_id: 'product_types',
  coverage_id: 'coverages',
  status: 'statuses',
}

/** Returns functions that put the values of an account into words, with the names of ids. */
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
      // `useValueText` takes only writable fields; the read-only city is shown in the same way.
      text: valueText(key as WritableFieldKey, text, side),
      look: isEmptyText(text) ? 'word' : 'text',
    }),
    product: (key: ProductKey, text: string, side: Side): ShownValue => {
      const list = productLists[key]
      const name = list && names.nameOf(list, text)
      return plain(name && name !== text ? `${isolate(name)} (${isolate(text)})` : text, side)
    },
    /** `typed`: the text to show for a value that cannot be sent (undefined). */
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
