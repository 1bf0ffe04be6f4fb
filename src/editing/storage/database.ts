// The IndexedDB database of what is typed and written, and how it is asked.
import { openDB, type IDBPDatabase, type IDBPObjectStore } from 'idb'

const databaseName = 'accounts-admin.drafts'
/** Safari has been seen to open nothing and say nothing. */
const patienceMs = 3_000

export const draftsStore = 'drafts'
export const draftAge = 'savedAt'
export const writesStore = 'writes'
export const confirmedStore = 'confirmed'

const names = [draftsStore, writesStore, confirmedStore] as const
type Name = (typeof names)[number]

/** An object store within one transaction that may write. */
export type Stored<Of extends Name = Name> = IDBPObjectStore<unknown, [Of], Of, 'readwrite'>
type AllStored = Record<Name, IDBPObjectStore<unknown, Name[], Name, 'readwrite'>>

/**
 * A connection that opens when it is first used. Every call rejects, within seconds, where IndexedDB is
 * missing, silent or refuses; the next call tries anew. Calls take effect in the order in which they are
 * made.
 */
export class EditingDatabase {
  #opened: Promise<IDBPDatabase> | null = null

  /** Runs `step` in a transaction over one store. */
  run<Of extends Name, Result>(
    name: Of,
    step: (store: Stored<Of>) => Promise<Result>,
  ): Promise<Result> {
    return this.#transact(async (database) => {
      const transaction = database.transaction([name], 'readwrite', { durability: 'relaxed' })
      const store = transaction.objectStore(name) as unknown as Stored<Of>
      const [result] = await Promise.all([step(store), transaction.done])
      return result
    })
  }

  /** Runs `step` in a transaction over all stores. */
  runAll<Result>(step: (stores: AllStored) => Promise<Result>): Promise<Result> {
    return this.#transact(async (database) => {
      const transaction = database.transaction([...names], 'readwrite', { durability: 'relaxed' })
      const stores = Object.fromEntries(
        names.map((name) => [name, transaction.objectStore(name)]),
      ) as unknown as AllStored
      const [result] = await Promise.all([step(stores), transaction.done])
      return result
    })
  }

  async #transact<Result>(step: (database: IDBPDatabase) => Promise<Result>): Promise<Result> {
    const opening = (this.#opened ??= open(() => {
      this.#opened = null
    }))
    try {
      return await answered(step(await opening))
    } catch (error) {
      // Safari's connections can die without a word: after a failure the next call opens a new one.
      if (this.#opened === opening) this.#opened = null
      closeLater(opening)
      throw error
    }
  }
}

/** The keys that begin with these parts: an array sorts after every string. */
export function under(parts: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...parts], [...parts, []])
}

/** `onGone`: it was closed, by a newer version of the product or by the browser. */
async function open(onGone: () => void): Promise<IDBPDatabase> {
  const opening = openDB(databaseName, 2, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        const keyPath = ['tenant', 'user', 'account', 'page']
        database.createObjectStore(draftsStore, { keyPath }).createIndex(draftAge, draftAge)
      }
      for (const name of [writesStore, confirmedStore]) {
        database.createObjectStore(name, { keyPath: ['tenant', 'user', 'id'] })
      }
    },
    blocking() {
      onGone()
      closeLater(opening)
    },
    terminated: onGone,
  })
  try {
    return await answered(opening)
  } catch (error) {
    closeLater(opening)
    throw error
  }
}

/** One that opens too late is closed as well: nobody waits for it any more. */
function closeLater(opening: Promise<IDBPDatabase>): void {
  opening.then(
    (database) => database.close(),
    () => undefined,
  )
}

function answered<Value>(promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('IndexedDB does not answer')), patienceMs)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
