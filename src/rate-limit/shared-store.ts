// One ledger for all tabs. Each step is one IndexedDB readwrite transaction; the browser runs these
// one after another across tabs, so the store needs no lock, and a tab that dies leaves none
// behind.
import { openDB, type IDBPDatabase } from 'idb'
import { memoryStore, type LedgerStore } from './ledger.ts'
import type { LedgerState } from './ledger-state.ts'

const databaseName = 'request-ledger'
const storeName = 'ledgers'
/**
 * Safari sometimes neither opens a database nor reports an error. No request can start while we
 * wait.
 */
const openTimeoutMs = 3_000

/**
 * The ledger that all tabs of this browser share under `key`, a hash of the sign-in. When IndexedDB
 * is missing, silent, blocked or full, it falls back for good to a ledger of this tab alone.
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
      // A read must not wake the other tabs: they would read too and wake this tab again, without
      // end.
      const changed = JSON.stringify(next) !== JSON.stringify(before)
      if (changed) await transaction.store.put(next, key)
      await transaction.done
      if (changed) channel?.postMessage('changed')
      // Keep a copy, so that the tab can go on counting from it when the storage fails.
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

// Another version of the app may have stored the value.
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
