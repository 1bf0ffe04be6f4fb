import { openDB } from 'idb'
import { beforeEach, expect, test, vi } from 'vitest'
import { DraftStore } from '#editing/drafts/draft-store.ts'
import { journalStore } from '#editing/storage/journal-store.ts'
import type { Write } from '#editing/write.ts'
import { stubIndexedDb } from '../../indexed-db.ts'
import { someDraft } from '../drafts/some-draft.ts'
import { ana, confirmedOf, phases, saveOf, typed } from '../some-write.ts'

beforeEach(stubIndexedDb)

const queued: Write = { ...saveOf(typed('new@acme.example')), phase: phases.queued }
const inFlight: Write = { ...queued, phase: phases['in-flight'] }
const confirmed = confirmedOf({ email: 'new@acme.example' }, 5_000, { id: 'w1' })
const ben = { ...ana, user: 'subject:ben' }
const there = { ...ana, tenant: 'other.example.com' }
const databaseName = 'accounts-admin.drafts'

/** Puts a value into a store that this version would not write. */
async function putRaw(store: string, value: object) {
  const database = await openDB(databaseName)
  await database.put(store, { ...ana, ...value })
  database.close()
}

test('stored writes are there for every tab of this person', async () => {
  await journalStore(ana).swap('w1', () => queued)
  await journalStore(ana).record(confirmedOf({ notes: 'x' }, 1_000))
  const { writes, confirmed: known } = await journalStore(ana).load()
  expect(writes).toEqual([queued])
  expect(known).toEqual([confirmedOf({ notes: 'x' }, 1_000)])
})

test('they are there for nobody else, nor in another tenant', async () => {
  await journalStore(ana).swap('w1', () => queued)
  for (const owner of [ben, there]) {
    expect(await journalStore(owner).load()).toEqual({ writes: [], confirmed: [] })
    await journalStore(owner).swap('w1', (stored) => {
      expect(stored).toBeNull()
      return undefined
    })
  }
})

test('a step receives the stored write, and decides what to store', async () => {
  const store = journalStore(ana)
  expect(await store.swap('w1', () => queued)).toEqual(queued)
  const step = vi.fn((_stored: Write | null): Write | null | undefined => undefined)
  expect(await store.swap('w1', step)).toEqual(queued)
  expect(step).toHaveBeenLastCalledWith(queued, [])
  await store.swap('w2', step)
  expect(step).toHaveBeenLastCalledWith(null, [queued])
  await store.swap('w1', () => null)
  expect(await store.load()).toMatchObject({ writes: [] })
})

test('of two concurrent steps, the second receives the result of the first', async () => {
  const [one, two] = [journalStore(ana), journalStore(ana)]
  await one.swap('w1', () => queued)
  const take = (owner: string) => (stored: Write | null) =>
    stored?.owner === 'one' ? { ...stored, owner } : undefined
  const owners = await Promise.all([one.swap('w1', take('two')), two.swap('w1', take('three'))])
  expect(new Set(owners.map((write) => write?.owner)).size).toBe(1)
})

test('a confirmed write is not open any more', async () => {
  const store = journalStore(ana)
  await store.swap('w1', () => inFlight)
  await store.record(confirmed)
  expect(await store.load()).toEqual({ writes: [], confirmed: [confirmed] })
})

test('a confirmed write can be forgotten', async () => {
  const store = journalStore(ana)
  await store.record(confirmed)
  await store.record(confirmedOf({ notes: 'x' }, 1_000))
  await store.forget(['w1', 'unheard of'])
  expect((await store.load()).confirmed.map(({ id }) => id)).toEqual(['c1000'])
})

test('a sign-out deletes all writes of one person, and no drafts or writes of others', async () => {
  await journalStore(ben).swap('w1', () => queued)
  await new DraftStore(ana).keep(someDraft())
  const store = journalStore(ana)
  await store.swap('w1', () => queued)
  await store.record(confirmed)
  await store.wipe()
  expect(await store.load()).toEqual({ writes: [], confirmed: [] })
  expect((await journalStore(ben).load()).writes).toHaveLength(1)
  expect(await new DraftStore(ana).listAll()).toHaveLength(1)
})

test('an unreadable write does not cost the others', async () => {
  const store = journalStore(ana)
  await store.swap('w1', () => queued)
  await store.record(confirmedOf({ notes: 'x' }, 1_000))
  await putRaw('writes', { id: 'w2', phase: 'dancing' })
  await putRaw('confirmed', { id: 'c2', patch: 5 })
  const { writes, confirmed: known } = await store.load()
  expect(writes.map(({ id }) => id)).toEqual(['w1'])
  expect(known.map(({ id }) => id)).toEqual(['c1000'])
})

test('drafts that an earlier version has stored are still there', async () => {
  const old = await openDB(databaseName, 1, {
    upgrade(database) {
      const keyPath = ['tenant', 'user', 'account', 'page']
      database.createObjectStore('drafts', { keyPath }).createIndex('savedAt', 'savedAt')
    },
  })
  const draft = someDraft()
  await old.put('drafts', { ...draft, ...ana })
  old.close()
  const store = journalStore(ana)
  await store.swap('w1', () => queued)
  expect(await new DraftStore(ana).listAll()).toEqual([draft])
  expect((await store.load()).writes).toHaveLength(1)
})

test('without IndexedDB every call rejects', async () => {
  vi.stubGlobal('indexedDB', undefined)
  const store = journalStore(ana)
  const calls = [store.load(), store.swap('w1', () => queued), store.record(confirmed)]
  const settled = await Promise.allSettled([...calls, store.forget(['w1']), store.wipe()])
  expect(settled.map(({ status }) => status)).toEqual(Array.from(settled, () => 'rejected'))
})
