import { useTranslations } from 'use-intl'
import type { AccountDraft } from '#account/draft.ts'
import type { FieldProblem } from '#account/field-problems.ts'
import { codePoints } from '#contract/account-write.ts'
import { fieldsNamedIn } from '#account/refusal.ts'
import type { Failure } from '#http/failures.ts'
import type { FieldErrors } from './use-field-errors.ts'

/** Puts what is wrong with fields into words. */
export function useProblemText() {
  const t = useTranslations('account.problems')
  const label = useTranslations('fields')
  return {
    /** What the contract found before anything was sent. */
    ofProblems: (problems: readonly FieldProblem[], draft: AccountDraft): FieldErrors =>
      Object.fromEntries(
        problems.map(({ field, rule, maximum }) => {
          const count = codePoints(draft[field])
          return [field, t(rule, { field: label(field), maximum: maximum ?? 0, count })]
        }),
      ),
    /** What a refusal of the server names; empty where it names no field. */
    ofRefusal: ({ kind, serverMessage }: Failure): FieldErrors => {
      if (kind !== 'validation' || serverMessage === null) return {}
      const named = fieldsNamedIn(serverMessage).filter((key) => key !== 'city_id')
      return Object.fromEntries(named.map((key) => [key, t('server', { message: serverMessage })]))
    },
  }
}
