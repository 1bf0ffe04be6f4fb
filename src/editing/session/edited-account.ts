// An account as somebody edits it: what was read, what is changed over it, and what others changed
// meanwhile. Knows nothing of saving but what is being sent just now.
import { changedPartIds } from '#account/changes/changed-paths.ts'
import { accountChanges, type AccountChange } from '#account/changes/changes.ts'
import { joinChanges } from '#account/changes/join-changes.ts'
import { mergeAmongOthers } from '#account/merge/merge-remote.ts'
import { fieldPart, partId, type Part } from '#account/fields/field-path.ts'
import { workOf, type AccountWork } from '#account/edits/edits.ts'
import { layOver } from '#account/edits/overlay-edits.ts'
import { putBack } from '#account/edits/revert.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { editsBeyond, goBeyond, stagedBeyond } from './edits-beyond.ts'
import { HeldValues, type FieldValues } from './field-values.ts'
import { differences, emptyWriteOnly, followBase } from './follow-base.ts'
import { StagedEdits } from './staged-edits.ts'

/** A part that two people changed, and not to the same. */
export interface Conflict {
  part: Part
  /** The account before either did; null when that is not known any more. */
  before: AccountDetail | null
}

export interface EditedState {
  base: AccountDetail
  /** What others changed meanwhile, and is merged. */
  incoming: readonly AccountChange[]
  /** What has to be decided before anything is sent. */
  conflicts: readonly Conflict[]
}

/** Edits that a write carries. */
interface Carried {
  edits: AccountWork
  /** The `partId`s of what they change. */
  parts: ReadonlySet<string>
  /** They are on their way, or may be: a read that shows them is no news. */
  isSent: boolean
}

export class EditedAccount {
  readonly staged: StagedEdits
  #values: FieldValues
  #stopHearing: () => void
  #state: EditedState
  /** Whether the base was read: what the server has made of an account that was just created is no news. */
  #isRead: boolean
  #carried: Carried | null = null
  readonly #ownPatches: () => readonly AccountPatch[]
  readonly #editListeners = new Set<() => void>()
  readonly #stateListeners = new Set<() => void>()

  /** `start`: what it begins with, where that is more than was read. `ownPatches`: what we sent of late. */
  constructor(
    base: AccountDetail,
    options: {
      start?: AccountWork
      isRead?: boolean
      ownPatches?: () => readonly AccountPatch[]
    } = {},
  ) {
    const { start = workOf(base), isRead = true, ownPatches = () => [] } = options
    this.#state = { base, incoming: [], conflicts: [] }
    this.#isRead = isRead
    this.#ownPatches = ownPatches
    this.staged = new StagedEdits(start)
    this.#values = new HeldValues(start.fields)
    this.#stopHearing = this.#values.subscribe(this.#edited)
    this.staged.subscribe(this.#edited)
  }

  /** The same object until something but the edits changes. */
  readonly state = (): EditedState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#stateListeners.add(listener)
    return () => this.#stateListeners.delete(listener)
  }

  /** Told of every change of the edits. Returns what ends it. */
  readonly watch = (listener: () => void): (() => void) => {
    this.#editListeners.add(listener)
    return () => this.#editListeners.delete(listener)
  }

  /** A page holds the texts from now on, starting with those that are here. Returns what takes them back. */
  attach(values: FieldValues): () => void {
    const held = this.#values.read()
    this.#hold(values)
    for (const key of differences(values.read(), held)) values.write(key, held[key])
    return () => {
      if (this.#values === values) this.#hold(new HeldValues({ ...values.read() }))
    }
  }

  /** The edits, with what was typed and is not told yet. */
  readonly edits = (): AccountWork => ({ fields: { ...this.#values.read() }, ...this.staged.get() })

  /** Without: what is being drawn may read no more. */
  readonly peek = (): AccountWork => ({ fields: { ...this.#values.peek() }, ...this.staged.get() })

  /** What a draft keeps: with what is typed in an open editor, and without what a write carries. */
  unsaved(): AccountWork {
    const edits = { ...this.edits(), ...this.staged.withEditors() }
    return this.#carried ? editsBeyond(this.#state.base, edits, this.#carried.edits) : edits
  }

  /** Whether something is in no read. What a write carries is not either. */
  readonly isChanged = (edits: AccountWork = this.edits()): boolean =>
    accountChanges(this.#state.base, edits).length > 0

  /** Whether something is in no write and no read. */
  isUnsaved(): boolean {
    const edits = this.edits()
    if (!this.#carried) return this.isChanged(edits)
    return goBeyond(edits, this.#carried.edits)
  }

  /**
   * Has to be decided before anything is sent. What was reverted meanwhile has not, nor has what is on its
   * way: the end of that write tells whether it still has to be.
   */
  readonly openConflicts = (): readonly Conflict[] => {
    const { base, conflicts } = this.#state
    // Asked at every key, and hardly ever is there one.
    if (conflicts.length === 0) return conflicts
    const changed = changedPartIds(base, this.peek())
    const sent = this.#carried?.isSent ? this.#carried.parts : null
    return conflicts.filter(({ part }) => changed.has(partId(part)) && !sent?.has(partId(part)))
  }

  /** Follows a fresher read. `more`: what else of it is no news of others. */
  follow(next: AccountDetail, isRead = true, more: readonly AccountPatch[] = []): void {
    const { base: before, conflicts } = this.#state
    if (next === before) return
    const mine = this.edits()
    const merge = this.#merged(before, next, mine, more)
    const sent = this.#carried?.isSent ? this.#carried : null
    const fields = sent
      ? followBase(before, next, merge.work.fields, mine.fields, sent.edits.fields)
      : merge.work.fields
    this.#write({ ...merge.work, fields })
    const wasRead = this.#isRead
    this.#isRead ||= isRead
    // These are judged by what was there before either changed it, and not by the read before this one.
    const judged = new Set(conflicts.map(({ part }) => partId(part)))
    this.#set({ base: next, conflicts: this.#stillOpen(next) })
    if (this.#carried) {
      const { edits, isSent } = this.#carried
      this.carry(before, edits, isSent)
    }
    this.#note(
      before,
      wasRead ? merge.taken : [],
      merge.disputed.filter((part) => !judged.has(partId(part))),
    )
  }

  /** Puts everything back to what was read, but for what a write carries: that is under way. */
  discard(): void {
    this.#write(this.#carried?.edits ?? workOf(this.#state.base))
    this.#set({ incoming: [], conflicts: [] })
  }

  readonly revert = (part: Part): void => {
    this.#write(putBack(this.#state.base, this.edits(), part))
  }

  /**
   * Takes up edits that were made over another base: what is changed here already stays. `conflicts`: what
   * was to be decided even then.
   */
  takeUp(from: AccountDetail, kept: AccountWork, conflicts: readonly Part[] = []): void {
    const { base } = this.#state
    const merge = this.#merged(from, base, kept)
    this.#write(layOver(base, merge.work, this.edits()))
    this.#note(from, merge.taken, merge.disputed)
    this.#note(null, [], conflicts)
  }

  /**
   * The same, but for what is changed here already: the older edits take its place. `own`: what was sent of
   * them, which is no news of others.
   */
  restore(
    from: AccountDetail,
    kept: AccountWork,
    conflicts: readonly Part[],
    own: readonly AccountPatch[] = [],
  ): void {
    const { base } = this.#state
    const merge = this.#merged(from, base, kept, own)
    this.#write(layOver(base, this.edits(), merge.work))
    this.#note(from, withoutChanged(base, this.edits(), merge.taken), merge.disputed)
    this.#note(null, [], conflicts)
  }

  /** Puts other edits in place of all that are here. */
  replace(edits: AccountWork): void {
    this.#write(edits)
  }

  /** Takes the remote values for some of the conflicts, and the local ones for the rest. */
  decide(remote: ReadonlySet<string>): void {
    const { base, conflicts } = this.#state
    const given = conflicts.filter(({ part }) => remote.has(partId(part)))
    this.#write(given.reduce((kept, { part }) => putBack(base, kept, part), this.edits()))
    this.#set({ conflicts: [] })
  }

  forgetIncoming(): void {
    this.#set({ incoming: [] })
  }

  /** Whether a write carries edits of these. */
  get isCarried(): boolean {
    return this.#carried !== null
  }

  /** A write carries these edits, which were made over `from`. `isSent`: they are on their way. */
  carry(from: AccountDetail, edits: AccountWork, isSent: boolean): void {
    const { base } = this.#state
    const rebased = from === base ? edits : this.#merged(from, base, edits).work
    this.#carried = { edits: rebased, isSent, parts: changedPartIds(base, rebased) }
  }

  /** No write carries any edits: what is here is unsaved. */
  carryNothing(): void {
    this.#carried = null
  }

  /** What a write carries is saved, and `next` shows it. */
  settle(next: AccountDetail | null): void {
    const saved = this.#carried
    if (saved) this.#write({ ...this.edits(), ...stagedBeyond(this.edits(), saved.edits) })
    if (next) this.follow(next)
    if (saved) {
      const mine = this.edits()
      this.#write({ ...mine, fields: emptyWriteOnly(mine.fields, saved.edits.fields) })
    }
    this.#carried = null
    // What was no part of it is still to be decided.
    const { conflicts } = this.#state
    this.#set({ conflicts: conflicts.filter(({ part }) => !saved?.parts.has(partId(part))) })
  }

  /** What a write carries is another tab's to save: it is no edit of this one any more. */
  giveUpCarried(): void {
    const carried = this.#carried
    if (!carried) return
    this.#write(editsBeyond(this.#state.base, this.edits(), carried.edits))
    this.#carried = null
  }

  readonly #edited = () => {
    for (const listener of this.#editListeners) listener()
  }

  #hold(values: FieldValues): void {
    this.#stopHearing()
    this.#values = values
    this.#stopHearing = values.subscribe(this.#edited)
  }

  #write({ fields, products, dynamic_fields }: AccountWork): void {
    for (const key of differences(this.#values.read(), fields)) this.#values.write(key, fields[key])
    const staged = this.staged.get()
    if (staged.products !== products || staged.dynamic_fields !== dynamic_fields) {
      this.staged.set({ products, dynamic_fields })
    }
  }

  #set(changed: Partial<EditedState>): void {
    this.#state = { ...this.#state, ...changed }
    for (const listener of this.#stateListeners) listener()
  }

  #merged(
    from: AccountDetail,
    to: AccountDetail,
    mine: AccountWork,
    more: readonly AccountPatch[] = [],
  ) {
    return mergeAmongOthers(from, to, mine, [...this.#ownPatches(), ...more])
  }

  /** Without those that a read has settled: it shows again what was there before, or what is here. */
  #stillOpen(base: AccountDetail): readonly Conflict[] {
    const { conflicts } = this.#state
    const mine = this.edits()
    const open = conflicts.filter(({ part, before }) => {
      if (before === null) return true
      const { disputed } = mergeAmongOthers(before, base, mine, this.#ownPatches())
      return disputed.some((each) => partId(each) === partId(part))
    })
    return open.length === conflicts.length ? conflicts : open
  }

  /** Notes what a merge has brought; `before` is what it was merged from. */
  #note(
    before: AccountDetail | null,
    incoming: readonly AccountChange[],
    conflicts: readonly Part[],
  ): void {
    const { incoming: last, conflicts: open } = this.#state
    const known = new Set(open.map(({ part }) => partId(part)))
    const added = conflicts.filter((part) => !known.has(partId(part)))
    if (incoming.length === 0 && added.length === 0) return
    this.#set({
      incoming: joinChanges(last, incoming),
      conflicts: [...open, ...added.map((part) => ({ part, before }))],
    })
  }
}

/** What is merged of others, but for fields that are changed here and so stay as they are. */
function withoutChanged(
  base: AccountDetail,
  edits: AccountWork,
  incoming: readonly AccountChange[],
): AccountChange[] {
  const changed = changedPartIds(base, edits)
  return incoming.filter(
    (change) => change.kind !== 'field' || !changed.has(partId(fieldPart(change.field))),
  )
}
