import { useNavigate } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { toCreate } from '#account/create-body.ts'
import type { AccountDraft } from '#account/draft.ts'
import { leavesOutcomeUnknown, type Failure } from '#http/failures.ts'
import { useCreateAccount } from '#queries/account-mutations.ts'
import { useSignedIn } from '#session/use-session.ts'
import { commitTyping } from './commit-typing.ts'
import { differences } from './follow-base.ts'
import { useFieldErrors } from './use-field-errors.ts'
import { useProblemText } from './use-problem-text.ts'

/**
 * Creates an account out of a form that starts as `start`, and goes on to its page. Once at a time; and
 * after an end that nobody knows (A13), not before somebody says so with `again`.
 */
export function useCreate(start: AccountDraft) {
  const form = useForm<AccountDraft>({ defaultValues: start })
  const [first] = useState(start)
  const navigate = useNavigate()
  const { readOnly } = useSignedIn()
  const create = useCreateAccount()
  const fieldErrors = useFieldErrors()
  const problemText = useProblemText()
  const [failure, setFailure] = useState<Failure | null>(null)
  const stage = useRef<'typing' | 'sending' | 'created'>('typing')
  const isUndecided = failure !== null && leavesOutcomeUnknown(failure)

  function send() {
    if (stage.current !== 'typing' || readOnly) return
    commitTyping()
    const draft = form.getValues()
    const { body, problems } = toCreate(draft)
    if (problems.length > 0) {
      fieldErrors.show(problemText.ofProblems(problems, draft))
      return
    }
    fieldErrors.reset()
    setFailure(null)
    stage.current = 'sending'
    create.mutate(body, {
      onSuccess: (id) => {
        stage.current = 'created'
        const state = { createdAt: Date.now() }
        void navigate({ to: '/accounts/$id', params: { id }, replace: true, state })
      },
      onError: (failure) => {
        stage.current = 'typing'
        const named = problemText.ofRefusal(failure)
        if (Object.keys(named).length > 0) fieldErrors.show(named)
        setFailure(failure)
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
    failure,
    dismiss: () => setFailure(null),
    isUndecided,
    errors: fieldErrors.errors,
    attempt: fieldErrors.attempt,
    clearError: fieldErrors.clear,
    isUnsaved: useCallback(
      () => stage.current === 'typing' && differences(form.getValues(), first).length > 0,
      [form, first],
    ),
    isSending: useCallback(() => stage.current === 'sending', []),
  }
}
