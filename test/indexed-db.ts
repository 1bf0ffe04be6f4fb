import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'

// Its classes may stay in the worker; the database is one test's own, and gone after it.
Reflect.deleteProperty(globalThis, 'indexedDB')

/** An empty IndexedDB until the end of this test. */
export function stubIndexedDb(): void {
  vi.stubGlobal('indexedDB', new IDBFactory())
}
