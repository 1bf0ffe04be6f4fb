import { useNavigate } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import { toCreate } from '#account/create-body.ts'
import { accountChanges, type AccountChange } from '#account/changes.ts'
import { draftOf } from '#account/draft.ts'
import { readWork } from '#account/patch.ts'
import { workOf, type AccountWork } from '#account/work.ts'
import type { AccountCreate, AccountPatch } from '#contract/account-write.ts'
import { AccountDetail } from '#contract/account.ts'
import { newAccount } from '#drafts/draft-record.ts'
import { asFailure, leavesOutcomeUnknown, mayBeRefusedTwin, type Failure } from '#http/failures.ts'
import { useCreateAccount, useSaveAccount } from '#queries/account-mutations.ts'
import { findDuplicates, type Duplicates } from '#queries/find-duplicates.ts'
import { keys } from '#queries/keys.ts'
import { readBackCreate, type CreateVerdict } from '#queries/read-back.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useSignedIn } from '#session/use-session.ts'
import { commitTyping } from './commit-typing.ts'
import { differences } from './follow-base.ts'
import { handOff } from './handoff.ts'
import { useAccountForm } from './use-account-form.ts'
import { useCheck } from './use-check.ts'
import { useDrafts } from './use-drafts.ts'
import { useFieldErrors } from './use-field-errors.ts'
import { useProblemText } from './use-problem-text.ts'

interface SentForm {
  body: AccountCreate
  work: AccountWork
  sentAt: number
  endedAt: number
}

/** What is under way: the look for duplicates, the POST, or the PUT with what a POST does not take (A16). */
export type CreateStage = 'idle' | 'looking' | 'creating' | 'completing' | 'created'

const blank = AccountDetail.parse({ id: newAccount })

/**
 * Creates an account out of a form that starts as `start`, and goes on to its page. Once at a time; and
 * after an end that nobody knows (A13), which it looks into by itself, not before somebody says so with
 * `again`. Products and custom fields go with a PUT of their own: when that fails the account exists, and
 * the rest is handed to its page as unsaved work.
 */
export function useCreate(start: AccountWork) {
  const form = useAccountForm(blank, { start })
  const [first] = useState(start)
  const stageNow = useRef<CreateStage>('idle')
  const [stage, setStage] = useState<CreateStage>('idle')
  const isTouched = useCallback(
    () => stageNow.current !== 'created' && !isSameWork(form.work(), first),
    [first, form],
  )
  const drafts = useDrafts(
    newAccount,
    form,
    useCallback(() => !isTouched(), [isTouched]),
  )
  const navigate = useNavigate()
  const { readOnly } = useSignedIn()
  const create = useCreateAccount()
  const save = useSaveAccount()
  const fieldErrors = useFieldErrors()
  const problemText = useProblemText()
  const [outcome, setOutcome] = useState<{ failure: Failure; onFields: boolean } | null>(null)
  const [duplicates, setDuplicates] = useState<Duplicates | null>(null)
  const workspace = useWorkspace()
  const { check, run, stop } = useCheck<CreateVerdict>()
  const sent = useRef<SentForm | null>(null)
  // A refused one that turns out to be there was sent twice.
  const isThere = check?.found?.verdict === 'arrived' || check?.found?.verdict === 'doubled'
  const isUndecided = outcome !== null && (leavesOutcomeUnknown(outcome.failure) || isThere)

  function enter(next: CreateStage) {
    stageNow.current = next
    setStage(next)
  }

  async function look(isQuiet: boolean) {
    const { current: last } = sent
    if (!last) return
    const seen = await run((options) => readBackCreate(workspace, last, options), isQuiet)
    const [account] = seen?.accounts ?? []
    if (seen?.verdict !== 'arrived' || !account) return
    // What was typed since is in no request: it must not go with the page.
    if (!isSameWork(form.work(), last.work)) return
    const before = created(account.id)
    const rest = restOf(last.work, before)
    if (rest.patch) handOff(workspace, account.id, { before, work: rest.work, failure: null })
    await drafts.discard()
    open(account.id, true)
  }

  function open(id: string, isReadBack: boolean) {
    enter('created')
    const state = { createdAt: Date.now(), isReadBack }
    void navigate({ to: '/accounts/$id', params: { id }, replace: true, state })
  }

  function created(id: string): AccountDetail {
    const known = workspace.queryClient.getQueryData<AccountDetail>(keys.detail(id))
    return known ?? AccountDetail.parse({ id })
  }

  async function send(options: { isAgain?: boolean; isKnown?: boolean } = {}) {
    if (stageNow.current !== 'idle' || readOnly || check?.isLooking) return
    commitTyping()
    const work = form.work()
    const { body, problems } = toCreate(work.fields)
    const named = { base: blank, work }
    const rest = readWork(blank, { ...work, fields: draftOf(blank) })
    if (problems.length + rest.problems.length > 0) {
      fieldErrors.show({
        ...problemText.ofFieldProblems(problems, named),
        ...problemText.ofProblems(rest.problems, named),
      })
      return
    }
    fieldErrors.reset()
    setOutcome(null)
    setDuplicates(null)
    stop()
    const isLooked = options.isAgain === true || options.isKnown === true
    if (isLooked || (await isUnique(body))) await post(body, work)
  }

  /** Whether nothing like it was found, or nothing had to be looked for. */
  async function isUnique(body: AccountCreate): Promise<boolean> {
    enter('looking')
    try {
      const found = await findDuplicates(workspace, body)
      const isNone = found.accounts.length === 0 && found.failure === null
      if (found.failure?.kind === 'cancelled') {
        setOutcome({ failure: found.failure, onFields: false })
        return false
      }
      if (!isNone) setDuplicates(found)
      return isNone
    } finally {
      enter('idle')
    }
  }

  async function post(body: AccountCreate, work: AccountWork) {
    enter('creating')
    const sentAt = Date.now()
    let id: string
    try {
      id = await create.mutateAsync(body)
    } catch (error) {
      enter('idle')
      refused(asFailure(error), { body, work, sentAt, endedAt: Date.now() })
      return
    }
    note(id, 'created', accountChanges(blank, { ...workOf(blank), fields: work.fields }))
    await complete(id, body.name, work)
  }

  function note(id: string, kind: 'created' | 'saved', changes: AccountChange[]) {
    workspace.history.add(id, { at: Date.now(), kind, changes })
  }

  function refused(failure: Failure, last: SentForm) {
    const named = problemText.ofRefusal(failure, { patch: {}, productIds: [] })
    const onFields = Object.keys(named).length > 0
    if (onFields) fieldErrors.show(named)
    setOutcome({ failure, onFields })
    sent.current = last
    if (leavesOutcomeUnknown(failure)) void look(false)
    else if (mayBeRefusedTwin(failure)) void look(true)
  }

  /** The second half. The account is there: from here on it is never created again. */
  async function complete(id: string, name: string, work: AccountWork) {
    const before = created(id)
    const rest = restOf(work, before)
    if (!rest.patch) {
      await drafts.discard()
      open(id, false)
      return
    }
    enter('completing')
    const kept = { account: id, page: drafts.own.page }
    const record = {
      ...kept,
      name,
      work: rest.work,
      base: before,
      disputed: [],
      savedAt: Date.now(),
    }
    // A tab that is closed from here on leaves it on the new account's page.
    await drafts.store.keep(record).catch(() => {})
    await drafts.discard()
    try {
      await save.mutateAsync({ id, patch: rest.patch, name, isOfCreate: true })
      note(id, 'saved', accountChanges(before, rest.work))
      drafts.drop(kept)
    } catch (error) {
      handOff(workspace, id, { before, work: rest.work, failure: asFailure(error), draft: kept })
    }
    open(id, false)
  }

  return {
    form,
    drafts,
    draft: () => form.work().fields,
    submit: () => {
      if (!isUndecided) void send()
    },
    again: () => void send({ isAgain: true }),
    stage,
    pending: stage !== 'idle',
    readOnly,
    /** Accounts that may be this one already; null while there is nothing to ask. */
    duplicates,
    createAnyway: () => {
      setDuplicates(null)
      void send({ isKnown: true })
    },
    closeDuplicates: () => setDuplicates(null),
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
      () => (stageNow.current === 'idle' || stageNow.current === 'looking') && isTouched(),
      [isTouched],
    ),
  }
}

/** What a POST does not take, over the account that it made. */
function restOf(
  { products, dynamic_fields }: AccountWork,
  account: AccountDetail,
): { work: AccountWork; patch: AccountPatch | null } {
  const work = { fields: draftOf(account), products, dynamic_fields }
  const isNothing = products.length === 0 && dynamic_fields.length === 0
  return { work, patch: isNothing ? null : readWork(account, work).patch }
}

function isSameWork(one: AccountWork, other: AccountWork): boolean {
  return (
    differences(one.fields, other.fields).length === 0 &&
    isSameList(one.products, other.products) &&
    isSameList(one.dynamic_fields, other.dynamic_fields)
  )
}

/** Edits are never changed in place. */
function isSameList(one: readonly object[], other: readonly object[]): boolean {
  return one.length === other.length && one.every((edit, place) => edit === other[place])
}
export type AccountCreating = ReturnType<typeof useCreate>
