import type { AccountEdits } from '#account/edits/edits.ts'
import { wallNow } from '#clock/page-clock.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { DraftRecord } from './draft-record.ts'
import type { DraftStore } from './draft-store.ts'
import { onWiped } from './wiped-signal.ts'

/**
 * Short enough that a change is stored within a second, even if the form reports it late, the write
 * is slow and the user types without a pause.
 */
const quietMs = 300
const longestMs = 600

export interface KeepingState {
  /**
   * `idle`: nothing is unsaved. `failed`: the last write to storage failed; each change tries again,
   * and the status stays until one succeeds.
   */
  status: 'idle' | 'pending' | 'kept' | 'failed'
  /** When the newest stored edits were typed, in ms since the epoch; null when none are stored. */
  keptAt: number | null
}

interface Noted {
  /** Null: nothing is unsaved, and the page's stored draft is to be deleted. */
  record: DraftRecord | null
}

const idle: KeepingState = { status: 'idle', keptAt: null }

/** Stores the unsaved edits of one open page as a draft. Never throws: `state` shows the result. */
export class DraftWriter {
  readonly #store: DraftStore
  readonly #account: string
  readonly #page: string
  readonly #listeners = new Set<() => void>()
  #state = idle
  /** The last change, until it is stored. */
  #noted: Noted | null = null
  /** The change that the last write was started for. */
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
   * Writes at once when the page is hidden or left, and listens for a sign-out in another tab.
   * Returns a function that stops it: pending edits are still stored, and later changes are
   * ignored. Can be started again.
   */
  start(): () => void {
    this.#isStopped = false
    const flush = () => void this.flush()
    // WebKit does not store what is started in `pagehide`.
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
   * Notes a change, which is stored within a second. `edits` null: nothing is unsaved any more.
   * `base` is the account that the edits were made over (null for a new account), `name` the
   * account's name, `conflicts` the `pathId`s of conflicts that are still to be decided.
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

  /** Stores pending edits at once. Resolves when that is done, or has failed. */
  flush(): Promise<void> {
    clearTimeout(this.#quiet)
    clearTimeout(this.#longest)
    this.#longest = undefined
    const noted = this.#noted
    // Does not await the previous write: a page that is being left has no time, and the store keeps
    // the order.
    if (noted && noted !== this.#begun) this.#writing = this.#write(noted)
    return this.#writing
  }

  /** Discards the edits: deletes the page's stored draft at once. */
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
