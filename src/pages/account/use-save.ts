import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { AccountDraft } from '#account/draft.ts'
import { readPatch } from '#account/patch.ts'
import type { AccountDetail } from '#contract/account.ts'
import { leavesOutcomeUnknown, mayBeRefusedTwin, type Failure } from '#http/failures.ts'
import { useSaveAccount } from '#queries/account-mutations.ts'
import { keys } from '#queries/keys.ts'
import { readBackUpdate, type SentUpdate, type UpdateVerdict } from '#queries/read-back.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useSignedIn } from '#session/use-session.ts'
import { commitTyping } from './commit-typing.ts'
import type { AccountForm } from './use-account-form.ts'
import { useCheck } from './use-check.ts'
import { useFieldErrors } from './use-field-errors.ts'
import { useProblemText } from './use-problem-text.ts'

/** How the last save ended, as far as its answer tells. */
export type SaveOutcome =
  | { kind: 'saved'; fields: string[] }
  /** `onFields`: it stands at the fields that the server named, too. */
  | { kind: 'failed'; failure: Failure; onFields: boolean }

/**
 * Saves what is changed: once at a time, never what has problems, never again by itself. After an end that
 * nobody knows (A13) it looks what came of it, and sends nothing while it does.
 */
export function useSave(id: string, form: AccountForm) {
  const queryClient = useQueryClient()
  const { readOnly } = useSignedIn()
  const save = useSaveAccount(id)
  const fieldErrors = useFieldErrors()
  const problemText = useProblemText()
  const [outcome, setOutcome] = useState<SaveOutcome | null>(null)
  const workspace = useWorkspace()
  const { check, run, stop } = useCheck<UpdateVerdict>()
  const sent = useRef<(SentUpdate & { draft: AccountDraft }) | null>(null)
  const isChecking = check?.isLooking === true

  async function look(isQuiet: boolean) {
    const { current: last } = sent
    if (!last) return
    const seen = await run((options) => readBackUpdate(workspace, last, options), isQuiet)
    if (!seen?.detail) return
    if (seen.verdict === 'arrived' || seen.verdict === 'doubled') {
      form.mark(last.draft)
      form.settle(seen.detail)
      fieldErrors.reset()
    } else form.follow(seen.detail)
  }

  function submit() {
    if (form.isSaving() || readOnly || isChecking) return
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
    stop()
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
          const onFields = Object.keys(named).length > 0
          if (onFields) fieldErrors.show(named)
          setOutcome({ kind: 'failed', failure, onFields })
          sent.current = { before: form.base, patch, draft: { ...draft }, endedAt: Date.now() }
          if (leavesOutcomeUnknown(failure)) void look(false)
          else if (patch.products && mayBeRefusedTwin(failure)) void look(true)
        },
      },
    )
  }

  return {
    submit,
    pending: save.isPending,
    readOnly,
    outcome,
    /** The look at what came of it; null when its answer said it all. */
    check,
    isChecking,
    readAgain: () => void look(false),
    dismiss: () => {
      stop()
      setOutcome(null)
    },
    errors: fieldErrors.errors,
    attempt: fieldErrors.attempt,
    clearError: fieldErrors.clear,
    clearErrors: fieldErrors.reset,
  }
}
