// What reads have taught, kept on this device for each tenant until somebody signs out. Nothing in here
// ever fails or is waited for: what can't be kept is learnt anew.
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'
import * as z from 'zod/mini'
import { readEach } from '#contract/tolerant.ts'
import { KnownField, mergeFields } from './known-field.ts'
import { forgetOpened } from './opened-accounts.ts'

const databaseName = 'accounts-admin.learnt'

/** What an id of a list stands for. */
const KeptName = z.object({ list: z.string(), id: z.string(), name: z.string() })
export type KeptName = z.output<typeof KeptName>

// One record each, so that two tabs add to what the other has kept.
interface Schema extends DBSchema {
  names: { key: [tenant: string, list: string, id: string]; value: KeptName & { tenant: string } }
  fields: { key: [tenant: string, field_id: string]; value: KnownField & { tenant: string } }
}

export interface LearntStore {
  names: () => Promise<KeptName[]>
  keepNames: (names: readonly KeptName[]) => Promise<void>
  fields: () => Promise<KnownField[]>
  /** Adds to what is kept of these fields. */
  keepFields: (fields: readonly KnownField[]) => Promise<void>
}

/** How often somebody has signed out here: what was learnt before is not kept any more. */
let signOuts = 0

/** What is kept of a tenant, until the next sign-out. Without IndexedDB, nothing. Never rejects. */
export function learntStore(tenant: string): LearntStore {
  const openedAt = signOuts
  removeOldNames()

  async function withDatabase<T>(
    otherwise: T,
    run: (database: IDBPDatabase<Schema>) => Promise<T>,
  ) {
    if (typeof indexedDB === 'undefined' || openedAt !== signOuts) return otherwise
    try {
      const database = await open()
      try {
        return await run(database)
      } finally {
        // Not kept open, or a tab that sleeps would hold up the sign-out of another.
        database.close()
      }
    } catch {
      return otherwise
    }
  }
  // An array sorts after every text.
  const all = () => IDBKeyRange.bound([tenant], [tenant, []])

  return {
    names: () =>
      withDatabase([], async (database) => {
        const kept = await database.getAll('names', all())
        return readEach(KeptName, kept, ({ list, id }) => `${list}/${id}`).items
      }),
    keepNames: (names) =>
      withDatabase(undefined, async (database) => {
        const { store, done } = database.transaction('names', 'readwrite')
        await Promise.all([...names.map(async (name) => store.put({ ...name, tenant })), done])
      }),
    fields: () =>
      withDatabase([], async (database) => {
        const kept = await database.getAll('fields', all())
        return readEach(KnownField, kept, ({ field_id }) => field_id).items
      }),
    keepFields: (fields) =>
      withDatabase(undefined, async (database) => {
        const { store, done } = database.transaction('fields', 'readwrite')
        const add = async (field: KnownField): Promise<void> => {
          const { data: kept } = KnownField.safeParse(await store.get([tenant, field.field_id]))
          await store.put({ ...(kept ? mergeFields(kept, field) : field), tenant })
        }
        await Promise.all([...fields.map(add), done])
      }),
  }
}

/**
 * Forgets what was learnt of every tenant (a sign-out). It has begun when this returns, and the browser
 * ends it without the tab; resolves when it is done. Never rejects.
 */
export async function forgetLearnt(): Promise<void> {
  signOuts += 1
  forgetOpened()
  try {
    await deleteDB(databaseName)
  } catch {
    // No IndexedDB, or a refused one: nothing is kept in it.
  }
}

function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(databaseName, 1, {
    upgrade: (database) => {
      database.createObjectStore('names', { keyPath: ['tenant', 'list', 'id'] })
      database.createObjectStore('fields', { keyPath: ['tenant', 'field_id'] })
    },
  })
}

// Names were kept in localStorage before.
function removeOldNames(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith('accounts-admin.names.')) localStorage.removeItem(key)
    }
  } catch {
    // No storage, so nothing is kept in it.
  }
}
