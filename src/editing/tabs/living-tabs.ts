// How the tabs of one person learn about each other: which of them live, which pages they have
// open, and a channel for their messages.
import type { DraftOwner } from '../drafts/draft-record.ts'
import { Presence } from './presence.ts'

const lockPrefix = 'accounts-admin.tab.'

/** The tabs of one person that are alive: other tabs recover the writes of a tab that is gone. */
export class LivingTabs {
  readonly #tab: string
  readonly #presence: Presence

  constructor(owner: DraftOwner, tab: string) {
    this.#tab = tab
    this.#presence = new Presence(owner, 'tabs', tab)
  }

  /** Announces that this tab is alive. Returns a function that ends that. */
  start(): () => void {
    const locks = lockManager()
    if (!locks) return this.#presence.start()
    const left = new AbortController()
    // The browser holds the lock until the tab is gone, however that happens, and even while the
    // tab is too busy to answer messages.
    locks
      .request(lockPrefix + this.#tab, { signal: left.signal }, () => {
        return new Promise<void>((resolve) => {
          left.signal.addEventListener('abort', () => resolve(), { once: true })
        })
      })
      .catch(() => undefined)
    return () => left.abort()
  }

  /** The ids of all living tabs, including this one. Without locks, waits a moment for answers. */
  async all(): Promise<ReadonlySet<string>> {
    const locks = lockManager()
    if (!locks) return this.#presence.livePages()
    const { held = [] } = await locks.query()
    const names = held.flatMap(({ name = '' }) =>
      name.startsWith(lockPrefix) ? [name.slice(lockPrefix.length)] : [],
    )
    return new Set([this.#tab, ...names])
  }
}

/** Missing on plain http, and in old browsers. */
function lockManager(): LockManager | null {
  return (typeof navigator !== 'undefined' && navigator.locks) || null
}
