import type { DraftOwner } from '../drafts/draft-record.ts'
import { Presence } from './presence.ts'

const lockPrefix = 'accounts-admin.tab.'

/** Which tabs of one person live: a write whose tab is gone is another tab's to look after. */
export class LivingTabs {
  readonly #tab: string
  readonly #presence: Presence

  constructor(owner: DraftOwner, tab: string) {
    this.#tab = tab
    this.#presence = new Presence(owner, 'tabs', tab)
  }

  /** Says that this tab lives. Returns what ends that. */
  start(): () => void {
    const locks = lockManager()
    if (!locks) return this.#presence.start()
    const left = new AbortController()
    // Held until the tab is gone, however that happens, and also while it is too busy to answer anybody.
    locks
      .request(lockPrefix + this.#tab, { signal: left.signal }, () => {
        return new Promise<void>((resolve) => {
          left.signal.addEventListener('abort', () => resolve(), { once: true })
        })
      })
      .catch(() => undefined)
    return () => left.abort()
  }

  /** The ids of all tabs that live, this one too. Waits a moment for answers where there are no locks. */
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
