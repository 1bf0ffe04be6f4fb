// One account being edited in this tab: its edits, the write that carries them, and the draft that
// stores them. A session outlives its page as long as closing it would lose something.
import { accountChanges } from '#account/changes/changes.ts'
import { toCreate } from '#account/edits/create-body.ts'
import { problemErrors, validationErrors, type EditErrors } from '#account/edits/edit-errors.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import { formValuesOf } from '#account/edits/form-values.ts'
import { readEdits } from '#account/edits/patch.ts'
import { editProblem } from '#account/fields/field-problems.ts'
import { fromWall, wallNow } from '#clock/page-clock.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { slackMs } from '../account-reads.ts'
import { draftKey, newAccount, newPageId, type DraftRecord } from '../drafts/draft-record.ts'
import { endedWell, isOpen, isSent, isUnsent, type Saved, type Write } from '../write.ts'
import type { JournalChange } from '../write-journal.ts'
import { openAcknowledgement, readAcknowledgement } from './acknowledgement.ts'
import { EditedAccount } from './edited-account.ts'
import type { FieldValues } from './field-values.ts'
import { RepeatedAdds } from './repeated-adds.ts'
import { SessionDrafts } from './session-drafts.ts'
import { initialState, type EditSessionContext, type EditSessionState } from './session-state.ts'
import { UndoOffer } from './undo-offer.ts'
import { createContent, saveContent, undoContent, type WriteContent } from './write-content.ts'

export class EditSession {
  readonly id = newPageId()
  /** Or `newAccount`. */
  readonly accountId: string
  readonly edited: EditedAccount
  readonly drafts: SessionDrafts
  readonly #context: EditSessionContext<EditSession>
  readonly #start: AccountEdits | null
  readonly #listeners = new Set<() => void>()
  readonly #stops: (() => void)[]
  #state: EditSessionState
  /** The write that carries edits of this session. */
  #carriedId: string | null = null
  /** The new account exists, and a session of its own continues. */
  #isCreated = false
  #pages = 0
  readonly #repeatedAdds: RepeatedAdds
  readonly #undoOffer = new UndoOffer()
  #acknowledging = new AbortController()

  /** `start`: the edits that a new account begins with; null for an existing account. */
  constructor(
    context: EditSessionContext<EditSession>,
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
    this.#repeatedAdds = new RepeatedAdds(() => context.addsElsewhere(accountId))
    this.#state = { ...this.edited.state(), ...initialState }
    const { journal } = context
    this.#stops = [
      this.edited.subscribe(() => this.#set(this.edited.state())),
      journal.subscribe((change) => change && this.#hear(change)),
      this.drafts.start(),
    ]
    // A write that an earlier page left, or that another tab performs.
    const writes = journal.all().filter((each) => this.#concerns(each))
    const write = writes.find(isOpen) ?? writes[0]
    if (write) this.#hear({ before: null, after: write })
  }

  readonly state = (): EditSessionState => this.#state

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

  /** Whether dropping these edits would lose nothing. */
  isUntouched(edits: AccountEdits): boolean {
    if (this.#isCreated) return true
    if (this.#start === null || this.#carriedId !== null) return !this.edited.isChanged(edits)
    return isSameOver(this.edited.state().base, edits, this.#start)
  }

  /** Whether any edit is in neither a write nor a read. */
  readonly isUnsaved = (): boolean => {
    if (this.#isCreated) return false
    if (this.#carriedId !== null || !this.#start) return this.edited.isUnsaved()
    return !this.isUntouched(this.edited.edits())
  }

  /** Whether any edit is neither saved nor about to be. */
  readonly isLeftBehind = (): boolean => !this.#state.savesNext && this.isUnsaved()

  /** Attaches a page to the session. Returns a function that detaches it. */
  attach(values: FieldValues): () => void {
    this.#pages += 1
    this.#context.onAttach(this)
    const release = this.edited.attach(values)
    this.#watch(true)
    const { write } = this.#state
    if (write && !isOpen(write)) this.#context.journal.markAnnounced(write.id)
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

  /** Ends the session. Only its draft stays, if it has one. */
  close(): void {
    this.#acknowledging.abort()
    for (const stop of this.#stops.toReversed()) stop()
  }

  /**
   * Saves the edits. Edits with problems or conflicts are not sent; `state` shows what is wrong.
   * Amends a write that waits, and saves again after one that is in flight. `isUnchecked`: without
   * reading the account first.
   */
  save(isUnchecked = false): void {
    const { journal, runner } = this.#context
    const open = this.#openWrite()
    if (open?.phase.is === 'verifying' && open.owner === journal.tab) return
    const { base } = this.edited.state()
    const edits = this.edited.edits()
    const read = readEdits(base, edits)
    if (read.problems.length > 0) return this.#fail(problemErrors(read.problems, edits))
    // Another tab's write stays there: the user sees it in that tab.
    const isForeign = open !== null && open.owner !== journal.tab
    if (open && (isForeign || !isUnsent(open) || open.intent.kind === 'undo')) {
      if (this.isUnsaved()) this.#set({ savesNext: true })
      return
    }
    if (Object.keys(read.patch).length === 0) {
      if (open) this.cancel()
      return
    }
    this.edited.addConflicts(this.#repeatedAdds.toAskAbout(read))
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
      this.#submit(saveContent(base, edits, isUnchecked))
    }
  }

  /** Creates the account, under the rules of `save`. The caller searches for duplicates first. */
  create(): void {
    const open = this.#openWrite()
    if (open && !isUnsent(open)) return
    const edits = this.edited.edits()
    if (!this.canCreate()) return
    const { write: last } = this.#state
    const session = this.id
    const { name } = toCreate(edits.fields).body
    const again = { base: null, edits, name, session, submittedAt: wallNow() }
    this.#begin()
    if (open) {
      const amended = { ...again, isUnchecked: false, isOld: false }
      this.#context.runner.dispatch(open.id, { type: 'amended', ...amended })
    } else if (last?.phase.is === 'unresolved') {
      this.#context.runner.dispatch(last.id, { type: 'send-again', ...again })
    } else {
      this.#forget(last)
      this.#submit(createContent(edits))
    }
  }

  /** Whether nothing is wrong with the new account; otherwise `state` shows the errors. */
  canCreate(): boolean {
    const { base } = this.edited.state()
    const edits = this.edited.edits()
    const { problems } = toCreate(edits.fields)
    const rest = readEdits(base, { ...edits, fields: formValuesOf(base) })
    const found = [...problems.map(editProblem), ...rest.problems]
    if (found.length > 0) this.#fail(problemErrors(found, edits))
    return found.length === 0
  }

  /** Undoes a save, as far as possible, with a write of its own. */
  undo(saved: Saved): void {
    if (this.#openWrite()) return
    this.#forget(this.#state.write)
    const { undoable } = this.#state
    this.#undoOffer.pause(undoable?.saved.id === saved.id ? undoable : null)
    this.#begin()
    this.#submit(undoContent(saved, this.edited.state().base))
  }

  /** Cancels the waiting write: nothing was sent, and its edits are unsaved edits again. */
  cancel(): void {
    const { write } = this.#state
    if (write) this.#context.runner.dispatch(write.id, { type: 'cancelled', at: wallNow() })
  }

  /**
   * Sends a write again that was not applied, as far as anybody knows: the undo, or all current
   * edits.
   */
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

  /**
   * Takes the remote values for some conflicts, and continues the save if the save asked for the
   * decision.
   */
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

  /** Discards all edits. */
  discard(): void {
    this.edited.discard()
    this.#set({ errors: {} })
    this.dismiss()
  }

  /** Discards the edits of a page that the user leaves. Resolves when its draft is deleted. */
  async giveUp(): Promise<void> {
    if (this.#start && this.#carriedId === null) this.edited.replace(this.#start)
    else this.edited.discard()
    this.#set({ savesNext: false })
    this.dismiss()
    await this.drafts.discard()
  }

  /** The user dismisses how the last write ended. */
  dismiss(): void {
    const { acknowledgement } = this.#state
    // An acknowledgement that is still open keeps its read.
    const isOpen = acknowledgement?.stage === 'waiting' || acknowledgement?.stage === 'reading'
    this.#forget(this.#state.write)
    this.#set({ undoable: null, ...(!isOpen && { acknowledgement: null }) })
  }

  /** Continues a create that an earlier page left. */
  adopt(write: Write): void {
    this.edited.replace(write.edits)
    this.#context.journal.put({ ...write, session: this.id, isWatched: this.isAttached })
  }

  /** Restores a draft, and verifies the write that it had sent. */
  async restore(record: DraftRecord): Promise<void> {
    const { sent } = record
    const isRestored = await this.drafts.restore(record)
    if (!isRestored || !sent || this.#openWrite()) return
    const { before: base, edits, at: sentAt } = sent
    this.#forget(this.#state.write)
    const content = base ? saveContent(base, edits, false) : createContent(edits)
    this.#context.runner.reopen(this.#write(content), sentAt)
  }

  /** Clears the error of a field that was edited. `path` is a `pathId`. */
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

  #submit(content: WriteContent): void {
    this.#context.runner.submit(this.#write(content))
    // The journal holds the edits from now on.
    void this.drafts.flush()
  }

  #write(content: WriteContent): Omit<Write, 'phase'> {
    const { tab } = this.#context.journal
    const isCreate = content.intent.kind === 'create'
    return {
      ...content,
      id: newPageId(),
      accountId: isCreate ? null : this.accountId,
      name: isCreate ? content.edits.fields.name : this.#state.base.name,
      cannot: [],
      owner: tab,
      heir: tab,
      session: this.id,
      isWatched: this.isAttached,
      handovers: 0,
      isAnnounced: false,
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
      if (this.#state.elsewhere?.id === write.id) {
        this.#leaveElsewhere()
        this.#goOn(true)
      }
    } else if (isOpen(after)) this.#goesOn(after)
    else if (before === null || isOpen(before)) this.#ended(after)
    else if (this.#state.write?.id === after.id) this.#set({ write: after })
  }

  #goesOn(write: Write): void {
    const isCarried = this.#carriedId === write.id
    const { base, edits } = write
    if (write.owner !== this.#context.journal.tab) {
      // Another tab has taken the write over, with its edits.
      if (isCarried) this.edited.giveUpCarried()
      this.#carriedId = isCarried ? null : this.#carriedId
      // What can be undone stays so for as long, once nothing else is under way.
      const { undoable, elsewhere } = this.#state
      if (!elsewhere) this.#undoOffer.pause(undoable)
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
    if (isHeir && this.isAttached) journal.markAnnounced(write.id)
    if (this.#state.elsewhere?.id === write.id) this.#leaveElsewhere()
    // A write of this session may have started since.
    if (isHeir && this.#carriedId === null) this.#noteEnd(write)
    this.drafts.update()
    // The journal no longer holds its edits.
    if (this.isUnsaved()) void this.drafts.flush()
    const isRemote = !isCarried && !isHeir
    this.#goOn(endedWell(write) || isRemote || phase.is === 'abandoned')
  }

  #leaveElsewhere(): void {
    const { undoable } = this.#state
    this.#set({ elsewhere: null, undoable: undoable && this.#undoOffer.resume(undoable.saved) })
  }

  /**
   * Takes up the edits of a write that no session carried, and drops the draft that stored them
   * meanwhile.
   */
  #inherit(write: Write, base: AccountDetail): void {
    this.edited.takeUp(base, write.edits)
    this.drafts.drop({ ...draftKey(write), savedAt: Infinity })
  }

  /**
   * Updates the state with what an end offers to the user: an undo, an incomplete acknowledgement,
   * or errors.
   */
  #noteEnd(write: Write): void {
    const { phase, intent, base, edits, id } = write
    this.#set({
      // The edits of an abandoned write are offered as a draft.
      write: phase.is === 'abandoned' ? null : (this.#context.journal.get(id) ?? write),
      ...(phase.is === 'conflicted' && this.isAttached && { deciding: 'for-save' as const }),
    })
    if (phase.is === 'confirmed' && intent.kind !== 'create' && base) {
      const saved = { id, before: base, edits, patch: write.body as AccountPatch }
      const isUndo = intent.kind === 'undo'
      const now = this.#context.reads.known(this.accountId)?.account ?? base
      const at = fromWall(phase.at)
      this.#set({ undoable: isUndo ? null : this.#undoOffer.make(saved, now, at) })
      if (!isUndo && phase.by === 'answer') this.#acknowledge(saved, phase.updated, phase.at)
    } else if (intent.kind === 'undo' && phase.is !== 'unchanged') {
      // The time that the undo waited does not count against the save's undo time.
      this.#set({ undoable: this.#undoOffer.resume(intent.of) })
    }
    if (phase.is === 'rejected' && phase.failure.kind === 'validation' && intent.kind !== 'undo') {
      const dynamicNames = [...(base?.dynamic_fields ?? []), ...edits.dynamic_fields]
      const { productIds } = write
      const patch = base ? (write.body as AccountPatch) : {}
      this.#fail(validationErrors(phase.failure, { patch, productIds, dynamicNames }))
    }
  }

  /** Starts the save that was to follow, if the write before it leaves nothing to decide here. */
  #goOn(isFree: boolean): void {
    const goesOn = this.#state.savesNext
    this.#set({ savesNext: false })
    // In a microtask, so that every listener has heard of this end before.
    if (goesOn && isFree) queueMicrotask(() => this.save())
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
      notify: (acknowledgement) => this.#set({ acknowledgement }),
      onLost: (lost, { known }) => {
        this.#context.onLost(saved.id, lost, accountChanges(saved.before, lost.edits))
        this.edited.rebase(known, true, [lost.back])
        this.edited.takeUp(saved.before, lost.edits)
      },
    }).catch(() => undefined)
  }

  #watch(isWatched: boolean): void {
    const { write } = this.#state
    const { journal } = this.#context
    if (write && isOpen(write) && write.owner === journal.tab) journal.put({ ...write, isWatched })
  }

  /** Removes a write that ended well once its page is left. */
  #forgetEnd(): void {
    const { write } = this.#state
    if (this.isAttached || !write?.isAnnounced) return
    if (endedWell(write)) this.#forget(write)
  }

  /** Removes a write only after a screen has announced its end. */
  #forget(write: Write | null): void {
    if (write?.isAnnounced && !isOpen(write)) this.#context.journal.forget(write.id)
  }

  #idle(): void {
    if (this.isAttached || this.#openWrite() || this.isUnsaved()) return
    this.#context.onIdle(this)
  }

  #set(changed: Partial<EditSessionState>): void {
    this.#state = { ...this.#state, ...changed }
    for (const listener of this.#listeners) listener()
  }
}

function isSameOver(base: AccountDetail, one: AccountEdits, other: AccountEdits): boolean {
  const patchOf = (edits: AccountEdits) => JSON.stringify(readEdits(base, edits))
  return patchOf(one) === patchOf(other)
}
