// An in-memory replacement for IndexedDB and BroadcastChannel between tabs, fast enough for
// thousands of schedules.
import type { LedgerStore } from '#rate-limit/ledger.ts'
import type { LedgerState } from '#rate-limit/ledger-state.ts'

/** Makes one store per tab, all on one state. A step takes `delayMs` before and after it. */
export function tabsStore(delayMs: () => number = () => 0): () => LedgerStore {
  let kept: LedgerState | null = null
  const tabs = new Set<Set<() => void>>()
  return () => {
    const own = new Set<() => void>()
    tabs.add(own)
    return {
      reach: 'all-tabs',
      async update(step) {
        await later(delayMs())
        const before = JSON.stringify(kept)
        const next = step(kept)
        kept = next
        if (JSON.stringify(next) !== before) {
          const others = [...tabs]
            .filter((each) => each !== own)
            .flatMap((each) => Array.from(each))
          queueMicrotask(() => others.forEach((listener) => listener()))
        }
        await later(delayMs())
        return next
      },
      subscribe(listener) {
        own.add(listener)
        return () => own.delete(listener)
      },
    }
  }
}

function later(ms: number): Promise<void> {
  return ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms))
}
