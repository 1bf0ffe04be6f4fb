// All writes of a sign-in, over all of its tabs: those that have not ended, and those that were carried
// out. Every tab has all of it in memory; IndexedDB decides whose a write is, and outlives the tabs.
import * as z from 'zod/mini'
import { openChannel } from './tabs/channel.ts'
import type { DraftOwner } from './drafts/draft-record.ts'
import type { JournalStore } from './storage/journal-store.ts'
import { readConfirmed, readStoredWrite, storedWrite } from './storage/stored-write.ts'
import { isOpen, isSent, type ConfirmedWrite, type Write } from './write.ts'

export interface JournalChange {
  before: Write | null
  /** Null: nothing is known of it any more. */
  after: Write | null
}

const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('write'), write: z.unknown() }),
  z.object({ type: z.literal('confirmed'), confirmed: z.unknown() }),
])

/** The most that is remembered of one account, and of all together. */
const mostOfAccount = 50
const mostOfAll = 300

export class WriteJournal {
  /** This tab. */
  readonly tab: string
  /** Resolves once what other tabs and earlier pages have written is known, or cannot be. */
  readonly ready: Promise<void>
  readonly #store: JournalStore
  readonly #channelName: string
  readonly #writes = new Map<string, Write>()
  /** Whether storage has taken a write: one that it refused is this tab's alone. */
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

  /** Hears other tabs. Returns what ends that. */
  start(): () => void {
    const channel = openChannel(this.#channelName)
    this.#channel = channel
    channel?.addEventListener('message', (event: MessageEvent<unknown>) => this.#hear(event.data))
    return () => {
      if (this.#channel === channel) this.#channel = null
      channel?.close()
    }
  }

  /** Told of each change of a write, and with null of any other change. Returns what ends it. */
  readonly subscribe = (listener: (change: JournalChange | null) => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Told of each write that was carried out, here or in another tab. Returns what ends it. */
  onConfirmed(listener: (confirmed: ConfirmedWrite) => void): () => void {
    this.#confirmedListeners.add(listener)
    return () => this.#confirmedListeners.delete(listener)
  }

  get(id: string): Write | null {
    return this.#writes.get(id) ?? null
  }

  /** Those that have not ended and, in the tab that is to tell of them, those that have and are not told yet. */
  all(): Write[] {
    return [...this.#writes.values()]
  }

  /** Those of other tabs that have not ended. */
  elsewhere(): Write[] {
    return this.all().filter((write) => isOpen(write) && write.owner !== this.tab)
  }

  /** The write of an account that has not ended; null when there is none. */
  openOf(accountId: string): Write | null {
    return this.all().find((write) => write.accountId === accountId && isOpen(write)) ?? null
  }

  /** What was carried out, newest first; the same array until that changes. */
  readonly confirmed = (): readonly ConfirmedWrite[] => this.#confirmed

  /**
   * Puts a write of this tab, as it stands now. Storage follows: when another tab has taken the write
   * over meanwhile, this tab's is replaced by that one.
   */
  put(write: Write): void {
    void this.claim(write)
  }

  /**
   * The same. Resolves with whether it may go on: `busy` when it is to be sent while another write of its
   * account, which another tab has begun at the same time, may be carried out; `lost` when it is not this
   * tab's any more.
   */
  async claim(write: Write): Promise<'ours' | 'busy' | 'lost'> {
    if (this.#isClosed) return 'lost'
    this.#set(write)
    this.#tell({ type: 'write', write: storedWrite(write) })
    if (!isOpen(write) && write.heir !== this.tab) this.forget(write.id)
    let isLost = false
    let before: Write[] = []
    try {
      const stored = await this.#store.swap(write.id, (known, others) => {
        // Gone though it was there: another tab has taken it over and ended it.
        isLost = known ? known.owner !== this.tab : isOpen(write) && this.#stored.has(write.id)
        if (isLost) return undefined
        if (write.phase.is === 'in-flight') {
          before = others.filter((each) => isSentOf(each, write.accountId))
          if (before.length > 0) return undefined
        }
        // Here and not later, so that it keeps the order of storage.
        if (!isOpen(write)) {
          this.#stored.delete(write.id)
          return null
        }
        this.#stored.add(write.id)
        return write
      })
      if (this.#isClosed) return 'lost'
      if (isLost) this.#replace(write.id, stored)
      // They may not have been heard of yet.
      for (const each of before) if (!this.get(each.id)) this.#set(each)
      return isLost ? 'lost' : before.length > 0 ? 'busy' : 'ours'
    } catch {
      // Nothing is kept: it is this tab's as long as that lives.
      this.#stored.delete(write.id)
      return 'ours'
    }
  }

  /** Resolves when no other write of its account may be carried out any more; null when none may now. */
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
   * Makes another tab's write this one's, when `step` still wants it as it is stored. Null when it does
   * not, or cannot be had.
   */
  async takeOver(id: string, step: (stored: Write) => Write | null): Promise<Write | null> {
    const write = await this.#take(id, step, (taken) => taken)
    if (!write || this.#isClosed) return null
    this.#stored.add(id)
    this.#set(write)
    this.#tell({ type: 'write', write: storedWrite(write) })
    return write
  }

  /** Notes a write that was carried out. */
  record(confirmed: ConfirmedWrite): void {
    if (this.#isClosed) return
    this.#store.record(confirmed).catch(() => undefined)
    this.#tell({ type: 'confirmed', confirmed })
    this.#addConfirmed(confirmed)
  }

  /** Changes what is known of a write that was carried out; `step` gives the same object for no change. */
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
      this.#tell({ type: 'confirmed', confirmed: each })
    }
    this.#changed(null)
  }

  /** A screen of this tab has told how a write has ended. */
  markTold(id: string): void {
    const write = this.get(id)
    if (write && !write.isTold) this.#set({ ...write, isTold: true })
  }

  /** Nobody has to be told of a write any more. */
  forget(id: string): void {
    const before = this.get(id)
    if (!before || !this.#writes.delete(id)) return
    this.#changed({ before, after: null })
  }

  /** Takes another tab's write out of the journal, if it is still as `isWanted`. Null when it is not. */
  async takeAway(id: string, isWanted: (stored: Write) => boolean): Promise<Write | null> {
    const write = await this.#take(
      id,
      (stored) => (isWanted(stored) ? stored : null),
      () => null,
    )
    if (!write) return null
    this.#stored.delete(id)
    this.forget(id)
    return write
  }

  /** Deletes all of it, and keeps nothing more (a sign-out). Never rejects. */
  async wipe(): Promise<void> {
    this.#isClosed = true
    this.#writes.clear()
    this.#confirmed = []
    await this.#store.wipe().catch(() => undefined)
  }

  /**
   * What `step` makes of a write as it is stored, of which storage then keeps what `kept` says. Null when it
   * makes nothing of it, or it cannot be had.
   */
  async #take(
    id: string,
    step: (stored: Write) => Write | null,
    kept: (taken: Write) => Write | null,
  ): Promise<Write | null> {
    const taken = { write: null as Write | null }
    try {
      const stored = await this.#store.swap(id, (known) => {
        taken.write = known && step(known)
        return taken.write ? kept(taken.write) : undefined
      })
      // It is not as it was last heard of.
      if (!taken.write) this.#catchUp(id, stored)
    } catch {
      return null
    }
    return taken.write
  }

  async #load(): Promise<void> {
    // Of a browser that keeps nothing there is nothing to know.
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
    // What was said before it changed hands comes too late.
    const known = write && this.get(write.id)
    if (!write || write.handovers < (known?.handovers ?? 0)) return
    // Its end was told before.
    if (!known && !isOpen(write)) return
    if (write.owner === this.tab) {
      // Another tab watches it now. How far it is, this one knows better.
      const { heir, isWatched, handovers } = write
      if (known && isOpen(known)) this.#set({ ...known, heir, isWatched, handovers })
      return
    }
    this.#stored.add(write.id)
    this.#set({ ...write, isTold: known?.isTold ?? false })
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

  /** Another tab's write is not as it was last heard of: it has gone on, or has ended, unheard. */
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

  #tell(message: z.input<typeof Message>): void {
    this.#channel?.postMessage(message)
  }

  #changed(change: JournalChange | null): void {
    for (const listener of this.#listeners) listener(change)
  }
}

function isSentOf(write: Write, accountId: string | null): boolean {
  return accountId !== null && write.accountId === accountId && isSent(write)
}
