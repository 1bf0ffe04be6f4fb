import { freshLedger, type LedgerState } from '#rate-limit/ledger-state.ts'
import { sharedStore } from '#rate-limit/shared-store.ts'
import { IDBOpenDBRequest as SilentRequest } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { stubIndexedDb } from '../indexed-db.ts'

const rules = { limit: { requests: 10, windowMs: 60_000 }, scope: 'endpoint' } as const
const empty = freshLedger(rules)

function spend(slot: string): (state: LedgerState | null) => LedgerState {
  return (state) => {
    const budget = state?.budgets['list'] ?? { slots: {}, pausedAt: 0, pausedUntil: 0, strikes: 0 }
    const slots = { ...budget.slots, [slot]: { startedAt: 1, endedAt: null } }
    return { ...(state ?? empty), budgets: { list: { ...budget, slots } } }
  }
}
const spentIn = (state: LedgerState) => Object.keys(state.budgets['list']?.slots ?? {})
const nothing = (state: LedgerState | null) => structuredClone(state ?? empty)
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 30))

beforeEach(stubIndexedDb)
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('two tabs with the same key share one state', async () => {
  const [mine, theirs] = [sharedStore('same'), sharedStore('same')]
  await mine.update(spend('a'))
  await theirs.update(spend('b'))
  expect(spentIn(await mine.update(nothing))).toEqual(['a', 'b'])
  expect(mine.reach).toBe('all-tabs')
})

test('steps that are taken at the same time lose nothing', async () => {
  const tabs = [sharedStore('burst'), sharedStore('burst'), sharedStore('burst')]
  const slotsOf = (tab: number) => Array.from({ length: 10 }, (_, index) => `${tab}-${index}`)
  const slots = tabs.flatMap((_, tab) => slotsOf(tab))
  await Promise.all(
    tabs.flatMap((store, tab) => slotsOf(tab).map((slot) => store.update(spend(slot)))),
  )
  const state = await sharedStore('burst').update(nothing)
  expect(spentIn(state).toSorted()).toEqual(slots.toSorted())
})

test('another key is another state', async () => {
  await sharedStore('one').update(spend('a'))
  expect(spentIn(await sharedStore('two').update(nothing))).toEqual([])
})

test('the other tabs hear of a change, once each', async () => {
  const [mine, theirs] = [sharedStore('heard'), sharedStore('heard')]
  let heard = 0
  const stop = theirs.subscribe(() => (heard += 1))
  await mine.update(spend('a'))
  await vi.waitFor(() => expect(heard).toBe(1), { timeout: 4_000 })
  await aMoment()
  stop()
  await mine.update(spend('b'))
  await aMoment()
  expect(heard).toBe(1)
})

test('a look that changes nothing wakes nobody, or two tabs would wake each other for ever', async () => {
  const [mine, theirs] = [sharedStore('quiet'), sharedStore('quiet')]
  await mine.update(spend('a'))
  await aMoment()
  let looks = 0
  for (const store of [mine, theirs]) {
    store.subscribe(() => {
      looks += 1
      if (looks < 100) void store.update(nothing)
    })
  }
  await mine.update(spend('b'))
  await vi.waitFor(() => expect(looks).toBeGreaterThan(0), { timeout: 4_000 })
  await aMoment()
  expect(looks).toBe(1)
})

test('without IndexedDB each tab counts alone', async () => {
  vi.stubGlobal('indexedDB', undefined)
  const store = sharedStore('none')
  await store.update(spend('a'))
  expect(spentIn(await store.update(spend('b')))).toEqual(['a', 'b'])
  expect(store.reach).toBe('tab')
})

test('without BroadcastChannel the state is shared all the same', async () => {
  vi.stubGlobal('BroadcastChannel', undefined)
  const [mine, theirs] = [sharedStore('silent'), sharedStore('silent')]
  mine.subscribe(() => undefined)()
  await mine.update(spend('a'))
  expect(spentIn(await theirs.update(nothing))).toEqual(['a'])
})

test('an IndexedDB that refuses to open leaves the tab alone', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  const store = sharedStore('denied')
  expect(spentIn(await store.update(spend('a')))).toEqual(['a'])
  expect(store.reach).toBe('tab')
})

test('an IndexedDB that never answers does not stop the tab for good', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(indexedDB, 'open').mockImplementation(
    // As Safari does at times: neither success nor error.
    () => new SilentRequest(),
  )
  const store = sharedStore('hangs')
  const update = store.update(spend('a'))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(spentIn(await update)).toEqual(['a'])
  expect(store.reach).toBe('tab')
})

test('when storage fails later on the tab goes on counting from what it knew', async () => {
  const [store, other] = [sharedStore('fails'), sharedStore('fails')]
  await other.update(spend('theirs'))
  await store.update(spend('a'))
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  expect(spentIn(await store.update(spend('b')))).toEqual(['theirs', 'a', 'b'])
  vi.restoreAllMocks()
  expect(spentIn(await store.update(spend('c')))).toEqual(['theirs', 'a', 'b', 'c'])
  expect(store.reach).toBe('tab')
})

test.each([['a text'], [{ scope: 'endpoint', budgets: null }], [null], [{ scope: 'endpoint' }]])(
  'something unreadable in storage (%j) is started over, and shared again',
  async (value) => {
    const store = sharedStore('strange')
    await store.update(() => value as unknown as LedgerState)
    expect(spentIn(await sharedStore('strange').update(spend('a')))).toEqual(['a'])
    expect(spentIn(await store.update(nothing))).toEqual(['a'])
    expect(store.reach).toBe('all-tabs')
  },
)
