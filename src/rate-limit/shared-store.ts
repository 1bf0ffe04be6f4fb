// One budget for all tabs: each step is one IndexedDB readwrite transaction, which the browser runs one
// after another over all tabs, so no lock is needed and a tab that dies leaves none behind.
import { openDB, type IDBPDatabase } from 'idb'
import { memoryStore, type LedgerStore } from './ledger.ts'
import type { LedgerState } from './ledger-state.ts'

const databaseName = 'request-ledger'
const storeName = 'ledgers'
/** Safari has been seen to open nothing and say nothing. No request could start while we wait. */
const openTimeoutMs = 3_000

/**
 * The ledger that every tab of this browser shares under `key` (of one sign-in; already hashed).
 * Where IndexedDB is missing, silent, blocked or full it falls back, for good, to this tab alone.
 */
export function sharedStore(key: string): LedgerStore {
  const channel =
    typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`request-ledger:${key}`)
  const alone = memoryStore()
  let database: Promise<IDBPDatabase> | null = null
  let broken = typeof indexedDB === 'undefined'

  async function update(step: (state: LedgerState | null) => LedgerState): Promise<LedgerState> {
    if (broken) return alone.update(step)
    try {
      database ??= open()
      const transaction = (await database).transaction(storeName, 'readwrite', {
        durability: 'relaxed',
      })
      const before: unknown = await transaction.store.get(key)
      const next = step(isLedgerState(before) ? before : null)
      // A mere look must not wake the other tabs: they would look too, and so wake us, for ever.
      const changed = JSON.stringify(next) !== JSON.stringify(before)
      if (changed) await transaction.store.put(next, key)
      await transaction.done
      if (changed) channel?.postMessage('changed')
      // What was known before storage failed stays known: the tab goes on counting from it.
      await alone.update(() => next)
      return next
    } catch {
      broken = true
      return alone.update(step)
    }
  }

  return {
    get reach() {
      return broken ? 'tab' : 'all-tabs'
    },
    update,
    subscribe(listener) {
      channel?.addEventListener('message', listener)
      return () => channel?.removeEventListener('message', listener)
    },
  }
}

function open(): Promise<IDBPDatabase> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('IndexedDB is silent')), openTimeoutMs)
    openDB(databaseName, 1, {
      upgrade: (database) => void database.createObjectStore(storeName),
    })
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}

// Another version of the product may have written it.
function isLedgerState(value: unknown): value is LedgerState {
  return (
    typeof value === 'object' &&
    value !== null &&
    'budgets' in value &&
    typeof value.budgets === 'object' &&
    value.budgets !== null &&
    'scope' in value
  )
}
