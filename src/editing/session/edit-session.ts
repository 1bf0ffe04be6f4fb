// One account being edited in this tab: its edits, the write that carries them, and the draft that keeps
// them. It outlives its page as long as there is something to lose.
import { accountChanges, type AccountChange } from '#account/changes/changes.ts'
import { inversePatch } from '#account/sent/inverse-patch.ts'
import type { Lost } from '#account/sent/lost-patch.ts'
import { readEdits } from '#account/edits/patch.ts'
import { toCreate } from '#account/edits/create-body.ts'
import { formValuesOf } from '#account/edits/form-values.ts'
import { editProblem } from '#account/fields/field-problems.ts'
import { editsOf, type AccountEdits } from '#account/edits/edits.ts'
import { problemErrors, validationErrors, type EditErrors } from '#account/edits/edit-errors.ts'
import { fromWall, pageNow, wallNow } from '#clock/page-clock.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import {
  openAcknowledgement,
  readAcknowledgement,
  type AcknowledgementState,
} from './acknowledgement.ts'
import { slackMs, type AccountReads } from '../account-reads.ts'
import { newAccount, newPageId, type DraftRecord } from '../drafts/draft-record.ts'
import type { DraftStore } from '../drafts/draft-store.ts'
import { EditedAccount, type EditedState } from './edited-account.ts'
import type { FieldValues } from './field-values.ts'
import { SessionDrafts } from './session-drafts.ts'
import {
  endedWell,
  isOpen,
  isSent,
  isUnsent,
  type Intent,
  type Saved,
  type Write,
} from '../write.ts'
import { draftKey } from '../write-draft.ts'
import type { JournalChange, WriteJournal } from '../write-journal.ts'
import type { WriteRunner } from '../write-runner.ts'

export interface SessionContext {
  journal: WriteJournal
  runner: WriteRunner
  reads: AccountReads
  drafts: DraftStore
  cacheSeconds: { detail: number }
  localPatches: (accountId: string) => readonly AccountPatch[]
  /** Some of a write was not saved after all, and is unsaved edits again. */
  onLost: (writeId: string, lost: Lost, changes: readonly AccountChange[]) => void
  /** Whether all of a draft has been submitted since it was kept. */
  isSubmitted: (draft: DraftRecord) => boolean
  /** A page shows the session. */
  onAttach: (session: EditSession) => void
  /** Nothing would be lost with the session. */
  onIdle: (session: EditSession) => void
}

/** A save that can be undone with one click, until then (ms of the page's clock). */
interface Undoable {
  saved: Saved
  until: number
}

export interface SessionState extends EditedState {
  /** The write that is under way, or how the last one ended until somebody has seen enough of that. */
  write: Write | null
  /** The write of the account that is under way in another tab. */
  elsewhere: Write | null
  undoable: Undoable | null
  /** What the answer to the last save did not name. */
  acknowledgement: AcknowledgementState | null
  /** What is changed besides is saved once the write that is under way has ended. */
  savesNext: boolean
  /** The conflicts are being decided: because a save needs it, or because somebody asked to. */
  deciding: 'for-save' | 'now' | null
  /** What the last try found wrong, but for what was edited since. */
  errors: EditErrors
  /** How often something was found wrong. */
  attempt: number
}

/** How long a save can be undone with one click, in ms. */
const undoMs = 30_000

export class EditSession {
  readonly id = newPageId()
  /** Or `newAccount`. */
  readonly accountId: string
  readonly edited: EditedAccount
  readonly drafts: SessionDrafts
  readonly #context: SessionContext
  readonly #start: AccountEdits | null
  readonly #listeners = new Set<() => void>()
  readonly #stops: (() => void)[]
  #state: SessionState
  /** The write that carries edits of this session. */
  #carriedId: string | null = null
  /** The new account is there, and its own session goes on. */
  #isCreated = false
  #pages = 0
  #acknowledging = new AbortController()
  /** How long the save that an undo is under way for could still be undone, in ms. */
  #undoLeftMs = 0

  /** `start`: what a new account begins with; null for one that is there. */
  constructor(
    context: SessionContext,
    accountId: string,
    base: AccountDetail,
    { start, isRead }: { start: AccountEdits | null; isRead: boolean },
  ) {
    this.#context = context
    this.accountId = accountId
    this.#start = start
    this.edited = new EditedAccount(base, {
      isRead,
      ...(start && { start }),
      localPatches: () => context.localPatches(accountId),
    })
    const account = start ? newAccount : accountId
    this.drafts = new SessionDrafts(
      context.drafts,
      this.edited,
      { account, page: this.id },
      {
        isUntouched: (edits) => this.isUntouched(edits),
        isSubmitted: context.isSubmitted,
      },
    )
    const own = { write: null, elsewhere: null, undoable: null, acknowledgement: null }
    this.#state = {
      ...this.edited.state(),
      ...own,
      savesNext: false,
      deciding: null,
      errors: {},
      attempt: 0,
    }
    const { journal } = context
    this.#stops = [
      this.edited.subscribe(() => this.#set(this.edited.state())),
      journal.subscribe((change) => change && this.#hear(change)),
      this.drafts.start(),
    ]
    // What a page before this one has left, or another tab does.
    const writes = journal.all().filter((each) => this.#concerns(each))
    const write = writes.find(isOpen) ?? writes[0]
    if (write) this.#hear({ before: null, after: write })
  }

  readonly state = (): SessionState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get isNew(): boolean {
    return this.#start !== null
  }

  get isAttached(): boolean {
    return this.#pages > 0
  }

  /** Whether there is nothing in some edits that would be lost with them. */
  isUntouched(edits: AccountEdits): boolean {
    if (this.#isCreated) return true
    if (this.#start === null || this.#carriedId !== null) return !this.edited.isChanged(edits)
    return isSameOver(this.edited.state().base, edits, this.#start)
  }

  /** Whether something is in no write and no read. */
  readonly isUnsaved = (): boolean => {
    if (this.#isCreated) return false
    if (this.#carriedId !== null || !this.#start) return this.edited.isUnsaved()
    return !this.isUntouched(this.edited.edits())
  }

  /** Whether something would be neither saved nor under way to it. */
  readonly isLeftBehind = (): boolean => !this.#state.savesNext && this.isUnsaved()

  /** A page shows the session. Returns what ends that. */
  attach(values: FieldValues): () => void {
    this.#pages += 1
    this.#context.onAttach(this)
    const release = this.edited.attach(values)
    this.#watch(true)
    const { write } = this.#state
    if (write && !isOpen(write)) this.#context.journal.markTold(write.id)
    return () => {
      release()
      this.#pages -= 1
      this.#acknowledging.abort()
      this.#set({ acknowledgement: null, deciding: null })
      this.#watch(false)
      this.#forgetEnd()
      this.#idle()
    }
  }

  /** Ends the session: nothing of it is kept any more but its draft, if it has one. */
  close(): void {
    this.#acknowledging.abort()
    for (const stop of this.#stops.toReversed()) stop()
  }

  /**
   * Saves what is changed. What has problems, or is in conflict, is not sent: `state` tells. While a write
   * waits, this amends it; while one is under way, this follows it. `isUnchecked`: without reading first.
   */
  save(isUnchecked = false): void {
    const { journal, runner } = this.#context
    const open = this.#openWrite()
    if (open?.phase.is === 'verifying' && open.owner === journal.tab) return
    const { base } = this.edited.state()
    const edits = this.edited.edits()
    const read = readEdits(base, edits)
    if (read.problems.length > 0) return this.#fail(problemErrors(read.problems, edits))
    // What another tab shows stays there: it is that one's user who knows what it is.
    const isForeign = open !== null && open.owner !== journal.tab
    if (open && (isForeign || !isUnsent(open) || open.intent.kind === 'undo')) {
      if (this.isUnsaved()) this.#set({ savesNext: true })
      return
    }
    if (Object.keys(read.patch).length === 0) {
      if (open) this.cancel()
      return
    }
    if (this.edited.openConflicts().length > 0) return this.#set({ deciding: 'for-save' })
    const session = this.id
    const again = { base, edits, name: base.name, session, submittedAt: wallNow() }
    const { write: last } = this.#state
    this.#begin()
    if (open) {
      const isOld = runner.isOld({ ...open, isUnchecked })
      runner.dispatch(open.id, { type: 'amended', ...again, isUnchecked, isOld })
    } else if (last?.phase.is === 'unresolved' && last.intent.kind !== 'undo') {
      runner.dispatch(last.id, { type: 'send-again', ...again })
    } else {
      this.#forget(last)
      const { patch, productIds } = read
      this.#submit({ kind: 'save' }, { base, edits, body: patch, productIds, isUnchecked })
    }
  }

  /** Creates the account, likewise. Its duplicates are for others to look for. */
  create(): void {
    const open = this.#openWrite()
    if (open && !isUnsent(open)) return
    const edits = this.edited.edits()
    if (!this.canCreate()) return
    const { body } = toCreate(edits.fields)
    const { write: last } = this.#state
    const session = this.id
    const again = { base: null, edits, name: body.name, session, submittedAt: wallNow() }
    this.#begin()
    if (open) {
      const amended = { ...again, isUnchecked: false, isOld: false }
      this.#context.runner.dispatch(open.id, { type: 'amended', ...amended })
    } else if (last?.phase.is === 'unresolved') {
      this.#context.runner.dispatch(last.id, { type: 'send-again', ...again })
    } else {
      this.#forget(last)
      this.#submit(
        { kind: 'create' },
        { base: null, edits, body, productIds: [], isUnchecked: false },
      )
    }
  }

  /** Whether nothing is wrong with the new account; else `state` tells what is. */
  canCreate(): boolean {
    const { base } = this.edited.state()
    const edits = this.edited.edits()
    const { problems } = toCreate(edits.fields)
    const rest = readEdits(base, { ...edits, fields: formValuesOf(base) })
    const found = [...problems.map(editProblem), ...rest.problems]
    if (found.length > 0) this.#fail(problemErrors(found, edits))
    return found.length === 0
  }

  /** Puts a save back, as far as that goes, with a write of its own. */
  undo(saved: Saved): void {
    if (this.#openWrite()) return
    this.#forget(this.#state.write)
    const { undoable } = this.#state
    this.#undoLeftMs = undoable?.saved.id === saved.id ? undoable.until - pageNow() : 0
    this.#begin()
    const { base } = this.edited.state()
    const { patch: body } = inversePatch(saved.before, saved.patch, base)
    const edits = editsOf(base)
    this.#submit(
      { kind: 'undo', of: saved },
      { base, edits, body, productIds: [], isUnchecked: false },
    )
  }

  /** Takes the write back that waits: nothing was sent, and its edits are unsaved edits again. */
  cancel(): void {
    const { write } = this.#state
    if (write) this.#context.runner.dispatch(write.id, { type: 'cancelled', at: wallNow() })
  }

  /** Sends once more what was not applied, as far as anybody knows: an undo, or all that is changed now. */
  sendAgain(): void {
    const { write } = this.#state
    if (write?.intent.kind === 'undo') this.undo(write.intent.of)
    else if (this.isNew) this.create()
    else this.save()
  }

  verifyAgain(): void {
    const { write } = this.#state
    if (write) this.#context.runner.dispatch(write.id, { type: 'verify-again' })
  }

  /** Takes the remote values for some conflicts, and goes on with the save if that asked for it. */
  decide(remote: ReadonlySet<string>): void {
    const goesOn = this.#state.deciding === 'for-save'
    this.#set({ deciding: null })
    this.edited.decide(remote)
    if (goesOn) this.save()
  }

  openDecision(): void {
    const { write } = this.#state
    this.#set({ deciding: write?.phase.is === 'conflicted' ? 'for-save' : 'now' })
  }

  closeDecision(): void {
    this.#set({ deciding: null })
  }

  /** Gives up all that is changed. */
  discard(): void {
    this.edited.discard()
    this.#set({ errors: {} })
    this.dismiss()
  }

  /** The same, of an account or a new one whose page is left. Resolves when no draft of it is kept. */
  async giveUp(): Promise<void> {
    if (this.#start && this.#carriedId === null) this.edited.replace(this.#start)
    else this.edited.discard()
    this.#set({ savesNext: false })
    this.dismiss()
    await this.drafts.discard()
  }

  /** Somebody has seen enough of how the last write ended. */
  dismiss(): void {
    const { acknowledgement } = this.#state
    // What is not known yet is still read for.
    const isOpen = acknowledgement?.stage === 'waiting' || acknowledgement?.stage === 'reading'
    this.#forget(this.#state.write)
    this.#set({ undoable: null, ...(!isOpen && { acknowledgement: null }) })
  }

  /** Goes on with a create that an earlier page has left. */
  adopt(write: Write): void {
    this.edited.replace(write.edits)
    this.#context.journal.put({ ...write, session: this.id, isWatched: this.isAttached })
  }

  /** Takes up a draft, and finds out what came of what it had sent. */
  async restore(record: DraftRecord): Promise<void> {
    const { sent } = record
    await this.drafts.restore(record)
    if (!sent || this.#openWrite()) return
    const { before: base, edits, at: sentAt } = sent
    const read = base ? readEdits(base, edits) : null
    const body = read?.patch ?? toCreate(edits.fields).body
    const intent: Intent = { kind: this.isNew ? 'create' : 'save' }
    this.#forget(this.#state.write)
    const write = this.#write(intent, {
      base,
      edits,
      body,
      productIds: read?.productIds ?? [],
      isUnchecked: false,
    })
    this.#context.runner.reopen(write, sentAt)
  }

  /** What is edited loses its error. `part` is a `pathId`. */
  readonly clearError = (path: string): void => {
    const kept = Object.entries(this.#state.errors).filter(
      ([id]) => id !== path && !id.startsWith(`${path}.`),
    )
    if (kept.length === Object.keys(this.#state.errors).length) return
    this.#set({ errors: Object.fromEntries(kept) })
  }

  #fail(errors: EditErrors): void {
    this.#set({ errors, attempt: this.#state.attempt + 1 })
  }

  #begin(): void {
    this.#acknowledging.abort()
    this.#set({ errors: {}, acknowledgement: null, savesNext: false, deciding: null })
  }

  #submit(
    intent: Intent,
    content: Pick<Write, 'base' | 'edits' | 'body' | 'productIds' | 'isUnchecked'>,
  ): void {
    this.#context.runner.submit(this.#write(intent, content))
    // The journal has them now.
    void this.drafts.flush()
  }

  #write(
    intent: Intent,
    content: Pick<Write, 'base' | 'edits' | 'body' | 'productIds' | 'isUnchecked'>,
  ): Omit<Write, 'phase'> {
    const { tab } = this.#context.journal
    const isCreate = intent.kind === 'create'
    return {
      ...content,
      id: newPageId(),
      intent,
      accountId: isCreate ? null : this.accountId,
      name: isCreate ? content.edits.fields.name : this.#state.base.name,
      cannot: [],
      owner: tab,
      heir: tab,
      session: this.id,
      isWatched: this.isAttached,
      handovers: 0,
      isTold: false,
      submittedAt: wallNow(),
    }
  }

  #openWrite(): Write | null {
    const { write, elsewhere } = this.#state
    return write && isOpen(write) ? write : elsewhere
  }

  #concerns(write: Write): boolean {
    return this.isNew ? write.session === this.id : write.accountId === this.accountId
  }

  #hear({ before, after }: JournalChange): void {
    const write = after ?? before
    if (!write || !this.#concerns(write)) return
    if (!after) {
      if (this.#carriedId === write.id) this.edited.carryNothing()
      if (this.#carriedId === write.id) this.#carriedId = null
      if (this.#state.write?.id === write.id) this.#set({ write: null })
      if (this.#state.elsewhere?.id === write.id) this.#set({ elsewhere: null })
    } else if (isOpen(after)) this.#goesOn(after)
    else if (before === null || isOpen(before)) this.#ended(after)
    else if (this.#state.write?.id === after.id) this.#set({ write: after })
  }

  #goesOn(write: Write): void {
    const isCarried = this.#carriedId === write.id
    const { base, edits } = write
    if (write.owner !== this.#context.journal.tab) {
      // Another tab has taken it over, with its edits.
      if (isCarried) this.edited.giveUpCarried()
      this.#carriedId = isCarried ? null : this.#carriedId
      this.#set({ elsewhere: write, ...(isCarried && { write: null }) })
    } else {
      const from = base ?? this.edited.state().base
      const isAdopted = !isCarried && write.session !== this.id && write.intent.kind !== 'undo'
      if (isAdopted) this.edited.takeUp(from, edits)
      this.#carriedId = write.id
      this.edited.carry(from, edits, isSent(write))
      this.#set({ write, elsewhere: null })
    }
    this.drafts.update()
  }

  #ended(write: Write): void {
    const { journal, reads } = this.#context
    const { phase, base, intent, heir } = write
    const isCarried = this.#carriedId === write.id
    if (isCarried) this.#carriedId = null
    const isHeir = heir === journal.tab
    this.#isCreated ||= phase.is === 'confirmed' && this.isNew
    if (phase.is === 'confirmed' || phase.is === 'unchanged') {
      if (isCarried) this.edited.commit(reads.known(this.accountId)?.account ?? null)
    } else if (isCarried && isHeir) this.edited.carryNothing()
    else if (isCarried) this.edited.giveUpCarried()
    else if (isHeir && intent.kind !== 'undo' && phase.is !== 'abandoned' && base) {
      this.#inherit(write, base)
    }
    if (isHeir && this.isAttached) journal.markTold(write.id)
    const { elsewhere } = this.#state
    this.#set({ elsewhere: elsewhere?.id === write.id ? null : elsewhere })
    if (isHeir) this.#noteEnd(write)
    this.drafts.update()
    // The journal keeps its edits no longer.
    if (this.isUnsaved()) void this.drafts.flush()
    this.#goOn(write)
  }

  /** Takes the edits of a write up that nobody else has, and that were kept as a draft for so long. */
  #inherit(write: Write, base: AccountDetail): void {
    this.edited.takeUp(base, write.edits)
    this.drafts.drop({ ...draftKey(write), savedAt: Infinity })
  }

  /** What an end leads to for its user: an undo, an acknowledgement that lacks something, errors. */
  #noteEnd(write: Write): void {
    const { phase, intent, base, edits, id } = write
    this.#set({
      // What was abandoned is offered as a draft.
      write: phase.is === 'abandoned' ? null : (this.#context.journal.get(id) ?? write),
      ...(phase.is === 'conflicted' && this.isAttached && { deciding: 'for-save' as const }),
    })
    if (phase.is === 'confirmed' && intent.kind !== 'create' && base) {
      const saved = { id, before: base, edits, patch: write.body as AccountPatch }
      const isUndo = intent.kind === 'undo'
      this.#set({ undoable: isUndo ? null : { saved, until: fromWall(phase.at) + undoMs } })
      if (!isUndo && phase.by === 'answer') this.#acknowledge(saved, phase.updated, phase.at)
    } else if (intent.kind === 'undo' && phase.is !== 'unchanged') {
      // The time that it waited is not taken from its user.
      this.#set({ undoable: { saved: intent.of, until: pageNow() + this.#undoLeftMs } })
    }
    if (phase.is === 'rejected' && phase.failure.kind === 'validation' && intent.kind !== 'undo') {
      const dynamicNames = [...(base?.dynamic_fields ?? []), ...edits.dynamic_fields]
      const { productIds } = write
      const patch = base ? (write.body as AccountPatch) : {}
      this.#fail(validationErrors(phase.failure, { patch, productIds, dynamicNames }))
    }
  }

  /** Saves what was to follow, unless the write before it went wrong. */
  #goOn(ended: Write): void {
    const goesOn = this.#state.savesNext
    this.#set({ savesNext: false })
    // On its own feet: whoever hears of this end has heard of it by then.
    if (goesOn && endedWell(ended)) queueMicrotask(() => this.save())
    else this.#idle()
  }

  #acknowledge(saved: Saved, updated: readonly string[] | null, at: number): void {
    const { reads, cacheSeconds } = this.#context
    const readAt = fromWall(at) + cacheSeconds.detail * 1000 + slackMs
    const open = openAcknowledgement(saved.patch, updated, readAt)
    this.#set({ acknowledgement: open })
    if (open?.stage !== 'waiting' || !this.isAttached) return
    this.#acknowledging = new AbortController()
    const { signal } = this.#acknowledging
    readAcknowledgement(saved, open, {
      reads,
      signal,
      tell: (acknowledgement) => this.#set({ acknowledgement }),
      onLost: (lost, { known }) => {
        this.#context.onLost(saved.id, lost, accountChanges(saved.before, lost.edits))
        this.edited.follow(known, true, [lost.back])
        this.edited.takeUp(saved.before, lost.edits)
      },
    }).catch(() => undefined)
  }

  #watch(isWatched: boolean): void {
    const { write } = this.#state
    const { journal } = this.#context
    if (write && isOpen(write) && write.owner === journal.tab) journal.put({ ...write, isWatched })
  }

  /** What has ended well is told no more once its page is left. */
  #forgetEnd(): void {
    const { write } = this.#state
    if (this.isAttached || !write?.isTold) return
    if (endedWell(write)) this.#forget(write)
  }

  /** What no screen has told yet is still to be told. */
  #forget(write: Write | null): void {
    if (write?.isTold && !isOpen(write)) this.#context.journal.forget(write.id)
  }

  #idle(): void {
    if (this.isAttached || this.#openWrite() || this.isUnsaved()) return
    this.#context.onIdle(this)
  }

  #set(changed: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...changed }
    for (const listener of this.#listeners) listener()
  }
}

function isSameOver(base: AccountDetail, one: AccountEdits, other: AccountEdits): boolean {
  const patchOf = (edits: AccountEdits) => JSON.stringify(readEdits(base, edits))
  return patchOf(one) === patchOf(other)
}
