// Stores what is typed in an edit session as a draft, and finds drafts that earlier sessions left
// behind.
import { holdsChanges } from '#account/changes/changed-paths.ts'
import { accountChanges } from '#account/changes/changes.ts'
import { mergeEdits } from '#account/merge/merge.ts'
import { pathId, pathOfId } from '#account/fields/field-path.ts'
import { isSameJson } from '#account/fields/json.ts'
import { readEdits } from '#account/edits/patch.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import { wallNow } from '#clock/page-clock.ts'
import type { AccountDetail } from '#contract/account.ts'
import { newAccount, newPageId, type DraftRecord } from '../drafts/draft-record.ts'
import { notifyDropped, onDropped, type DroppedDraft } from '../drafts/dropped-signal.ts'
import type { DraftStore } from '../drafts/draft-store.ts'
import { DraftWriter } from '../drafts/draft-writer.ts'
import { Presence } from '../tabs/presence.ts'
import type { EditedAccount } from './edited-account.ts'

export interface DraftsState {
  /**
   * The newest draft that was left behind; null when there is none, and while a write carries
   * edits.
   */
  offered: DraftRecord | null
  /**
   * How many other tabs have the account open. Always 0 for a new account: each form creates a
   * different one.
   */
  others: number
  /** The browser fails to store drafts. */
  isFailing: boolean
}

export interface DraftRules {
  /** Whether these edits hold nothing to keep. */
  isUntouched: (edits: AccountEdits) => boolean
  /** Whether all of a draft has been submitted since it was stored. */
  isSubmitted: (draft: DraftRecord) => boolean
}

export class SessionDrafts {
  readonly #store: DraftStore
  readonly #edited: EditedAccount
  readonly #account: string
  readonly #rules: DraftRules
  readonly #writer: DraftWriter
  readonly #presence: Presence
  readonly #listeners = new Set<() => void>()
  /**
   * By page, the time (ms) up to which its drafts were restored or discarded, possibly before they
   * were found.
   */
  readonly #dropped = new Map<string, number>()
  /** Newest first. A draft of a session that is still open is not among them. */
  #found: readonly DraftRecord[] = []
  #state: DraftsState = { offered: null, others: 0, isFailing: false }

  constructor(
    store: DraftStore,
    edited: EditedAccount,
    { account, page }: Pick<DraftRecord, 'account' | 'page'>,
    rules: DraftRules,
  ) {
    this.#store = store
    this.#edited = edited
    this.#account = account
    this.#rules = rules
    this.#writer = new DraftWriter(store, { account, page })
    this.#presence = new Presence(store.owner, account, page)
  }

  /** The same object until it changes. */
  readonly state = (): DraftsState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Starts storing and watching drafts. Returns a function that stops it; pending edits are still
   * stored.
   */
  start(): () => void {
    const stops = [
      this.#writer.start(),
      this.#presence.start(),
      this.#edited.watch(() => this.keep()),
      this.#edited.subscribe(() => this.update()),
      this.#writer.subscribe(() => this.#changed()),
      this.#presence.subscribe(() => this.#changed()),
      onDropped(
        this.#store.owner,
        (draft) => draft.account === this.#account && this.#leave(draft),
      ),
    ]
    this.keep()
    return () => {
      for (const stop of stops.toReversed()) stop()
    }
  }

  /** Finds drafts that were left behind. */
  async find(): Promise<void> {
    // A draft that cannot be read now is found once storage works again.
    const records = await this.#store.listFor(this.#account).catch(() => [])
    if (records.length === 0) return
    const open = await this.#presence.livePages()
    const left = records.filter((record) => !open.has(record.page) && !this.#isDropped(record))
    // A page that was closed right after its save had no time to delete its draft.
    for (const record of left.filter(this.#rules.isSubmitted)) this.drop(record)
    this.#found = left.filter((record) => !this.#isDropped(record))
    this.#changed()
  }

  /** Notes the edits that are unsaved now. */
  keep(): void {
    const unsaved = this.#unsaved()
    if (unsaved) {
      const { edits, base, name, conflicts } = unsaved
      this.#writer.note(edits, base, name, conflicts)
    } else this.#writer.note(null, null, null)
  }

  /** Like `keep`, and also recomputes the draft that is offered. */
  update(): void {
    this.keep()
    this.#changed()
  }

  /** Stores pending edits before the page is left. */
  readonly flush = (): Promise<void> => this.#writer.flush()

  /** Deletes the stored draft of edits that the user discarded. */
  readonly discard = (): Promise<void> => this.#writer.discard()

  /**
   * Replaces the current edits with a draft; the current edits become a draft in turn. Resolves with
   * whether it did: not where another tab has taken the draft, or stored it anew.
   */
  async restore(record: DraftRecord): Promise<boolean> {
    const claimed = { ...record, page: newPageId() }
    const asked = this.#edited.edits()
    // Where storage fails, nobody else can have it either.
    const isClaimed = await this.#store.claim(record, claimed.page).catch(() => true)
    this.#leave(record)
    notifyDropped(this.#store.owner, record)
    if (!isClaimed) {
      await this.find()
      return false
    }
    if (this.#edited.isCarried || !isSameJson(this.#edited.edits(), asked)) {
      // What was typed or saved since is not to be replaced unseen: the draft is offered again.
      this.#found = [claimed, ...this.#found]
      this.#changed()
      return false
    }
    const before = this.#unsaved()
    if (record.base) {
      // Changes that the draft itself has sent are not anybody else's.
      const { sent } = record
      const local = sent?.before ? [readEdits(sent.before, sent.edits).patch] : []
      this.#edited.restore(record.base, record.edits, record.conflicts.map(pathOfId), local)
      // A new account is filled in as it was, and not mixed with the current edits.
    } else this.#edited.replace(record.edits)
    const { base } = this.#edited.state()
    const isReplaced = before !== null && !holdsChanges(base, this.#edited.edits(), before.edits)
    // The draft is stored under this page's key before the old one is deleted, so that a failed
    // write cannot lose it.
    await this.#writer.flush()
    // Nor can a session that was closed meanwhile, which stores nothing.
    if (this.#writer.state().status !== 'kept' && this.#unsaved()) return true
    this.drop(claimed)
    if (!isReplaced) return true
    const made: DraftRecord = {
      ...before,
      account: this.#account,
      page: newPageId(),
      savedAt: wallNow(),
    }
    await this.#store.keep(made).catch(() => {})
    this.#found = [made, ...this.#found]
    this.#changed()
    return true
  }

  /** Deletes a draft that was left behind, unless it was stored again after it was found. */
  drop(record: DroppedDraft): void {
    this.#leave(record)
    notifyDropped(this.#store.owner, record)
    // If deleting fails, the draft still expires.
    this.#store.drop(record.account, record.page, record.savedAt).catch(() => {})
  }

  #isDropped({ page, savedAt }: DraftRecord): boolean {
    return savedAt <= (this.#dropped.get(page) ?? -Infinity)
  }

  #leave({ page, savedAt }: DroppedDraft): void {
    this.#dropped.set(page, savedAt)
    this.#found = this.#found.filter((each) => each.page !== page)
    this.#changed()
  }

  #unsaved(): Pick<DraftRecord, 'edits' | 'base' | 'name' | 'conflicts' | 'sent'> | null {
    const edits = this.#edited.unsaved()
    if (this.#rules.isUntouched(edits)) return null
    const { base: read } = this.#edited.state()
    const base = this.#account === newAccount ? null : read
    const name = base ? base.name : edits.fields.name
    const conflicts = this.#edited.openConflicts().map(({ path }) => pathId(path))
    return { edits, base, name, conflicts, sent: null }
  }

  #changed(): void {
    const { base } = this.#edited.state()
    // Edits in flight may come back, so older edits must not be mixed with them.
    const found = this.#edited.isCarried ? [] : this.#found
    const offered = found.find((record) => !isDone(record, base)) ?? null
    const others = this.#account === newAccount ? 0 : this.#presence.others().length
    const isFailing = this.#writer.state().status === 'failed'
    const last = this.#state
    if (offered === last.offered && others === last.others && isFailing === last.isFailing) return
    this.#state = { offered, others, isFailing }
    for (const listener of this.#listeners) listener()
  }
}

/** Whether an account already holds everything in a draft. */
function isDone(record: DraftRecord, account: AccountDetail): boolean {
  if (record.base === null) return false
  const { edits } = mergeEdits(record.base, account, record.edits)
  return accountChanges(account, edits).length === 0
}
