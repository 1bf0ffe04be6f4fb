import { useTranslations } from '#i18n/use-translations.ts'
import { fieldWarning } from '#account/fields/field-warning.ts'
import { isSameValue } from '#account/fields/field-value.ts'
import type { WritableFieldKey } from '#account/fields/fields.ts'
import { useDebounced } from './use-debounced.ts'

// A pause, not the leaving of the field: what appears under it then would move away from under a press.
const pauseMs = 1_000

/**
 * What a changed text does not look like, in words: told after a pause in the typing, and no longer once
 * it is right. What the server already holds (`before`) is not nagged at.
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
