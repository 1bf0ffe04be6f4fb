import { useNavigate } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { toCreate } from '#account/create-body.ts'
import type { AccountDraft } from '#account/draft.ts'
import type { AccountCreate } from '#contract/account-write.ts'
import { leavesOutcomeUnknown, mayBeRefusedTwin, type Failure } from '#http/failures.ts'
import { useCreateAccount } from '#queries/account-mutations.ts'
import { readBackCreate, type CreateVerdict } from '#queries/read-back.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useSignedIn } from '#session/use-session.ts'
import { commitTyping } from './commit-typing.ts'
import { differences } from './follow-base.ts'
import { useCheck } from './use-check.ts'
import { useFieldErrors } from './use-field-errors.ts'
import { useProblemText } from './use-problem-text.ts'

interface SentForm {
  body: AccountCreate
  draft: AccountDraft
  sentAt: number
  endedAt: number
}

/**
 * Creates an account out of a form that starts as `start`, and goes on to its page. Once at a time; and
 * after an end that nobody knows (A13), which it looks into by itself, not before somebody says so with
 * `again`.
 */
export function useCreate(start: AccountDraft) {
  const form = useForm<AccountDraft>({ defaultValues: start })
  const [first] = useState(start)
  const navigate = useNavigate()
  const { readOnly } = useSignedIn()
  const create = useCreateAccount()
  const fieldErrors = useFieldErrors()
  const problemText = useProblemText()
  const [outcome, setOutcome] = useState<{ failure: Failure; onFields: boolean } | null>(null)
  const stage = useRef<'typing' | 'sending' | 'created'>('typing')
  const workspace = useWorkspace()
  const { check, run, stop } = useCheck<CreateVerdict>()
  const sent = useRef<SentForm | null>(null)
  // A refused one that turns out to be there was sent twice.
  const isThere = check?.found?.verdict === 'arrived' || check?.found?.verdict === 'doubled'
  const isUndecided = outcome !== null && (leavesOutcomeUnknown(outcome.failure) || isThere)

  async function look(isQuiet: boolean) {
    const { current: last } = sent
    if (!last) return
    const seen = await run((options) => readBackCreate(workspace, last, options), isQuiet)
    const [account] = seen?.accounts ?? []
    if (seen?.verdict !== 'arrived' || !account) return
    // What was typed since is in no request: it must not go with the page.
    if (differences(form.getValues(), last.draft).length === 0) open(account.id, true)
  }

  function open(id: string, isReadBack: boolean) {
    stage.current = 'created'
    const state = { createdAt: Date.now(), isReadBack }
    void navigate({ to: '/accounts/$id', params: { id }, replace: true, state })
  }

  function send() {
    if (stage.current !== 'typing' || readOnly || check?.isLooking) return
    commitTyping()
    const draft = form.getValues()
    const { body, problems } = toCreate(draft)
    if (problems.length > 0) {
      fieldErrors.show(problemText.ofProblems(problems, draft))
      return
    }
    fieldErrors.reset()
    setOutcome(null)
    stop()
    stage.current = 'sending'
    const sentAt = Date.now()
    create.mutate(body, {
      onSuccess: (id) => open(id, false),
      onError: (failure) => {
        stage.current = 'typing'
        const named = problemText.ofRefusal(failure)
        const onFields = Object.keys(named).length > 0
        if (onFields) fieldErrors.show(named)
        setOutcome({ failure, onFields })
        sent.current = { body, draft: { ...draft }, sentAt, endedAt: Date.now() }
        if (leavesOutcomeUnknown(failure)) void look(false)
        else if (mayBeRefusedTwin(failure)) void look(true)
      },
    })
  }

  return {
    control: form.control,
    draft: form.getValues,
    submit: () => {
      if (!isUndecided) send()
    },
    again: send,
    pending: create.isPending || create.isSuccess,
    readOnly,
    /** Why nothing was created, as far as anybody knows; null when nothing went wrong. */
    outcome,
    /** The look at what came of it; null when its answer said it all. */
    check,
    lookAgain: () => void look(false),
    dismiss: () => setOutcome(null),
    isUndecided,
    errors: fieldErrors.errors,
    attempt: fieldErrors.attempt,
    clearError: fieldErrors.clear,
    isUnsaved: useCallback(
      () => stage.current === 'typing' && differences(form.getValues(), first).length > 0,
      [form, first],
    ),
  }
}
