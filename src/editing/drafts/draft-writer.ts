import type { AccountEdits } from '#account/edits/edits.ts'
import { wallNow } from '#clock/page-clock.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { DraftRecord } from './draft-record.ts'
import type { DraftStore } from './draft-store.ts'
import { onWiped } from './wiped-signal.ts'

/** With what passes before it is told, and a slow write, they stay below a second, even without a pause. */
const quietMs = 300
const longestMs = 600

export interface KeepingState {
  /**
   * `idle`: nothing is unsaved. `failed`: the last write was refused; each change tries again, and it stays
   * until one succeeds.
   */
  status: 'idle' | 'pending' | 'kept' | 'failed'
  /** When the newest of what is kept was typed, in ms since the epoch; null when nothing is. */
  keptAt: number | null
}

interface Noted {
  /** Null: nothing is unsaved, and what is kept of this page is to be deleted. */
  record: DraftRecord | null
}

const idle: KeepingState = { status: 'idle', keptAt: null }

/** Keeps the unsaved work of one open page. Never throws: `state` tells how it goes. */
export class DraftWriter {
  readonly #store: DraftStore
  readonly #account: string
  readonly #page: string
  readonly #listeners = new Set<() => void>()
  #state = idle
  /** The last change, until it is written. */
  #noted: Noted | null = null
  /** What a write was last begun for. */
  #begun: Noted | null = null
  #mayBeStored = false
  #isStopped = false
  #writing: Promise<void> = Promise.resolve()
  #quiet: ReturnType<typeof setTimeout> | undefined
  #longest: ReturnType<typeof setTimeout> | undefined

  constructor(store: DraftStore, { account, page }: Pick<DraftRecord, 'account' | 'page'>) {
    this.#store = store
    this.#account = account
    this.#page = page
  }

  readonly state = (): KeepingState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Writes at once when the page is hidden or left, and hears of a sign-out in another tab. Returns what
   * stops it: what is pending is still written, and after that no change is noted. Can be started again.
   */
  start(): () => void {
    this.#isStopped = false
    const flush = () => void this.flush()
    // WebKit stores nothing of what is begun in `pagehide`.
    addEventListener('beforeunload', flush)
    addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    const stopHearing = onWiped(this.#store.owner, () => this.#forget())
    return () => {
      flush()
      this.#isStopped = true
      removeEventListener('beforeunload', flush)
      removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
      stopHearing()
    }
  }

  /**
   * Takes note of a change, to be written within a second. `work` null: nothing is unsaved any more.
   * `base` is what it was typed over (null for a new account), `name` what the account is called,
   * `disputed` what of it is still to be decided.
   */
  note(
    edits: AccountEdits | null,
    base: AccountDetail | null,
    name: string | null,
    conflicts: readonly string[] = [],
  ): void {
    if (this.#isStopped) return
    if (!edits && !this.#mayBeStored) {
      this.#forget()
      return
    }
    const [account, page] = [this.#account, this.#page]
    this.#noted = {
      record: edits && {
        account,
        page,
        name,
        edits,
        base,
        conflicts,
        sent: null,
        savedAt: wallNow(),
      },
    }
    const { status, keptAt } = this.#state
    this.#set(edits ? { status: status === 'failed' ? status : 'pending', keptAt } : idle)
    const flush = () => void this.flush()
    clearTimeout(this.#quiet)
    this.#quiet = setTimeout(flush, quietMs)
    this.#longest ??= setTimeout(flush, longestMs)
  }

  /** Writes what is pending at once. Resolves when that is done, or has failed. */
  flush(): Promise<void> {
    clearTimeout(this.#quiet)
    clearTimeout(this.#longest)
    this.#longest = undefined
    const noted = this.#noted
    // Not after the write before it: a page that is being left has no time, and the store keeps the order.
    if (noted && noted !== this.#begun) this.#writing = this.#write(noted)
    return this.#writing
  }

  /** Gives the work up: deletes at once what is kept of this page. */
  discard(): Promise<void> {
    this.note(null, null, null)
    return this.flush()
  }

  async #write(noted: Noted): Promise<void> {
    this.#begun = noted
    const { record } = noted
    if (record) this.#mayBeStored = true
    try {
      await (record ? this.#store.keep(record) : this.#store.drop(this.#account, this.#page))
    } catch {
      if (this.#noted === noted) this.#begun = null
      if (record && this.#noted?.record) this.#set({ ...this.#state, status: 'failed' })
      return
    }
    if (this.#noted === noted) {
      this.#noted = null
      this.#mayBeStored = record !== null
      this.#set(record ? { status: 'kept', keptAt: record.savedAt } : idle)
    } else if (this.#noted?.record && record) {
      this.#set({ status: 'pending', keptAt: record.savedAt })
    }
  }

  #forget(): void {
    this.#noted = null
    this.#set(idle)
  }

  #set(state: KeepingState): void {
    const { status, keptAt } = this.#state
    if (status === state.status && keptAt === state.keptAt) return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
