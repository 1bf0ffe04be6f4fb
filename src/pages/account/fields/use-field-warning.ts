import { useTranslations } from '#i18n/use-translations.ts'
import { fieldWarning } from '#account/fields/field-warning.ts'
import { isSameValue } from '#account/fields/field-value.ts'
import type { WritableFieldKey } from '#account/fields/fields.ts'
import { useDebounced } from './use-debounced.ts'

// Warn after a pause, not on blur: a warning that appears on blur would move the pressed element
// away.
const pauseMs = 1_000

/**
 * The warning about a text that looks wrong. It appears after a pause in typing and disappears as
 * soon as the text looks right. The text as last read (`before`) gets no warning.
 */
export function useFieldWarning(
  key: WritableFieldKey,
  text: string,
  before: string | null,
): string | undefined {
  const t = useTranslations('account.field.warnings')
  const of = (value: string) =>
    before !== null && isSameValue(key, before, value) ? null : fieldWarning(key, value)
  const now = of(text)
  const settled = useDebounced(now ? text : '', pauseMs)
  return now && of(settled) ? t(now) : undefined
}
