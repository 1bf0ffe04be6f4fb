// All writes of a sign-in, over all of its tabs: those that have not ended, and those that were
// confirmed. Every tab holds the whole journal in memory; IndexedDB decides which tab owns a write,
// and outlives the tabs.
import * as z from 'zod/mini'
import { openChannel } from './tabs/channel.ts'
import type { DraftOwner } from './drafts/draft-record.ts'
import type { JournalStore } from './storage/journal-store.ts'
import { readConfirmed, readStoredWrite, storedWrite } from './storage/stored-write.ts'
import { isOpen, isSent, type ConfirmedWrite, type Write } from './write.ts'

export interface JournalChange {
  before: Write | null
  /** Null when the journal has removed the write. */
  after: Write | null
}

const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('write'), write: z.unknown() }),
  z.object({ type: z.literal('confirmed'), confirmed: z.unknown() }),
])

/** How many confirmed writes the journal remembers of one account, and of all accounts together. */
const mostOfAccount = 50
const mostOfAll = 300

export class WriteJournal {
  /** The id of this tab. */
  readonly tab: string
  /**
   * Resolves once the journal has loaded what other tabs and earlier pages stored, or has failed
   * to.
   */
  readonly ready: Promise<void>
  readonly #store: JournalStore
  readonly #channelName: string
  readonly #writes = new Map<string, Write>()
  /** The writes that storage holds. A write that could not be stored belongs to this tab alone. */
  readonly #stored = new Set<string>()
  #confirmed: readonly ConfirmedWrite[] = []
  readonly #listeners = new Set<(change: JournalChange | null) => void>()
  readonly #confirmedListeners = new Set<(confirmed: ConfirmedWrite) => void>()
  #channel: BroadcastChannel | null = null
  #isClosed = false

  constructor(store: JournalStore, { tenant, user }: DraftOwner, tab: string) {
    this.#store = store
    this.tab = tab
    this.#channelName = `journal:${JSON.stringify([tenant, user])}`
    this.ready = this.#load()
  }

  /** Listens to other tabs. Returns a function that stops it. */
  start(): () => void {
    const channel = openChannel(this.#channelName)
    this.#channel = channel
    channel?.addEventListener('message', (event: MessageEvent<unknown>) => this.#hear(event.data))
    return () => {
      if (this.#channel === channel) this.#channel = null
      channel?.close()
    }
  }

  /**
   * Calls `listener` on each change of a write, and with null on any other change. Returns a
   * function that unsubscribes.
   */
  readonly subscribe = (listener: (change: JournalChange | null) => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Calls `listener` for each write that was confirmed, here or in another tab. Returns a function
   * that unsubscribes.
   */
  onConfirmed(listener: (confirmed: ConfirmedWrite) => void): () => void {
    this.#confirmedListeners.add(listener)
    return () => this.#confirmedListeners.delete(listener)
  }

  get(id: string): Write | null {
    return this.#writes.get(id) ?? null
  }

  /**
   * The writes that have not ended and, in the tab that announces them, those that have ended and
   * are not dismissed.
   */
  all(): Write[] {
    return [...this.#writes.values()]
  }

  /** The writes of other tabs that have not ended. */
  elsewhere(): Write[] {
    return this.all().filter((write) => isOpen(write) && write.owner !== this.tab)
  }

  /** The write of an account that has not ended; null when there is none. */
  openOf(accountId: string): Write | null {
    return this.all().find((write) => write.accountId === accountId && isOpen(write)) ?? null
  }

  /** The confirmed writes, newest first; the same array until they change. */
  readonly confirmed = (): readonly ConfirmedWrite[] => this.#confirmed

  /**
   * Puts a write of this tab into the journal, in its current phase, and then into storage. If
   * another tab has taken the write over meanwhile, the stored write replaces this tab's.
   */
  put(write: Write): void {
    void this.claim(write)
  }

  /**
   * Puts a write as `put` does, and resolves with whether this tab may go on with it: `busy` when
   * the write is about to be sent while another write of its account, which another tab began at
   * the same time, may still be applied; `lost` when the write no longer belongs to this tab.
   */
  async claim(write: Write): Promise<'claimed' | 'busy' | 'lost'> {
    if (this.#isClosed) return 'lost'
    this.#set(write)
    this.#broadcast({ type: 'write', write: storedWrite(write) })
    if (!isOpen(write) && write.heir !== this.tab) this.forget(write.id)
    let isLost = false
    let before: Write[] = []
    try {
      const stored = await this.#store.swap(write.id, (known, others) => {
        // If it was there and is gone, another tab has taken it over and ended it.
        isLost = known ? known.owner !== this.tab : isOpen(write) && this.#stored.has(write.id)
        if (isLost) return undefined
        if (write.phase.is === 'in-flight') {
          before = others.filter((each) => isSentOf(each, write.accountId))
          if (before.length > 0) return undefined
        }
        // Updated inside the transaction, so that it keeps the order of storage.
        if (!isOpen(write)) {
          this.#stored.delete(write.id)
          return null
        }
        this.#stored.add(write.id)
        return write
      })
      if (this.#isClosed) return 'lost'
      if (isLost) this.#replace(write.id, stored)
      // This tab may not have received their messages yet.
      for (const each of before) if (!this.get(each.id)) this.#set(each)
      return isLost ? 'lost' : before.length > 0 ? 'busy' : 'claimed'
    } catch {
      // Storage does not work, so the write belongs to this tab as long as the tab lives.
      this.#stored.delete(write.id)
      return 'claimed'
    }
  }

  /**
   * Resolves when no other write of the account can still be applied; returns null when none can
   * now.
   */
  whenFree({ id, accountId }: Pick<Write, 'id' | 'accountId'>): Promise<void> | null {
    const isBusy = () => this.all().some((each) => each.id !== id && isSentOf(each, accountId))
    if (!isBusy()) return null
    return new Promise((resolve) => {
      const stop = this.subscribe(() => {
        if (isBusy()) return
        stop()
        resolve()
      })
    })
  }

  /**
   * Makes another tab's write this tab's own. `step` returns the write to store, or null to leave
   * it as it is. Resolves with null when it does, or when storage fails.
   */
  async takeOver(id: string, step: (stored: Write) => Write | null): Promise<Write | null> {
    const write = await this.#claimStored(id, step, (claimed) => claimed)
    if (!write || this.#isClosed) return null
    this.#stored.add(id)
    this.#set(write)
    this.#broadcast({ type: 'write', write: storedWrite(write) })
    return write
  }

  /** Adds a confirmed write. */
  record(confirmed: ConfirmedWrite): void {
    if (this.#isClosed) return
    this.#store.record(confirmed).catch(() => undefined)
    this.#broadcast({ type: 'confirmed', confirmed })
    this.#addConfirmed(confirmed)
  }

  /** Changes confirmed writes; `step` returns the same object for one that does not change. */
  amendConfirmed(step: (confirmed: ConfirmedWrite) => ConfirmedWrite): void {
    const changed = this.#confirmed.flatMap((each) => {
      const next = step(each)
      return next === each ? [] : [next]
    })
    if (changed.length === 0 || this.#isClosed) return
    const byId = new Map(changed.map((each) => [each.id, each]))
    this.#confirmed = this.#confirmed.map((each) => byId.get(each.id) ?? each)
    for (const each of changed) {
      this.#store.record(each).catch(() => undefined)
      this.#broadcast({ type: 'confirmed', confirmed: each })
    }
    this.#changed(null)
  }

  /** Marks a write whose end a screen of this tab has shown. */
  markAnnounced(id: string): void {
    const write = this.get(id)
    if (write && !write.isAnnounced) this.#set({ ...write, isAnnounced: true })
  }

  /** Removes a write whose end needs no more announcement. */
  forget(id: string): void {
    const before = this.get(id)
    if (!before || !this.#writes.delete(id)) return
    this.#changed({ before, after: null })
  }

  /**
   * Removes another tab's write from the journal and from storage if `isWanted` accepts it as it is
   * stored. Resolves with the write, or null when it was not removed.
   */
  async takeAway(id: string, isWanted: (stored: Write) => boolean): Promise<Write | null> {
    const write = await this.#claimStored(
      id,
      (stored) => (isWanted(stored) ? stored : null),
      () => null,
    )
    if (!write) return null
    this.#stored.delete(id)
    this.forget(id)
    return write
  }

  /** Deletes the whole journal and stores nothing from then on (a sign-out). Never rejects. */
  async wipe(): Promise<void> {
    this.#isClosed = true
    this.#writes.clear()
    this.#confirmed = []
    await this.#store.wipe().catch(() => undefined)
  }

  /**
   * Claims a stored write: `step` returns the write to claim (null for none), and storage then
   * keeps what `kept` returns. Resolves with the claimed write; null when there is none, or when
   * storage fails.
   */
  async #claimStored(
    id: string,
    step: (stored: Write) => Write | null,
    kept: (claimed: Write) => Write | null,
  ): Promise<Write | null> {
    const claimed = { write: null as Write | null }
    try {
      const stored = await this.#store.swap(id, (known) => {
        claimed.write = known && step(known)
        return claimed.write ? kept(claimed.write) : undefined
      })
      // The stored write is not as it was last announced.
      if (!claimed.write) this.#catchUp(id, stored)
    } catch {
      return null
    }
    return claimed.write
  }

  async #load(): Promise<void> {
    // A browser that stores nothing has nothing to load.
    const loaded = await this.#store.load().catch(() => null)
    if (!loaded || this.#isClosed) return
    for (const write of loaded.writes) {
      this.#stored.add(write.id)
      if (!this.#writes.has(write.id)) this.#set(write)
    }
    const known = new Set(this.#confirmed.map(({ id }) => id))
    const older = loaded.confirmed.filter(({ id }) => !known.has(id))
    this.#confirmed = [...this.#confirmed, ...older].toSorted((a, b) => b.at - a.at)
    this.#prune()
    this.#changed(null)
  }

  #hear(data: unknown): void {
    const message = Message.safeParse(data)
    if (!message.success || this.#isClosed) return
    if (message.data.type === 'confirmed') {
      const confirmed = readConfirmed(message.data.confirmed)
      if (confirmed) this.#hearConfirmed(confirmed)
      return
    }
    const write = readStoredWrite(message.data.write)
    // A message from before the write changed hands is out of date.
    const known = write && this.get(write.id)
    if (!write || write.handovers < (known?.handovers ?? 0)) return
    // Its end was announced before.
    if (!known && !isOpen(write)) return
    if (write.owner === this.tab) {
      // Another tab watches it now, but this tab knows its phase better.
      const { heir, isWatched, handovers } = write
      if (known && isOpen(known)) this.#set({ ...known, heir, isWatched, handovers })
      return
    }
    this.#stored.add(write.id)
    this.#set({ ...write, isAnnounced: known?.isAnnounced ?? false })
    if (!isOpen(write) && write.heir !== this.tab) this.forget(write.id)
  }

  #hearConfirmed(confirmed: ConfirmedWrite): void {
    const { id, accountId, at } = confirmed
    const write = this.get(id)
    if (write && isOpen(write)) {
      const end = {
        is: 'confirmed',
        by: 'answer',
        updated: null,
        found: null,
        accountId,
        at,
      } as const
      this.#set({ ...write, phase: end })
      if (write.heir !== this.tab) this.forget(id)
    }
    this.#addConfirmed(confirmed)
  }

  /** Updates another tab's write that has gone on, or has ended, without a message to this tab. */
  #catchUp(id: string, stored: Write | null): void {
    if (this.get(id)?.owner !== this.tab) this.#replace(id, stored)
  }

  #replace(id: string, stored: Write | null): void {
    if (stored) this.#set(stored)
    else this.forget(id)
  }

  #set(write: Write): void {
    const before = this.get(write.id)
    this.#writes.set(write.id, write)
    this.#changed({ before, after: write })
  }

  #addConfirmed(confirmed: ConfirmedWrite): void {
    const isNew = this.#confirmed.every(({ id }) => id !== confirmed.id)
    this.#confirmed = [
      confirmed,
      ...this.#confirmed.filter(({ id }) => id !== confirmed.id),
    ].toSorted((a, b) => b.at - a.at)
    this.#prune()
    if (isNew) for (const listener of this.#confirmedListeners) listener(confirmed)
    this.#changed(null)
  }

  #prune(): void {
    const counts = new Map<string, number>()
    const kept = this.#confirmed.slice(0, mostOfAll).filter(({ accountId }) => {
      const count = (counts.get(accountId) ?? 0) + 1
      counts.set(accountId, count)
      return count <= mostOfAccount
    })
    if (kept.length === this.#confirmed.length) return
    const ids = new Set(kept.map(({ id }) => id))
    const gone = this.#confirmed.flatMap(({ id }) => (ids.has(id) ? [] : [id]))
    this.#confirmed = kept
    this.#store.forget(gone).catch(() => undefined)
  }

  #broadcast(message: z.input<typeof Message>): void {
    this.#channel?.postMessage(message)
  }

  #changed(change: JournalChange | null): void {
    for (const listener of this.#listeners) listener(change)
  }
}

function isSentOf(write: Write, accountId: string | null): boolean {
  return accountId !== null && write.accountId === accountId && isSent(write)
}
