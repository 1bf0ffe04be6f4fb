// An account as somebody edits it: what was read, what is changed over it, and what others changed
// meanwhile. Knows nothing of saving but what is being sent just now.
import { changedPathIds } from '#account/changes/changed-paths.ts'
import { accountChanges, type AccountChange } from '#account/changes/changes.ts'
import { joinChanges } from '#account/changes/join-changes.ts'
import { mergeRemote } from '#account/merge/merge-remote.ts'
import { fieldPath, pathId, type FieldPath } from '#account/fields/field-path.ts'
import { editsOf, type AccountEdits } from '#account/edits/edits.ts'
import { overlayEdits } from '#account/edits/overlay-edits.ts'
import { revert } from '#account/edits/revert.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { editsBeyond, goBeyond, stagedBeyond } from './edits-beyond.ts'
import { HeldValues, type FieldValues } from './field-values.ts'
import { differences, emptyWriteOnly, followBase } from './follow-base.ts'
import { StagedEdits } from './staged-edits.ts'

/** A part that two people changed, and not to the same. */
export interface Conflict {
  path: FieldPath
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
  edits: AccountEdits
  /** The `pathId`s of what they change. */
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
  readonly #localPatches: () => readonly AccountPatch[]
  readonly #editListeners = new Set<() => void>()
  readonly #stateListeners = new Set<() => void>()

  /** `start`: what it begins with, where that is more than was read. `localPatches`: what we sent of late. */
  constructor(
    base: AccountDetail,
    options: {
      start?: AccountEdits
      isRead?: boolean
      localPatches?: () => readonly AccountPatch[]
    } = {},
  ) {
    const { start = editsOf(base), isRead = true, localPatches = () => [] } = options
    this.#state = { base, incoming: [], conflicts: [] }
    this.#isRead = isRead
    this.#localPatches = localPatches
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
  readonly edits = (): AccountEdits => ({
    fields: { ...this.#values.read() },
    ...this.staged.get(),
  })

  /** Without: what is being drawn may read no more. */
  readonly peek = (): AccountEdits => ({ fields: { ...this.#values.peek() }, ...this.staged.get() })

  /** What a draft keeps: with what is typed in an open editor, and without what a write carries. */
  unsaved(): AccountEdits {
    const edits = { ...this.edits(), ...this.staged.withEditors() }
    return this.#carried ? editsBeyond(this.#state.base, edits, this.#carried.edits) : edits
  }

  /** Whether something is in no read. What a write carries is not either. */
  readonly isChanged = (edits: AccountEdits = this.edits()): boolean =>
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
    const changed = changedPathIds(base, this.peek())
    const sent = this.#carried?.isSent ? this.#carried.parts : null
    return conflicts.filter(({ path }) => changed.has(pathId(path)) && !sent?.has(pathId(path)))
  }

  /** Follows a fresher read. `more`: what else of it is no news of others. */
  follow(next: AccountDetail, isRead = true, more: readonly AccountPatch[] = []): void {
    const { base: before, conflicts } = this.#state
    if (next === before) return
    const local = this.edits()
    const merge = this.#merged(before, next, local, more)
    const sent = this.#carried?.isSent ? this.#carried : null
    const fields = sent
      ? followBase(before, next, merge.edits.fields, local.fields, sent.edits.fields)
      : merge.edits.fields
    this.#write({ ...merge.edits, fields })
    const wasRead = this.#isRead
    this.#isRead ||= isRead
    // These are judged by what was there before either changed it, and not by the read before this one.
    const judged = new Set(conflicts.map(({ path }) => pathId(path)))
    this.#set({ base: next, conflicts: this.#stillOpen(next) })
    if (this.#carried) {
      const { edits, isSent } = this.#carried
      this.carry(before, edits, isSent)
    }
    this.#note(
      before,
      wasRead ? merge.incoming : [],
      merge.conflicts.filter((path) => !judged.has(pathId(path))),
    )
  }

  /** Puts everything back to what was read, but for what a write carries: that is under way. */
  discard(): void {
    this.#write(this.#carried?.edits ?? editsOf(this.#state.base))
    this.#set({ incoming: [], conflicts: [] })
  }

  readonly revert = (path: FieldPath): void => {
    this.#write(revert(this.#state.base, this.edits(), path))
  }

  /**
   * Takes up edits that were made over another base: what is changed here already stays. `conflicts`: what
   * was to be decided even then.
   */
  takeUp(from: AccountDetail, kept: AccountEdits, conflicts: readonly FieldPath[] = []): void {
    const { base } = this.#state
    const merge = this.#merged(from, base, kept)
    this.#write(overlayEdits(base, merge.edits, this.edits()))
    this.#note(from, merge.incoming, merge.conflicts)
    this.#note(null, [], conflicts)
  }

  /**
   * The same, but for what is changed here already: the older edits take its place. `own`: what was sent of
   * them, which is no news of others.
   */
  restore(
    from: AccountDetail,
    kept: AccountEdits,
    conflicts: readonly FieldPath[],
    own: readonly AccountPatch[] = [],
  ): void {
    const { base } = this.#state
    const merge = this.#merged(from, base, kept, own)
    this.#write(overlayEdits(base, this.edits(), merge.edits))
    this.#note(from, withoutChanged(base, this.edits(), merge.incoming), merge.conflicts)
    this.#note(null, [], conflicts)
  }

  /** Puts other edits in place of all that are here. */
  replace(edits: AccountEdits): void {
    this.#write(edits)
  }

  /** Takes the remote values for some of the conflicts, and the local ones for the rest. */
  decide(remote: ReadonlySet<string>): void {
    const { base, conflicts } = this.#state
    const given = conflicts.filter(({ path }) => remote.has(pathId(path)))
    this.#write(given.reduce((kept, { path }) => revert(base, kept, path), this.edits()))
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
  carry(from: AccountDetail, edits: AccountEdits, isSent: boolean): void {
    const { base } = this.#state
    const rebased = from === base ? edits : this.#merged(from, base, edits).edits
    this.#carried = { edits: rebased, isSent, parts: changedPathIds(base, rebased) }
  }

  /** No write carries any edits: what is here is unsaved. */
  carryNothing(): void {
    this.#carried = null
  }

  /** What a write carries is saved, and `next` shows it. */
  commit(next: AccountDetail | null): void {
    const saved = this.#carried
    if (saved) this.#write({ ...this.edits(), ...stagedBeyond(this.edits(), saved.edits) })
    if (next) this.follow(next)
    if (saved) {
      const local = this.edits()
      this.#write({ ...local, fields: emptyWriteOnly(local.fields, saved.edits.fields) })
    }
    this.#carried = null
    // What was no part of it is still to be decided.
    const { conflicts } = this.#state
    this.#set({ conflicts: conflicts.filter(({ path }) => !saved?.parts.has(pathId(path))) })
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

  #write({ fields, products, dynamic_fields }: AccountEdits): void {
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
    local: AccountEdits,
    more: readonly AccountPatch[] = [],
  ) {
    return mergeRemote(from, to, local, [...this.#localPatches(), ...more])
  }

  /** Without those that a read has settled: it shows again what was there before, or what is here. */
  #stillOpen(base: AccountDetail): readonly Conflict[] {
    const { conflicts } = this.#state
    const local = this.edits()
    const open = conflicts.filter(({ path, before }) => {
      if (before === null) return true
      const { conflicts } = mergeRemote(before, base, local, this.#localPatches())
      return conflicts.some((each) => pathId(each) === pathId(path))
    })
    return open.length === conflicts.length ? conflicts : open
  }

  /** Notes what a merge has brought; `before` is what it was merged from. */
  #note(
    before: AccountDetail | null,
    incoming: readonly AccountChange[],
    conflicts: readonly FieldPath[],
  ): void {
    const { incoming: last, conflicts: open } = this.#state
    const known = new Set(open.map(({ path }) => pathId(path)))
    const added = conflicts.filter((path) => !known.has(pathId(path)))
    if (incoming.length === 0 && added.length === 0) return
    this.#set({
      incoming: joinChanges(last, incoming),
      conflicts: [...open, ...added.map((path) => ({ path, before }))],
    })
  }
}

/** What is merged of others, but for fields that are changed here and so stay as they are. */
function withoutChanged(
  base: AccountDetail,
  edits: AccountEdits,
  incoming: readonly AccountChange[],
): AccountChange[] {
  const changed = changedPathIds(base, edits)
  return incoming.filter(
    (change) => change.kind !== 'field' || !changed.has(pathId(fieldPath(change.field))),
  )
}
