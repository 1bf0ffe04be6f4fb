import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readPatch } from '#account/patch.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { Failure } from '#http/failures.ts'
import { useSaveAccount } from '#queries/account-mutations.ts'
import { keys } from '#queries/keys.ts'
import { useSignedIn } from '#session/use-session.ts'
import { commitTyping } from './commit-typing.ts'
import type { AccountForm } from './use-account-form.ts'
import { useFieldErrors } from './use-field-errors.ts'
import { useProblemText } from './use-problem-text.ts'

/** How the last save, or the look at what came of it, ended. */
export type SaveOutcome =
  | { kind: 'saved'; fields: string[] }
  | { kind: 'failed'; failure: Failure }
  /** Read again after an unknown outcome: so many changes are still not there. */
  | { kind: 'read'; missing: number }

/** Saves what is changed: once at a time, never what has problems, never again by itself. */
export function useSave(id: string, form: AccountForm) {
  const queryClient = useQueryClient()
  const { readOnly } = useSignedIn()
  const save = useSaveAccount(id)
  const fieldErrors = useFieldErrors()
  const problemText = useProblemText()
  const [outcome, setOutcome] = useState<SaveOutcome | null>(null)

  function submit() {
    if (form.isSaving() || readOnly) return
    commitTyping()
    const draft = form.draft()
    const { patch, problems } = readPatch(form.base, draft)
    if (problems.length > 0) {
      fieldErrors.show(problemText.ofProblems(problems, draft))
      return
    }
    if (Object.keys(patch).length === 0) return
    fieldErrors.reset()
    setOutcome(null)
    form.mark(draft)
    save.mutate(
      { patch, name: form.base.name },
      {
        onSuccess: (fields) => {
          form.settle(queryClient.getQueryData<AccountDetail>(keys.detail(id)))
          setOutcome({ kind: 'saved', fields })
        },
        onError: (failure) => {
          form.mark(null)
          const named = problemText.ofRefusal(failure)
          if (Object.keys(named).length > 0) fieldErrors.show(named)
          setOutcome({ kind: 'failed', failure })
        },
      },
    )
  }

  return {
    submit,
    pending: save.isPending,
    readOnly,
    outcome,
    setOutcome,
    errors: fieldErrors.errors,
    attempt: fieldErrors.attempt,
    clearError: fieldErrors.clear,
    clearErrors: fieldErrors.reset,
  }
}
export type Save = ReturnType<typeof useSave>
