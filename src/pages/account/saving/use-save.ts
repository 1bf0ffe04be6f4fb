import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { accountChanges, type AccountChange } from '#account/changes.ts'
import { inversePatch } from '#account/inverse-patch.ts'
import { mergeWork } from '#account/merge.ts'
import { readWork } from '#account/patch.ts'
import { notConfirmed } from '#account/receipt.ts'
import { problemErrors, refusalErrors } from '#account/work-errors.ts'
import { workOf, type AccountWork } from '#account/work.ts'
import { fromWall, pageNow, wallNow } from '#clock/page-clock.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { SentWork } from '#drafts/draft-record.ts'
import { asFailure, Failure, leavesOutcomeUnknown, mayBeRefusedTwin } from '#http/failures.ts'
import { timeoutMs } from '#api/client.ts'
import { useSaveAccount } from '#queries/account-mutations.ts'
import { keys } from '#queries/keys.ts'
import { readBackUpdate, type SentUpdate, type UpdateVerdict } from '#queries/read-back.ts'
import { readBeforeSave } from '#queries/read-detail.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useSignedIn } from '#session/use-session.ts'
import { commitTyping } from '../form/commit-typing.ts'
import type { Saved, SaveOutcome, SaveStage } from './save-outcome.ts'
import { dropHandoff, takeHandoff, type SaveUnderWay } from './handoff.ts'
import type { AccountForm } from '../form/use-account-form.ts'
import { useCheck } from '../use-check.ts'
import type { AccountDrafts } from '../drafts/use-drafts.ts'
import { useFieldErrors } from '../form/use-field-errors.ts'

interface Sending {
  before: AccountDetail
  work: AccountWork
  patch: AccountPatch
  /** What each entry of its `products` is about. */
  productIds: readonly string[]
}

/** A write that failed, as far as anybody knows. */
interface Ended extends SentUpdate {
  work: AccountWork
  /** The save that it was to put back; null for a save. */
  undone: Saved | null
}

/**
 * Saves what is changed: once at a time, never what has problems or is disputed, never again by itself.
 * Where the base may be out of date it reads first (A14); after an end that nobody knows (A13) it looks
 * what came of it, and sends nothing while it does.
 */
export function useSave(
  id: string,
  form: AccountForm,
  drafts: Pick<AccountDrafts, 'drop' | 'flush' | 'noteSent'>,
) {
  const queryClient = useQueryClient()
  const { readOnly } = useSignedIn()
  const mutation = useSaveAccount()
  const fieldErrors = useFieldErrors()
  const [outcome, setOutcome] = useState<SaveOutcome | null>(null)
  const [stage, setStage] = useState<SaveStage>('idle')
  const [sending, setSending] = useState<AccountWork | null>(null)
  const [isDeciding, setDeciding] = useState<'for-save' | 'now' | null>(null)
  const workspace = useWorkspace()
  const { check, run, stop } = useCheck<UpdateVerdict>()
  const isChecking = check?.isLooking === true
  const sent = useRef<Ended | null>(null)
  const busy = useRef(false)
  /** When the server last refused what was sent, in ms: a base from before is not to be trusted. */
  const refusedAt = useRef(0)
  const reading = useRef<AbortController | null>(null)
  const isLeft = useRef(false)
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
      reading.current?.abort()
    }
  }, [])

  function enter(next: SaveStage) {
    busy.current = next !== 'idle'
    setStage(next)
  }

  async function look(isQuiet: boolean) {
    const { current: last } = sent
    if (!last) return
    const seen = await run((options) => readBackUpdate(workspace, last, options), isQuiet)
    if (!seen?.detail) return
    if (seen.verdict !== 'unknown') drafts.noteSent(null)
    if (seen.verdict === 'arrived' || seen.verdict === 'doubled') {
      form.mark(last.work, last.patch)
      form.settle(seen.detail)
      fieldErrors.reset()
      if (last.undone) noteUndone(last, seen.detail)
      else note('saved', accountChanges(last.before, last.work))
    } else form.follow(seen.detail)
  }

  function noteUndone({ before, work }: Pick<Sending, 'before' | 'work'>, after: AccountDetail) {
    note('undone', mergeWork(before, after, work).taken)
  }

  function note(kind: 'saved' | 'undone', changes: readonly AccountChange[]) {
    workspace.history.add(id, { at: wallNow(), kind, changes: [...changes] })
  }

  /** What was typed and staged, if it can be sent. */
  function readable(base: AccountDetail, work: AccountWork): Sending | null {
    const { patch, problems, productIds } = readWork(base, work)
    if (problems.length > 0) {
      fieldErrors.show(problemErrors(problems, work))
      return null
    }
    return { before: base, work, patch, productIds }
  }

  async function submit(isUnchecked = false) {
    if (busy.current || readOnly || isChecking) return
    commitTyping()
    const sending = readable(form.now(), form.work())
    if (!sending || Object.keys(sending.patch).length === 0) return
    if (form.disputes().length > 0) {
      setDeciding('for-save')
      return
    }
    fieldErrors.reset()
    setOutcome(null)
    stop()
    if (isUnchecked || !isOutOfDate()) await send(sending)
    else await sendOnceRead(sending)
  }

  function isOutOfDate(): boolean {
    const readAt = queryClient.getQueryState(keys.detail(id))?.dataUpdatedAt ?? 0
    const oldestMs = workspace.config.cacheSeconds.detail * 1000
    return readAt <= refusedAt.current || wallNow() - readAt > oldestMs
  }

  /** Reads the account for a write that waits for it. Null when that failed, which is told, or is not wanted any more. */
  async function readFirst(undone: Saved | null): Promise<AccountDetail | null> {
    enter('checking')
    const gone = new AbortController()
    reading.current = gone
    try {
      const options = { name: form.now().name, signal: gone.signal }
      const theirs = await readBeforeSave(workspace, id, options)
      form.follow(theirs)
      return theirs
    } catch (error) {
      if (gone.signal.aborted) return null
      const failure = asFailure(error)
      const isTheEnd = failure.kind === 'cancelled' || failure.kind === 'not-found'
      setOutcome(
        isTheEnd
          ? { kind: 'failed', failure, onFields: false, undone }
          : { kind: 'unchecked', failure, undone },
      )
      return null
    } finally {
      enter('idle')
    }
  }

  /** What is typed meanwhile is not in it. */
  async function sendOnceRead({ before, work }: Sending) {
    const theirs = await readFirst(null)
    if (!theirs) return
    if (form.disputes().length > 0) {
      setDeciding('for-save')
      return
    }
    const sending = readable(theirs, mergeWork(before, theirs, work).work)
    if (!sending) return
    if (Object.keys(sending.patch).length > 0) await send(sending)
    else setOutcome({ kind: 'nothing-left' })
  }

  /**
   * Sends a patch. Resolves with what the server says it updated, undefined when it failed, which is told.
   * Not by the mutation's callbacks: these are not called once the page is left.
   */
  async function put(sending: Sending, undone: Saved | null, begun?: SaveUnderWay['ended']) {
    const { before, work, patch } = sending
    const onSent = (isOut: boolean) => {
      if (!undone) drafts.noteSent(isOut ? { before, work, at: wallNow() } : null)
    }
    enter('sending')
    if (begun) onSent(true)
    form.mark(work, patch)
    try {
      const updated = await (begun ??
        mutation.mutateAsync({ id, patch, name: before.name, onSent }))
      form.settle(queryClient.getQueryData<AccountDetail>(keys.detail(id)))
      // Begun before anybody can read that it is saved, and close the tab: it is no draft any more.
      drafts.noteSent(null)
      return updated
    } catch (error) {
      form.unmark()
      const failure = asFailure(error)
      if (!leavesOutcomeUnknown(failure)) drafts.noteSent(null)
      failed(failure, sending, undone)
      return undefined
    } finally {
      enter('idle')
    }
  }

  /** `begun`: it is under way already. */
  async function send(sending: Sending, begun?: SaveUnderWay['ended']) {
    const { before, work, patch } = sending
    setSending(work)
    const updated = await put(sending, null, begun)
    setSending(null)
    if (updated === undefined) return
    const missing = notConfirmed(patch, updated)
    const at = pageNow()
    setOutcome({ kind: 'saved', before, work, patch, at, updated, notConfirmed: missing })
    note('saved', accountChanges(before, work))
  }

  /** Puts a save back, as far as that goes: with a PUT of its own. */
  async function undo(saved: Saved) {
    if (busy.current || readOnly || isChecking) return
    setOutcome(null)
    stop()
    if (isOutOfDate() && !(await readFirst(saved))) return
    const before = form.now()
    const { patch, cannot } = inversePatch(saved.before, saved.patch, before)
    if (Object.keys(patch).length === 0) {
      setOutcome({ kind: 'not-undoable', cannot, saved })
      return
    }
    // Nothing of it is in the form, which follows what is stored.
    const work = workOf(before)
    const updated = await put({ before, work, patch, productIds: [] }, saved)
    if (updated === undefined) return
    setOutcome({ kind: 'undone', cannot, saved })
    noteUndone({ before, work }, form.now())
  }

  function failed(failure: Failure, sending: Sending, undone: Saved | null) {
    const { before, work, patch, productIds } = sending
    const dynamicNames = [...before.dynamic_fields, ...work.dynamic_fields]
    // What an undo sent stands in no field.
    const named = undone ? {} : refusalErrors(failure, { patch, productIds, dynamicNames })
    const onFields = Object.keys(named).length > 0
    if (onFields) fieldErrors.show(named)
    if (failure.kind === 'validation' || failure.kind === 'not-found') refusedAt.current = wallNow()
    setOutcome({ kind: 'failed', failure, onFields, undone })
    sent.current = { before, patch, work, endedAt: pageNow(), undone }
    if (isLeft.current) return
    if (leavesOutcomeUnknown(failure)) void look(false)
    else if (patch.products && mayBeRefusedTwin(failure)) void look(true)
  }

  /** A page before this one had sent it, and was gone when its answer came. */
  function resume({ before, work, at }: SentWork) {
    if (!before || busy.current) return
    const { patch } = readWork(before, work)
    const endedAt = fromWall(at + timeoutMs)
    sent.current = { before, patch, work, endedAt, undone: null }
    setOutcome({
      kind: 'failed',
      failure: new Failure('interrupted'),
      onFields: false,
      undone: null,
    })
    void look(false)
  }

  // The second half of a create, which has failed or takes long: its page goes on where that stopped.
  const [handoff] = useState(() => takeHandoff(workspace, id))
  const takeUp = useRef(() => {
    if (!handoff) return
    const { before, work, saving, isHalf, draft } = handoff
    if (work) form.takeUp(before, work)
    if (saving) form.takeUp(before, saving.work)
    dropHandoff(workspace, id)
    if (draft) void drafts.flush().then(() => drafts.drop(draft))
    if (isHalf) setOutcome({ kind: 'half' })
    if (!saving) return
    const { productIds } = readWork(before, saving.work)
    void send({ before, productIds, work: saving.work, patch: saving.patch }, saving.ended)
  })
  useEffect(() => {
    takeUp.current()
    takeUp.current = () => {}
  }, [])

  return {
    submit: () => void submit(),
    submitUnchecked: () => void submit(true),
    /** What failed last, once more: an undo, or what is in the form by now. */
    sendAgain: () => void (sent.current?.undone ? undo(sent.current.undone) : submit()),
    undo: (saved: Saved) => void undo(saved),
    resume,
    stage,
    /** The work that is being sent; null while none is. */
    sending,
    pending: stage !== 'idle',
    readOnly,
    outcome,
    /** The look at what came of it; null when its answer said it all. */
    check,
    isChecking,
    readAgain: () => void look(false),
    /** What is disputed is being decided: because a save needs it, or because somebody asked to. */
    isDeciding,
    openDecision: () => setDeciding('now'),
    closeDecision: () => setDeciding(null),
    decide: (theirs: ReadonlySet<string>) => {
      const goOn = isDeciding === 'for-save'
      setDeciding(null)
      form.decide(theirs)
      if (goOn) void submit()
    },
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
export type AccountSaving = ReturnType<typeof useSave>
