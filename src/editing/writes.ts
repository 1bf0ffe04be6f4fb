// The writes of a sign-in, as every screen of this tab sees them. The editor, which edits and
// sends, is loaded when there is something to edit, to send or to recover.
import type { NameLookup } from '#account/fields/name-lookup.ts'
import type { ClientSettings } from '#api/client.ts'
import { slackMs, type AccountReads } from './account-reads.ts'
import { EditingDatabase } from './storage/database.ts'
import { draftKey, newPageId, type DraftOwner } from './drafts/draft-record.ts'
import { DraftStore } from './drafts/draft-store.ts'
import { onDropped, type DroppedDraft } from './drafts/dropped-signal.ts'
import { onWiped } from './drafts/wiped-signal.ts'
import { journalStore, type JournalStore } from './storage/journal-store.ts'
import { LivingTabs } from './tabs/living-tabs.ts'
import { Overlay } from './overlay/overlay.ts'
import { PendingProducts } from './overlay/pending-products.ts'
import { endedWell, isOpen, type ConfirmedWrite, type Write } from './write.ts'
import { WriteJournal } from './write-journal.ts'

export interface WritesContext {
  client: ClientSettings
  owner: DraftOwner
  reads: AccountReads
  names: NameLookup
  cacheSeconds: { list: number; detail: number }
  /** Loads the editor, which calls `Writes.attend`. */
  loadEditor: (writes: Writes) => Promise<Editor>
  /** A write was confirmed, here or in another tab: every cached read is to show it. */
  show: (confirmed: ConfirmedWrite) => void
  /** A write was confirmed, and the browser may have sent it twice (A20). */
  onMaybeResent: (confirmed: ConfirmedWrite) => void
  /** For tests of several tabs: the stores of the journal and the drafts, and the living tabs. */
  store?: JournalStore
  drafts?: DraftStore
  tabs?: Pick<LivingTabs, 'start' | 'all'>
}

/** The editor, as far as this module needs it. */
export interface Editor {
  /** Recovers the writes of tabs that are gone. */
  recover: () => Promise<void>
  /** Whether a page of this tab shows a write. */
  isShown: (write: Write) => boolean
  cancel: (id: string) => void
  /** Cancels every write of this tab that was not sent. */
  cancelWaiting: () => void
  /** Closes every session: no page is open any more. */
  closeSessions: () => void
  /** Stops sending and reading. */
  close: () => void
}

/** How often this tab checks whether the tabs of other writes still live, in ms. */
export const checkEveryMs = 10_000

export class Writes {
  readonly context: WritesContext
  readonly journal: WriteJournal
  readonly overlay: Overlay
  readonly pending: PendingProducts
  readonly drafts: DraftStore
  readonly reads: AccountReads
  readonly tabs: Pick<LivingTabs, 'start' | 'all'>
  readonly #listeners = new Set<() => void>()
  readonly #gone = new AbortController()
  #editor: Editor | null = null
  #detached: readonly Write[] = []

  constructor(context: WritesContext) {
    const { owner, reads, names, cacheSeconds } = context
    const tab = newPageId()
    const database = new EditingDatabase()
    this.context = context
    this.reads = reads
    this.journal = new WriteJournal(context.store ?? journalStore(owner, database), owner, tab)
    this.tabs = context.tabs ?? new LivingTabs(owner, tab)
    this.overlay = new Overlay(this.journal, names, cacheSeconds)
    this.pending = new PendingProducts(this.journal, cacheSeconds.detail * 1000 + slackMs)
    this.drafts = context.drafts ?? new DraftStore(owner, database)
    this.journal.onConfirmed((confirmed) => context.show(confirmed))
    this.journal.subscribe(() => this.update())
  }

  /** Aborted at a sign-out: nobody needs what is read for writes from then on. */
  get signal(): AbortSignal {
    return this.#gone.signal
  }

  /** Runs while somebody is signed in. Returns a function that stops it; can be started again. */
  start(): () => void {
    const { owner } = this.context
    const stops = [
      this.journal.start(),
      this.tabs.start(),
      // A sign-out in another tab has asked, and discards what waits here too.
      onWiped(owner, () => this.#editor?.cancelWaiting()),
      onDropped(owner, (draft) => this.#dismissEnd(draft)),
    ]
    void this.#recover()
    const timer = setInterval(() => void this.#recover(), checkEveryMs)
    return () => {
      clearInterval(timer)
      this.#editor?.closeSessions()
      for (const stop of stops) stop()
    }
  }

  /** Registers the editor once it is loaded. */
  attend(editor: Editor): void {
    this.#editor = editor
  }

  /**
   * The detached writes: those of this tab that no page shows, until their end is announced. The
   * same array until they change.
   */
  readonly detached = (): readonly Write[] => this.#detached

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The writes of all tabs that have not ended, or whose outcome is unknown. */
  unfinished(): Write[] {
    return this.journal.all().filter((write) => isOpen(write) || write.phase.is === 'unresolved')
  }

  /** The writes of this tab that closing it would interrupt. */
  underWay(): Write[] {
    const { tab } = this.journal
    return this.journal
      .all()
      .filter((write) => write.owner === tab && isOpen(write) && write.phase.is !== 'verifying')
  }

  /** Cancels a waiting write of this tab. */
  cancel(id: string): void {
    this.#editor?.cancel(id)
  }

  /** Removes a write whose end needs no more announcement. */
  dismiss(id: string): void {
    this.journal.forget(id)
  }

  /** Recomputes which writes are detached. */
  update(): void {
    const { tab } = this.journal
    const detached = this.journal
      .all()
      .filter((write) => write.heir === tab && !write.isAnnounced && !this.#editor?.isShown(write))
    const isSame =
      detached.length === this.#detached.length &&
      detached.every((write, at) => write === this.#detached[at])
    if (isSame) return
    this.#detached = detached
    for (const listener of this.#listeners) listener()
  }

  /** Deletes everything (a sign-out). Never rejects. */
  async wipe(): Promise<void> {
    this.#gone.abort()
    this.#editor?.close()
    await Promise.all([this.journal.wipe(), this.drafts.wipe().catch(() => undefined)])
  }

  /** The edits of a write that was not saved were restored or discarded: its notice is done. */
  #dismissEnd(draft: DroppedDraft): void {
    for (const write of this.journal.all()) {
      const { account, page } = draftKey(write)
      // What a page shows stays there until its user has seen enough of it.
      const isEnd = !isOpen(write) && !endedWell(write) && !this.#editor?.isShown(write)
      if (isEnd && account === draft.account && page === draft.page) this.dismiss(write.id)
    }
  }

  async #recover(): Promise<void> {
    await this.journal.ready
    if (this.journal.elsewhere().length === 0 || this.signal.aborted) return
    // If the editor cannot be loaded now, the next interval tries again.
    const editor = this.#editor ?? (await this.context.loadEditor(this).catch(() => null))
    if (!this.signal.aborted) await editor?.recover()
  }
}
