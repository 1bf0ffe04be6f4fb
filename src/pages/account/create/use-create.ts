import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { toCreate } from '#account/create-body.ts'
import { accountChanges, type AccountChange } from '#account/changes.ts'
import { draftOf } from '#account/draft.ts'
import { workProblem } from '#account/field-problems.ts'
import { readWork } from '#account/patch.ts'
import { problemErrors, refusalErrors } from '#account/work-errors.ts'
import { layOver, workOf, type AccountWork } from '#account/work.ts'
import { fromWall, pageNow, wallNow } from '#clock/page-clock.ts'
import type { AccountCreate } from '#contract/account-write.ts'
import { AccountDetail } from '#contract/account.ts'
import { isSameJson } from '#account/json.ts'
import { newAccount, type SentWork } from '#drafts/draft-record.ts'
import { asFailure, Failure, leavesOutcomeUnknown, mayBeRefusedTwin } from '#http/failures.ts'
import { timeoutMs } from '#api/client.ts'
import { useCreateAccount, useSaveAccount } from '#queries/account-mutations.ts'
import { findDuplicates, type Duplicates } from '#queries/find-duplicates.ts'
import { keys } from '#queries/keys.ts'
import { readBackCreate, type CreateVerdict } from '#queries/read-back.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useSignedIn } from '#session/use-session.ts'
import { commitTyping } from '../form/commit-typing.ts'
import { handOff, isSameWork, restOf, typedSince } from '../saving/handoff.ts'
import { useAccountForm } from '../form/use-account-form.ts'
import { useCheck } from '../use-check.ts'
import { useDrafts } from '../drafts/use-drafts.ts'
import { useFieldErrors } from '../form/use-field-errors.ts'

interface SentForm {
  body: AccountCreate
  work: AccountWork
  sentAt: number
  endedAt: number
}

/** What is under way: the look for duplicates, the POST, or the PUT with what a POST does not take (A16). */
export type CreateStage = 'idle' | 'looking' | 'creating' | 'completing' | 'created'

/** How long the form waits for the PUT before the account's page does, in ms. */
const patienceMs = 2_000

const blank = AccountDetail.parse({ id: newAccount })

/**
 * Creates an account out of a form that starts as `start`, and goes on to its page. Once at a time; and
 * after an end that nobody knows (A13), which it looks into by itself, not before somebody says so with
 * `again`. What a POST does not take goes with a PUT of its own (A16): when that fails, or takes long, the
 * account is there, and its page goes on with the rest.
 */
export function useCreate(start: AccountWork) {
  const form = useAccountForm(blank, { start })
  const [first] = useState(start)
  const stageNow = useRef<CreateStage>('idle')
  const [stage, setStage] = useState<CreateStage>('idle')
  const [sending, setSending] = useState<AccountWork | null>(null)
  const isTouched = useCallback(
    (work: AccountWork) =>
      stageNow.current !== 'completing' &&
      stageNow.current !== 'created' &&
      !isSameWork(work, first),
    [first],
  )
  const drafts = useDrafts(
    newAccount,
    form,
    useCallback((work) => !isTouched(work), [isTouched]),
  )
  const navigate = useNavigate()
  const { readOnly } = useSignedIn()
  const create = useCreateAccount()
  const save = useSaveAccount()
  const fieldErrors = useFieldErrors()
  const [outcome, setOutcome] = useState<{ failure: Failure; onFields: boolean } | null>(null)
  const [duplicates, setDuplicates] = useState<Duplicates | null>(null)
  const workspace = useWorkspace()
  const { check, run, stop } = useCheck<CreateVerdict>()
  const sent = useRef<SentForm | null>(null)
  const sendingNow = useRef<AccountWork | null>(null)
  const leaving = useRef(new AbortController())
  useEffect(() => {
    const gone = new AbortController()
    leaving.current = gone
    return () => gone.abort()
  }, [])
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
    if (rest.patch)
      handOff(workspace, account.id, { before, work: rest.work, saving: null, isHalf: true })
    noteCreated(account.id, last.work)
    await drafts.discard()
    openPage(account.id, true)
  }

  function openPage(id: string, isReadBack: boolean) {
    enter('created')
    const state = { createdAt: pageNow(), isReadBack }
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
    const rest = readWork(blank, { ...work, fields: draftOf(blank) })
    const all = [...problems.map(workProblem), ...rest.problems]
    if (all.length > 0) {
      fieldErrors.show(problemErrors(all, work))
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
      const { signal } = leaving.current
      const found = await findDuplicates(workspace, body, signal)
      // The form was given up: nothing is sent any more.
      if (signal.aborted) return false
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
    sendingNow.current = work
    setSending(work)
    const last = sentNow(body, work)
    let id: string
    try {
      id = await create.mutateAsync({
        body,
        onSent: (isOut) => drafts.noteSent(isOut ? { before: null, work, at: last.sentAt } : null),
      })
    } catch (error) {
      enter('idle')
      sendingNow.current = null
      setSending(null)
      refused(asFailure(error), last)
      return
    }
    noteCreated(id, work)
    await complete(id, body.name, work)
  }

  function note(id: string, kind: 'created' | 'saved', changes: AccountChange[]) {
    workspace.history.add(id, { at: wallNow(), kind, changes })
  }

  function noteCreated(id: string, { fields }: AccountWork) {
    note(id, 'created', accountChanges(blank, { ...workOf(blank), fields }))
  }

  function refused(failure: Failure, last: Omit<SentForm, 'endedAt'>) {
    const onFields = failure.kind === 'validation'
    if (onFields) fieldErrors.show(refusalErrors(failure, { patch: {}, productIds: [] }))
    setOutcome({ failure, onFields })
    sent.current = ended(last)
    if (!leavesOutcomeUnknown(failure)) drafts.noteSent(null)
    if (isLeft()) return
    if (leavesOutcomeUnknown(failure)) void look(false)
    else if (mayBeRefusedTwin(failure)) void look(true)
  }

  /** The second half. The account is there: from here on it is never created again. */
  async function complete(id: string, name: string, work: AccountWork) {
    enter('completing')
    const before = created(id)
    const rest = restOf(work, before)
    const kept = { account: id, page: drafts.own.page }
    const keep = (unsaved: AccountWork) => {
      const put = rest.patch && { before, work: rest.work, at: wallNow() }
      const record = { ...kept, name, work: unsaved, base: before, disputed: [], sent: put }
      return drafts.store.keep({ ...record, savedAt: wallNow() }).catch(() => {})
    }
    // A tab that is closed from here on leaves it on the new account's page.
    if (rest.patch) await keep(rest.work)
    await drafts.discard()
    if (isLeft()) drafts.drop(drafts.own)
    const saving = rest.patch && {
      work: rest.work,
      patch: rest.patch,
      ended: save.mutateAsync({ id, patch: rest.patch, name, isOfCreate: true }),
    }
    const isSaved = saving && (await isDoneSoon(saving.ended))
    if (isSaved) {
      note(id, 'saved', accountChanges(before, rest.work))
      drafts.drop(kept)
    }
    const since = typedSince(work, form.work(), before)
    if (!isLeft()) {
      const open = { before, work: since, saving: isSaved ? null : saving, draft: kept }
      if (open.work ?? open.saving) handOff(workspace, id, open)
      openPage(id, false)
    } else if (since) {
      await keep(saving && !isSaved ? layOver(before, rest.work, since) : since)
    }
  }

  /** Whether a save has succeeded; without its page, however long that takes. */
  async function isDoneSoon(ended: Promise<unknown>): Promise<boolean> {
    const done = ended.then(
      () => true,
      () => false,
    )
    const soon = await Promise.race([done, pause(patienceMs).then(() => null)])
    return soon ?? (isLeft() ? done : false)
  }

  /** A form before this one had sent it, and was gone when its answer came. */
  function resume({ work, at }: SentWork) {
    if (stageNow.current !== 'idle') return
    const now = form.work()
    const { body } = toCreate(work.fields)
    const endedAt = fromWall(at + timeoutMs)
    sent.current = { body, work: isSameJson(now, work) ? now : work, sentAt: at, endedAt }
    setOutcome({ failure: new Failure('interrupted'), onFields: false })
    void look(false)
  }

  // What is sent goes on without its page.
  function isLeft(): boolean {
    return leaving.current.signal.aborted
  }

  return {
    form,
    drafts,
    draft: () => form.told().fields,
    submit: () => {
      if (!isUndecided) void send()
    },
    again: () => void send({ isAgain: true }),
    resume,
    stage,
    /** The work that is being sent; null while none is. */
    sending,
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
    isUnsaved: useCallback(() => {
      const { current: stage } = stageNow
      if (stage === 'idle' || stage === 'looking') return isTouched(form.work())
      const { current: work } = sendingNow
      return stage !== 'created' && work !== null && typedSince(work, form.work(), blank) !== null
    }, [form, isTouched]),
  }
}

function sentNow(body: AccountCreate, work: AccountWork): Omit<SentForm, 'endedAt'> {
  return { body, work, sentAt: wallNow() }
}

function ended(last: Omit<SentForm, 'endedAt'>): SentForm {
  return { ...last, endedAt: pageNow() }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

export type AccountCreating = ReturnType<typeof useCreate>
