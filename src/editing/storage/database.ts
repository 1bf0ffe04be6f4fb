// The IndexedDB database of drafts and writes, and its access rules.
import { openDB, type IDBPDatabase, type IDBPObjectStore } from 'idb'

const databaseName = 'accounts-admin.drafts'
/** Safari has been seen to neither open a database nor report an error. */
const patienceMs = 3_000

export const draftsStore = 'drafts'
export const draftAge = 'savedAt'
export const writesStore = 'writes'
export const confirmedStore = 'confirmed'

const names = [draftsStore, writesStore, confirmedStore] as const
type Name = (typeof names)[number]

/** An object store within one read-write transaction. */
export type Stored<Of extends Name = Name> = IDBPObjectStore<unknown, [Of], Of, 'readwrite'>
type AllStored = Record<Name, IDBPObjectStore<unknown, Name[], Name, 'readwrite'>>

/**
 * A connection that opens when it is first used. Every call rejects, within seconds, where
 * IndexedDB is missing, does not answer or fails; the next call tries again. Calls take effect in
 * the order in which they are made.
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
      // Safari's connections can die without an event: after a failure the next call opens a new
      // one.
      if (this.#opened === opening) this.#opened = null
      closeLater(opening)
      throw error
    }
  }
}

/** The range of keys that begin with `prefix`: an array sorts after every string. */
export function under(prefix: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...prefix], [...prefix, []])
}

/** `onGone`: a newer version of the product, or the browser, has closed the connection. */
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

/** Closes a connection, also one that opens only after its caller has given up. */
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
