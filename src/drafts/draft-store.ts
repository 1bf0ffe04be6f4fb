// What was typed and not saved, in IndexedDB: a reload, a crash or a closed tab loses none of it. It
// belongs to one person at one tenant, is kept for seven days, and is gone once they sign out. Nothing
// here knows what has become of the account on the server since.
import { openDB, type IDBPDatabase, type IDBPObjectStore } from 'idb'
import { wallNow } from '#clock/page-clock.ts'
import { readDraftRecord, type DraftOwner, type DraftRecord } from './draft-record.ts'
import { tellWiped } from './wiped-signal.ts'

const databaseName = 'accounts-admin.drafts'
const storeName = 'drafts'
const ageIndex = 'savedAt'
const keepForMs = 7 * 24 * 60 * 60 * 1000
/** Safari has been seen to open nothing and say nothing. */
const patienceMs = 3_000

/** How often this tab has wiped the drafts of an owner: a store from before a wipe keeps nothing more. */
const wipes = new Map<string, number>()

type Drafts = IDBPObjectStore<unknown, [typeof storeName], typeof storeName, 'readwrite'>

/**
 * The drafts of one owner. Every call rejects, within seconds, where IndexedDB is missing, silent or
 * refuses; the next call tries anew. Calls take effect in the order in which they are made.
 */
export class DraftStore {
  readonly owner: DraftOwner
  #database: Promise<IDBPDatabase> | null = null
  readonly #wipes: number

  constructor({ tenant, user }: DraftOwner) {
    this.owner = { tenant, user }
    this.#wipes = this.#wipesNow()
  }

  /** Stores a page's draft in place of its last one. Rejects after `wipe`, and when storage is full. */
  keep(record: DraftRecord): Promise<void> {
    return this.#run(async (store) => {
      if (this.#wipes !== this.#wipesNow())
        throw new Error('The drafts are wiped: nothing is kept any more')
      const written = store.put({ ...record, ...this.owner })
      // A page that is being left may not live to hear of it.
      store.transaction.commit()
      await written
    })
  }

  /** Deletes a page's draft; one that is not there is no error. */
  drop(account: string, page: string): Promise<void> {
    return this.#run((store) => store.delete([...this.#prefix(), account, page]))
  }

  /** The drafts of an account, or of `newAccount`: newest first, and none older than seven days. */
  listFor(account: string): Promise<DraftRecord[]> {
    return this.#run((store) => readDrafts(store, under([...this.#prefix(), account])))
  }

  /** All drafts that this owner has: newest first, and none older than seven days. */
  listAll(): Promise<DraftRecord[]> {
    return this.#run((store) => readDrafts(store, under(this.#prefix())))
  }

  /**
   * Deletes all that is stored for this owner (a sign-out). From the call on, even if it rejects, no store
   * that this tab has for the owner keeps anything; a new one does. Other tabs are told, and what is open
   * there is kept with its next change.
   */
  async wipe(): Promise<void> {
    wipes.set(this.#prefix().join('\n'), this.#wipesNow() + 1)
    await this.#run((store) => store.delete(under(this.#prefix())))
    tellWiped(this.owner)
  }

  #wipesNow(): number {
    return wipes.get(this.#prefix().join('\n')) ?? 0
  }

  #prefix(): string[] {
    return [this.owner.tenant, this.owner.user]
  }

  async #run<Result>(step: (store: Drafts) => Promise<Result>): Promise<Result> {
    const opening = (this.#database ??= open(() => {
      this.#database = null
    }))
    try {
      const database = await opening
      const transaction = database.transaction(storeName, 'readwrite', { durability: 'relaxed' })
      const [result] = await answered(Promise.all([step(transaction.store), transaction.done]))
      return result
    } catch (error) {
      // Safari's connections can die without a word: after a failure the next call opens a new one.
      if (this.#database === opening) this.#database = null
      closeLater(opening)
      throw error
    }
  }
}

/** Reads a range of drafts, and deletes what is too old, of anybody, or cannot be read. */
async function readDrafts(store: Drafts, range: IDBKeyRange): Promise<DraftRecord[]> {
  const tooOld = IDBKeyRange.upperBound(wallNow() - keepForMs)
  const expired = await store.index(ageIndex).getAllKeys(tooOld)
  await Promise.all(expired.map((key) => store.delete(key)))
  const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)])
  const records = values.map(readDraftRecord)
  await Promise.all(keys.filter((_, at) => records[at] === null).map((key) => store.delete(key)))
  return records.filter((record) => record !== null).toSorted((a, b) => b.savedAt - a.savedAt)
}

/** The keys that begin with these parts: an array sorts after every string. */
function under(parts: string[]): IDBKeyRange {
  return IDBKeyRange.bound(parts, [...parts, []])
}

/** `onGone`: it was closed, by a newer version of the product or by the browser. */
async function open(onGone: () => void): Promise<IDBPDatabase> {
  const opening = openDB(databaseName, 1, {
    upgrade(database) {
      const keyPath = ['tenant', 'user', 'account', 'page']
      database.createObjectStore(storeName, { keyPath }).createIndex(ageIndex, ageIndex)
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
