// What reads have shown, stored on this device for each tenant until somebody signs out. Nothing
// here fails, and no screen waits for it: what cannot be stored is collected again.
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'
import * as z from 'zod/mini'
import { readEach } from '#contract/tolerant.ts'
import { KnownField, mergeFields } from './known-field.ts'
import { forgetOpened } from './opened-accounts.ts'

const databaseName = 'accounts-admin.learnt'

/** The name of an id in a list. */
const KeptName = z.object({ list: z.string(), id: z.string(), name: z.string() })
export type KeptName = z.output<typeof KeptName>

// One record each, so that two tabs do not overwrite each other.
interface Schema extends DBSchema {
  names: { key: [tenant: string, list: string, id: string]; value: KeptName & { tenant: string } }
  fields: { key: [tenant: string, field_id: string]; value: KnownField & { tenant: string } }
}

export interface KnownStorage {
  names: () => Promise<KeptName[]>
  keepNames: (names: readonly KeptName[]) => Promise<void>
  fields: () => Promise<KnownField[]>
  /** Merges fields into those that are stored. */
  keepFields: (fields: readonly KnownField[]) => Promise<void>
}

/** Counts the sign-outs of this tab: a store from before one stores nothing more. */
let signOuts = 0

/**
 * Opens a tenant's storage, which works until the next sign-out. Without IndexedDB it stores
 * nothing. Never rejects.
 */
export function knownStorage(tenant: string): KnownStorage {
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
        // An open connection of a sleeping tab would block the sign-out of another.
        database.close()
      }
    } catch {
      return otherwise
    }
  }
  // An array sorts after every string.
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
 * Deletes what is stored for every tenant (a sign-out). The deletion has started when this returns,
 * and the browser completes it without the tab; resolves when it is done. Never rejects.
 */
export async function forgetKnown(): Promise<void> {
  signOuts += 1
  forgetOpened()
  try {
    await deleteDB(databaseName)
  } catch {
    // Without a working IndexedDB, nothing is stored.
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

// Earlier versions stored names in localStorage.
function removeOldNames(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith('accounts-admin.names.')) localStorage.removeItem(key)
    }
  } catch {
    // Without localStorage, nothing is stored in it.
  }
}
