import { useTranslations } from 'use-intl'
import { toDynamicChange } from '#account/dynamic-changes.ts'
import type { DynamicFieldEdit, DynamicKey } from '#account/dynamic-edits.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'

export type CustomProblems = Partial<Record<DynamicKey, string>>

/** Puts into words why an edit of a custom field could not be sent, under the names of the dialogs. */
export function useCustomProblems() {
  const t = useTranslations('account.problems')
  const label = useTranslations('customFields.keys')
  return (field: DynamicField | null, edit: DynamicFieldEdit | undefined): CustomProblems => {
    const { problems } = edit ? toDynamicChange(field, edit) : { problems: [] }
    return Object.fromEntries(
      problems.map(({ part, rule, maximum }) => {
        const key = (part.kind === 'dynamic-field' && part.key) || 'value'
        const text = rule === 'required' ? 'missing' : rule
        return [key, t(text, { field: label(key), maximum: maximum ?? 0, count: 0 })]
      }),
    )
  }
}
