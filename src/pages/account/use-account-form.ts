import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { changesOf } from '#account/changes.ts'
import { draftOf, type AccountDraft } from '#account/draft.ts'
import type { AccountDetail } from '#contract/account.ts'
import { differences, emptyWriteOnly, followBase } from './follow-base.ts'

/**
 * The form of an account, over what was last read of it. React Hook Form holds the texts; what is
 * changed is told by comparing them with `base`.
 */
export function useAccountForm(detail: AccountDetail) {
  const form = useForm<AccountDraft>({ defaultValues: draftOf(detail) })
  const [base, setBase] = useState(detail)
  const baseNow = useRef(detail)
  /** The draft of the save that is under way. */
  const sent = useRef<AccountDraft | null>(null)

  const write = useCallback(
    (draft: AccountDraft) => {
      for (const key of differences(form.getValues(), draft)) form.setValue(key, draft[key])
    },
    [form],
  )

  const follow = useCallback(
    (next: AccountDetail) => {
      if (next === baseNow.current) return
      write(followBase(baseNow.current, next, form.getValues(), sent.current))
      baseNow.current = next
      setBase(next)
    },
    [form, write],
  )

  useLayoutEffect(() => follow(detail), [detail, follow])

  return {
    control: form.control,
    base,
    /** Takes a fresher read for what is stored. */
    follow,
    draft: useCallback(() => form.getValues(), [form]),
    /** Puts every field back to what was read. */
    discard: useCallback(() => write(draftOf(baseNow.current)), [write]),
    /** A save starts (its draft) or has failed (null). */
    mark: useCallback((draft: AccountDraft | null) => {
      sent.current = draft && { ...draft }
    }, []),
    isSaving: useCallback(() => sent.current !== null, []),
    /** What was marked is saved, and `next` shows it. */
    settle: useCallback(
      (next: AccountDetail | undefined) => {
        if (next) follow(next)
        if (sent.current) write(emptyWriteOnly(form.getValues(), sent.current))
        sent.current = null
      },
      [follow, form, write],
    ),
    /** Whether something typed is in no request and no read. */
    isUnsaved: useCallback(
      () =>
        sent.current
          ? differences(form.getValues(), sent.current).length > 0
          : changesOf(baseNow.current, form.getValues()).length > 0,
      [form],
    ),
  }
}
export type AccountForm = ReturnType<typeof useAccountForm>
