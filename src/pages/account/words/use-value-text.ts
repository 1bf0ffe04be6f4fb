import { isolate } from '#i18n/isolate.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import { isEmptyText } from '#account/fields/field-value.ts'
import { fieldOf, isWriteOnly, type WritableFieldKey } from '#account/fields/fields.ts'
import { useWorkspace } from '#queries/use-workspace.ts'

/** Returns a function that shows a field's text: an id with its known name, no text as "Empty". */
export function useValueText() {
  const t = useTranslations('changes')
  const { names } = useWorkspace()
  return (key: WritableFieldKey, text: string, side: 'before' | 'after'): string => {
    if (isEmptyText(text)) {
      if (side === 'before') return t(isWriteOnly(key) ? 'unknown' : 'empty')
      return t('cleared')
    }
    const { list } = fieldOf(key)
    const name = list && names.nameOf(list, text)
    return name && name !== text ? `${isolate(name)} (${isolate(text)})` : text
  }
}
