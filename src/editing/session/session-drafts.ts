// Keeps what is typed in an edit session, and finds what an earlier one has left behind.
import { holdsChanges } from '#account/changes/changed-paths.ts'
import { accountChanges } from '#account/changes/changes.ts'
import { mergeEdits } from '#account/merge/merge.ts'
import { pathId, pathOfId } from '#account/fields/field-path.ts'
import { readEdits } from '#account/edits/patch.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import { wallNow } from '#clock/page-clock.ts'
import type { AccountDetail } from '#contract/account.ts'
import { newAccount, newPageId, type DraftRecord } from '../drafts/draft-record.ts'
import type { DraftStore } from '../drafts/draft-store.ts'
import { DraftWriter } from '../drafts/draft-writer.ts'
import { Presence } from '../tabs/presence.ts'
import type { EditedAccount } from './edited-account.ts'

export interface DraftsState {
  /** The newest draft that was left behind; null when there is none, and while a write carries edits. */
  offered: DraftRecord | null
  /** How many other tabs have the account open. Forms of new accounts are of different ones. */
  others: number
  /** The browser keeps nothing of what is typed. */
  isRefused: boolean
}

export interface DraftRules {
  /** Whether there is nothing in some edits to keep. */
  isUntouched: (edits: AccountEdits) => boolean
  /** Whether all of a draft has been submitted since it was kept. */
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
  /** By page, those that were taken up or given up, maybe before they were found, and as of when (ms). */
  readonly #dropped = new Map<string, number>()
  /** Newest first; those of sessions that are still open are theirs. */
  #found: readonly DraftRecord[] = []
  #state: DraftsState = { offered: null, others: 0, isRefused: false }

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

  /** Keeps and looks from now on. Returns what ends that; what is pending is still written. */
  start(): () => void {
    const stops = [
      this.#writer.start(),
      this.#presence.start(),
      this.#edited.watch(() => this.keep()),
      this.#edited.subscribe(() => this.update()),
      this.#writer.subscribe(() => this.#changed()),
      this.#presence.subscribe(() => this.#changed()),
    ]
    this.keep()
    return () => {
      for (const stop of stops.toReversed()) stop()
    }
  }

  /** Looks for drafts that were left behind. */
  async find(): Promise<void> {
    // One that cannot be read is not lost: it is found when that works again.
    const records = await this.#store.listFor(this.#account).catch(() => [])
    if (records.length === 0) return
    const open = await this.#presence.livePages()
    const left = records.filter((record) => !open.has(record.page) && !this.#isDropped(record))
    // A page that went right after it was saved had no time to delete it.
    for (const record of left.filter(this.#rules.isSubmitted)) this.drop(record)
    this.#found = left.filter((record) => !this.#isDropped(record))
    this.#changed()
  }

  /** Notes what is unsaved now. */
  keep(): void {
    const unsaved = this.#unsaved()
    if (unsaved) {
      const { edits, base, name, conflicts } = unsaved
      this.#writer.note(edits, base, name, conflicts)
    } else this.#writer.note(null, null, null)
  }

  /** The same, where what is offered may be another too. */
  update(): void {
    this.keep()
    this.#changed()
  }

  /** Keeps what is typed before the page is left. */
  readonly flush = (): Promise<void> => this.#writer.flush()

  /** Deletes what is kept: it was given up. */
  readonly discard = (): Promise<void> => this.#writer.discard()

  /** Puts a draft in place of what is here, which becomes a draft in its turn. */
  async restore(record: DraftRecord): Promise<void> {
    const before = this.#unsaved()
    if (record.base) {
      // What it sent itself is nobody else's doing.
      const { sent } = record
      const own = sent?.before ? [readEdits(sent.before, sent.edits).patch] : []
      this.#edited.restore(record.base, record.edits, record.conflicts.map(pathOfId), own)
      // A new account is filled in again as it was, and not mixed with what is here.
    } else this.#edited.replace(record.edits)
    const { base } = this.#edited.state()
    const isReplaced = before !== null && !holdsChanges(base, this.#edited.edits(), before.edits)
    this.#leave(record)
    // Kept under this page's name before it goes under its own: a refused write must not lose it.
    await this.#writer.flush()
    if (this.#writer.state().status === 'failed') return
    this.drop(record)
    if (!isReplaced) return
    const made: DraftRecord = {
      ...before,
      account: this.#account,
      page: newPageId(),
      savedAt: wallNow(),
    }
    await this.#store.keep(made).catch(() => {})
    this.#found = [made, ...this.#found]
    this.#changed()
  }

  /** Deletes a draft that was left behind, as it was when it was found. */
  drop(record: Pick<DraftRecord, 'account' | 'page' | 'savedAt'>): void {
    this.#leave(record)
    // It expires by itself.
    this.#store.drop(record.account, record.page, record.savedAt).catch(() => {})
  }

  #isDropped({ page, savedAt }: DraftRecord): boolean {
    return savedAt <= (this.#dropped.get(page) ?? -Infinity)
  }

  #leave({ page, savedAt }: Pick<DraftRecord, 'page' | 'savedAt'>): void {
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
    // What is on its way is not to be mixed with older edits: it may come back.
    const found = this.#edited.isCarried ? [] : this.#found
    const offered = found.find((record) => !isDone(record, base)) ?? null
    const others = this.#account === newAccount ? 0 : this.#presence.others().length
    const isRefused = this.#writer.state().status === 'failed'
    const last = this.#state
    if (offered === last.offered && others === last.others && isRefused === last.isRefused) return
    this.#state = { offered, others, isRefused }
    for (const listener of this.#listeners) listener()
  }
}

/** Whether an account holds all of a draft already. */
function isDone(record: DraftRecord, account: AccountDetail): boolean {
  if (record.base === null) return false
  const { edits } = mergeEdits(record.base, account, record.edits)
  return accountChanges(account, edits).length === 0
}
