import { confirmedStore, EditingDatabase, under, writesStore } from './database.ts'
import type { DraftOwner } from '../drafts/draft-record.ts'
import { readConfirmed, readStoredWrite, storedWrite } from './stored-write.ts'
import type { ConfirmedWrite, Write } from '../write.ts'

interface Journalled {
  writes: Write[]
  confirmed: ConfirmedWrite[]
}

/** Stores the journal of one person for all tabs. Every call rejects where storage fails. */
export interface JournalStore {
  load: () => Promise<Journalled>
  /**
   * Stores what `step` returns for a write: null deletes it, undefined leaves it as it is. `step`
   * receives the stored write, null when there is none, and all other writes. No other tab can
   * change a write in between. Resolves with what is stored afterwards.
   */
  swap: (
    id: string,
    step: (stored: Write | null, others: readonly Write[]) => Write | null | undefined,
  ) => Promise<Write | null>
  /** Stores a confirmed write, and deletes it from the writes that have not ended. */
  record: (confirmed: ConfirmedWrite) => Promise<void>
  forget: (confirmedIds: readonly string[]) => Promise<void>
  wipe: () => Promise<void>
}

/** The journal's store in IndexedDB. */
export function journalStore(
  { tenant, user }: DraftOwner,
  database = new EditingDatabase(),
): JournalStore {
  const prefix = [tenant, user]
  const keyOf = (id: string) => [...prefix, id]
  return {
    load: () =>
      database.runAll(async (stores) => {
        const [writes, confirmed] = await Promise.all([
          stores[writesStore].getAll(under(prefix)),
          stores[confirmedStore].getAll(under(prefix)),
        ])
        return {
          writes: writes.flatMap((each) => readStoredWrite(each) ?? []),
          confirmed: confirmed.flatMap((each) => readConfirmed(each) ?? []),
        }
      }),
    swap: (id, step) =>
      database.run(writesStore, async (store) => {
        const values = await store.getAll(under(prefix))
        const all = values.flatMap((each) => readStoredWrite(each) ?? [])
        const stored = all.find((each) => each.id === id) ?? null
        const next = step(
          stored,
          all.filter((each) => each !== stored),
        )
        if (next === undefined) return stored
        if (next === null) await store.delete(keyOf(id))
        else await store.put({ ...(storedWrite(next) as object), tenant, user })
        return next
      }),
    record: (confirmed) =>
      database.runAll(async (stores) => {
        await stores[writesStore].delete(keyOf(confirmed.id))
        await stores[confirmedStore].put({ ...confirmed, tenant, user })
      }),
    forget: (ids) =>
      database.run(confirmedStore, async (store) => {
        await Promise.all(ids.map((id) => store.delete(keyOf(id))))
      }),
    wipe: () =>
      database.runAll(async (stores) => {
        await stores[writesStore].delete(under(prefix))
        await stores[confirmedStore].delete(under(prefix))
      }),
  }
}
