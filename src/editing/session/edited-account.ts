// An account as somebody edits it: what was read, the edits over it, and what others changed
// meanwhile. Of saving it knows only which edits a write carries.
import { changedPathIds } from '#account/changes/changed-paths.ts'
import { accountChanges, type AccountChange } from '#account/changes/changes.ts'
import { joinChanges } from '#account/changes/join-changes.ts'
import { mergeRemote } from '#account/merge/merge-remote.ts'
import { writableKeys } from '#account/fields/fields.ts'
import { fieldPath, pathId, type FieldPath } from '#account/fields/field-path.ts'
import { editsOf, type AccountEdits } from '#account/edits/edits.ts'
import { overlayEdits } from '#account/edits/overlay-edits.ts'
import { revert } from '#account/edits/revert.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { editsBeyond, goBeyond, stagedBeyond } from './edits-beyond.ts'
import { HeldValues, type FieldValues } from './field-values.ts'
import { differences, emptyWriteOnly, rebaseValues } from './rebase-values.ts'
import { StagedEdits } from './staged-edits.ts'

/** A field that two people changed to different values. */
export interface Conflict {
  path: FieldPath
  /** The account before either change; null when that is not known any more. */
  before: AccountDetail | null
}

export interface EditedState {
  base: AccountDetail
  /** Changes by others that were auto-merged. */
  incoming: readonly AccountChange[]
  /** Conflicts to decide before anything is sent. */
  conflicts: readonly Conflict[]
}

/** Edits that a write carries. */
interface Carried {
  edits: AccountEdits
  /** The `pathId`s of what the edits change. */
  pathIds: ReadonlySet<string>
  /** The edits are in flight, or may be: a read that shows them brings no incoming change. */
  isSent: boolean
}

export class EditedAccount {
  readonly staged: StagedEdits
  #values: FieldValues
  #stopHearing: () => void
  #state: EditedState
  /**
   * Whether the base was read. If not, the account was just created, and what the server filled in
   * is no incoming change.
   */
  #isRead: boolean
  #carried: Carried | null = null
  /** The last result of `changes`, and what it was computed from. */
  #changes: { base: AccountDetail; edits: AccountEdits; list: AccountChange[] } | null = null
  readonly #localPatches: () => readonly AccountPatch[]
  readonly #editListeners = new Set<() => void>()
  readonly #stateListeners = new Set<() => void>()

  /**
   * `start`: the initial edits, where they differ from what was read. `localPatches`: the recent
   * patches of this tab.
   */
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

  /** The same object until something other than the edits changes. */
  readonly state = (): EditedState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#stateListeners.add(listener)
    return () => this.#stateListeners.delete(listener)
  }

  /** Calls `listener` on every change of the edits. Returns a function that unsubscribes. */
  readonly watch = (listener: () => void): (() => void) => {
    this.#editListeners.add(listener)
    return () => this.#editListeners.delete(listener)
  }

  /**
   * Lets a page hold the field values, starting with the current ones. Returns a function that
   * takes them back.
   */
  attach(values: FieldValues): () => void {
    const held = this.#values.read()
    this.#hold(values)
    for (const key of differences(values.read(), held)) values.write(key, held[key])
    return () => {
      if (this.#values === values) this.#hold(new HeldValues({ ...values.read() }))
    }
  }

  /** The edits, including typed text that the form has not reported yet. */
  readonly edits = (): AccountEdits => ({
    fields: { ...this.#values.read() },
    ...this.staged.get(),
  })

  /**
   * The edits without unreported text, for code that runs during a render and may not read more.
   */
  readonly peek = (): AccountEdits => ({ fields: { ...this.#values.peek() }, ...this.staged.get() })

  /**
   * The edits that a draft stores: with text in open editors, and without those that a write
   * carries.
   */
  unsaved(): AccountEdits {
    const edits = { ...this.edits(), ...this.staged.withEditors() }
    return this.#carried ? editsBeyond(this.#state.base, edits, this.#carried.edits) : edits
  }

  /**
   * What some edits change of the account; the same list for the same edits. Edits that a write
   * carries count too.
   */
  changes(edits: AccountEdits): readonly AccountChange[] {
    const { base } = this.#state
    const last = this.#changes
    // Asked several times for each keystroke.
    if (last?.base === base && isSameEdits(last.edits, edits)) return last.list
    this.#changes = { base, edits, list: accountChanges(base, edits) }
    return this.#changes.list
  }

  /** Whether any edit is in no read. Edits that a write carries count too. */
  readonly isChanged = (edits: AccountEdits = this.edits()): boolean =>
    this.changes(edits).length > 0

  /** Whether any edit is in neither a write nor a read. */
  isUnsaved(): boolean {
    const edits = this.edits()
    if (!this.#carried) return this.isChanged(edits)
    return goBeyond(edits, this.#carried.edits)
  }

  /**
   * The conflicts to decide before anything is sent. A field that was reverted meanwhile needs no
   * decision. Nor does a field that is in flight: the end of that write shows whether it still
   * does.
   */
  readonly openConflicts = (): readonly Conflict[] => {
    const { base, conflicts } = this.#state
    // Called on every keystroke, and conflicts are rare.
    if (conflicts.length === 0) return conflicts
    const changed = changedPathIds(base, this.peek())
    const sent = this.#carried?.isSent ? this.#carried.pathIds : null
    return conflicts.filter(({ path }) => changed.has(pathId(path)) && !sent?.has(pathId(path)))
  }

  /**
   * Rebases the edits on a fresher read. `more`: further patches that are not anybody else's
   * changes.
   */
  rebase(next: AccountDetail, isRead = true, more: readonly AccountPatch[] = []): void {
    const { base: before, conflicts } = this.#state
    if (next === before) return
    const local = this.edits()
    const merge = this.#merged(before, next, local, more)
    const sent = this.#carried?.isSent ? this.#carried : null
    const fields = sent
      ? rebaseValues(before, next, merge.edits.fields, local.fields, sent.edits.fields)
      : merge.edits.fields
    this.#write({ ...merge.edits, fields })
    const wasRead = this.#isRead
    this.#isRead ||= isRead
    // A known conflict is judged by the account before either change, not by the previous read.
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

  /** Reverts everything to what was read, except for edits that a write carries. */
  discard(): void {
    this.#write(this.#carried?.edits ?? editsOf(this.#state.base))
    this.#set({ incoming: [], conflicts: [] })
  }

  readonly revert = (path: FieldPath): void => {
    this.#write(revert(this.#state.base, this.edits(), path))
  }

  /**
   * Takes up edits that were made over another base; edits that are already here win. `conflicts`:
   * conflicts that were already open then.
   */
  takeUp(from: AccountDetail, kept: AccountEdits, conflicts: readonly FieldPath[] = []): void {
    const { base } = this.#state
    const merge = this.#merged(from, base, kept)
    this.#write(overlayEdits(base, merge.edits, this.edits()))
    this.#note(from, merge.incoming, merge.conflicts)
    this.#note(null, [], conflicts)
  }

  /**
   * Takes up older edits, which win over those that are already here. `local`: the patches that
   * were sent of them, which are not anybody else's changes.
   */
  restore(
    from: AccountDetail,
    kept: AccountEdits,
    conflicts: readonly FieldPath[],
    local: readonly AccountPatch[] = [],
  ): void {
    const { base } = this.#state
    const merge = this.#merged(from, base, kept, local)
    this.#write(overlayEdits(base, this.edits(), merge.edits))
    this.#note(from, withoutChanged(base, this.edits(), merge.incoming), merge.conflicts)
    this.#note(null, [], conflicts)
  }

  /** Replaces all edits. */
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

  /** Has to be decided before anything is sent, whatever a read shows. */
  addConflicts(paths: readonly FieldPath[]): void {
    this.#note(null, [], paths)
  }

  forgetIncoming(): void {
    this.#set({ incoming: [] })
  }

  /** Whether a write carries some of these edits. */
  get isCarried(): boolean {
    return this.#carried !== null
  }

  /**
   * A write carries these edits, which were made over `from`. `isSent`: they are in flight, or may
   * be.
   */
  carry(from: AccountDetail, edits: AccountEdits, isSent: boolean): void {
    const { base } = this.#state
    const rebased = from === base ? edits : this.#merged(from, base, edits).edits
    this.#carried = { edits: rebased, isSent, pathIds: changedPathIds(base, rebased) }
  }

  /** No write carries any edits: all of them are unsaved. */
  carryNothing(): void {
    this.#carried = null
  }

  /** The edits that a write carries are saved, and `next` shows them. */
  commit(next: AccountDetail | null): void {
    const saved = this.#carried
    if (saved) this.#write({ ...this.edits(), ...stagedBeyond(this.edits(), saved.edits) })
    if (next) this.rebase(next)
    if (saved) {
      const local = this.edits()
      this.#write({ ...local, fields: emptyWriteOnly(local.fields, saved.edits.fields) })
    }
    this.#carried = null
    // Conflicts in fields that the write did not carry stay open.
    const { conflicts } = this.#state
    this.#set({ conflicts: conflicts.filter(({ path }) => !saved?.pathIds.has(pathId(path))) })
  }

  /** Drops the edits that a write carries: another tab saves them now. */
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

  /**
   * The conflicts without those that a read has resolved: it shows the value from before the change
   * again, or the local one.
   */
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

  /** Adds the result of a merge; `before` is the base that it was merged from. */
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

/** The incoming changes without those of fields that are edited here and keep their value. */
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

function isSameEdits(one: AccountEdits, other: AccountEdits): boolean {
  return (
    one.products === other.products &&
    one.dynamic_fields === other.dynamic_fields &&
    writableKeys.every((key) => one.fields[key] === other.fields[key])
  )
}
