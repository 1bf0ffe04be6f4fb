import { useTranslations } from '#i18n/use-translations.ts'
import { toDynamicChange } from '#account/dynamic-fields/dynamic-changes.ts'
import type { DynamicFieldEdit, DynamicKey } from '#account/dynamic-fields/dynamic-edits.ts'
import type { EditProblem } from '#account/edits/edit-problem.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'

/** The problems of a custom field, by key. */
export type CustomProblems = Partial<Record<DynamicKey, EditProblem>>

/** The problems that forbid sending an edit of a custom field. */
export function customProblems(
  field: DynamicField | null,
  edit: DynamicFieldEdit | undefined,
): CustomProblems {
  const { problems } = edit ? toDynamicChange(field, edit) : { problems: [] }
  return Object.fromEntries(
    problems.map((problem) => {
      const { path } = problem
      return [(path.kind === 'dynamic-field' && path.key) || 'value', problem]
    }),
  )
}

/** Returns a function that puts a problem into words, with the labels of the dialogs. */
export function useCustomProblemText() {
  const t = useTranslations('account.problems')
  const label = useTranslations('customFields.keys')
  return (key: DynamicKey, problem: EditProblem | undefined): string | undefined => {
    if (!problem) return undefined
    const { rule, maximum } = problem
    const text = rule === 'required' ? 'missing' : rule
    return t(text, { field: label(key), maximum: maximum ?? 0, count: 0 })
  }
}
