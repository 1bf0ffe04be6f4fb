import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'

// The classes may stay for the worker's other tests; the database is removed after each test.
Reflect.deleteProperty(globalThis, 'indexedDB')

/** Provides an empty IndexedDB until the end of this test. */
export function stubIndexedDb(): void {
  vi.stubGlobal('indexedDB', new IDBFactory())
}
