// Unsaved edits in IndexedDB, so that a reload, a crash or a closed tab loses none of them. Drafts
// belong to one person at one tenant, are kept for seven days, and are deleted at sign-out. The
// store does not know how the account has changed on the server since.
import { wallNow } from '#clock/page-clock.ts'
import { draftAge, draftsStore, EditingDatabase, under, type Stored } from '../storage/database.ts'
import { readDraftRecord, type DraftOwner, type DraftRecord } from './draft-record.ts'
import { notifyWiped } from './wiped-signal.ts'

const keepForMs = 7 * 24 * 60 * 60 * 1000

/**
 * How often this tab has wiped the drafts of an owner: a store from before a wipe stores nothing
 * more.
 */
const wipes = new Map<string, number>()

type Drafts = Stored<typeof draftsStore>

/**
 * The drafts of one owner. Every call rejects, within seconds, where IndexedDB is missing, does not
 * answer or fails; the next call tries again. Calls take effect in the order in which they are
 * made.
 */
export class DraftStore {
  readonly owner: DraftOwner
  readonly #database: EditingDatabase
  readonly #wipes: number

  constructor({ tenant, user }: DraftOwner, database = new EditingDatabase()) {
    this.#database = database
    this.owner = { tenant, user }
    this.#wipes = this.#wipesNow()
  }

  /**
   * Stores a page's draft in place of its previous one. Rejects after `wipe`, and when storage is
   * full.
   */
  keep(record: DraftRecord): Promise<void> {
    return this.#run(async (store) => {
      this.#throwIfWiped()
      const written = store.put({ ...record, ...this.owner })
      // A page that is being left may not live until the write is acknowledged.
      store.transaction.commit()
      await written
    })
  }

  /** Stores the draft that `step` makes of a page's previous one (null when it has none). */
  amend(
    { account, page }: Pick<DraftRecord, 'account' | 'page'>,
    step: (stored: DraftRecord | null) => DraftRecord,
  ): Promise<void> {
    return this.#run(async (store) => {
      const stored = await this.#read(store, account, page)
      this.#throwIfWiped()
      await store.put({ ...step(stored), ...this.owner })
    })
  }

  /**
   * Deletes a page's draft. A missing draft is no error, and a draft that was stored after `upTo`
   * (ms) stays.
   */
  drop(account: string, page: string, upTo = Infinity): Promise<void> {
    return this.#run(async (store) => {
      const draft = upTo === Infinity ? null : await this.#read(store, account, page)
      if (draft && draft.savedAt > upTo) return
      await store.delete(this.#key(account, page))
    })
  }

  /**
   * Renames a draft, so that only one of several tabs takes it. Resolves with whether it was still
   * stored as it was found.
   */
  claim({ account, page, savedAt }: DraftRecord, as: string): Promise<boolean> {
    return this.#run(async (store) => {
      const draft = await this.#read(store, account, page)
      if (draft?.savedAt !== savedAt) return false
      await store.put({ ...draft, page: as, ...this.owner })
      await store.delete(this.#key(account, page))
      return true
    })
  }

  /** The drafts of an account, or of `newAccount`: newest first, and none older than seven days. */
  listFor(account: string): Promise<DraftRecord[]> {
    return this.#run((store) => readDrafts(store, under([...this.#prefix(), account])))
  }

  /** All drafts of this owner: newest first, and none older than seven days. */
  listAll(): Promise<DraftRecord[]> {
    return this.#run((store) => readDrafts(store, under(this.#prefix())))
  }

  /**
   * Deletes everything that is stored for this owner (a sign-out). From the call on, even if it
   * rejects, this tab's existing stores of the owner store nothing; a new store does. Other tabs
   * are notified, and store their open edits again with the next change.
   */
  async wipe(): Promise<void> {
    wipes.set(this.#prefix().join('\n'), this.#wipesNow() + 1)
    await this.#run((store) => store.delete(under(this.#prefix())))
    notifyWiped(this.owner)
  }

  async #read(store: Drafts, account: string, page: string): Promise<DraftRecord | null> {
    return readDraftRecord(await store.get(this.#key(account, page)))
  }

  #key(account: string, page: string): string[] {
    return [...this.#prefix(), account, page]
  }

  #throwIfWiped(): void {
    if (this.#wipes !== this.#wipesNow()) {
      throw new Error('The drafts are wiped: nothing is kept any more')
    }
  }

  #wipesNow(): number {
    return wipes.get(this.#prefix().join('\n')) ?? 0
  }

  #prefix(): string[] {
    return [this.owner.tenant, this.owner.user]
  }

  #run<Result>(step: (store: Drafts) => Promise<Result>): Promise<Result> {
    return this.#database.run(draftsStore, step)
  }
}

/**
 * Reads a range of drafts. Deletes expired drafts of any owner, and drafts in the range that cannot
 * be read.
 */
async function readDrafts(store: Drafts, range: IDBKeyRange): Promise<DraftRecord[]> {
  const tooOld = IDBKeyRange.upperBound(wallNow() - keepForMs)
  const expired = await store.index(draftAge).getAllKeys(tooOld)
  await Promise.all(expired.map((key) => store.delete(key)))
  const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)])
  const records = values.map(readDraftRecord)
  await Promise.all(keys.filter((_, at) => records[at] === null).map((key) => store.delete(key)))
  return records.filter((record) => record !== null).toSorted((a, b) => b.savedAt - a.savedAt)
}
