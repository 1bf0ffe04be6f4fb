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
  const [local, remote] = [sharedStore('same'), sharedStore('same')]
  await local.update(spend('a'))
  await remote.update(spend('b'))
  expect(spentIn(await local.update(nothing))).toEqual(['a', 'b'])
  expect(local.reach).toBe('all-tabs')
})

test('simultaneous steps lose nothing', async () => {
  const tabs = [sharedStore('burst'), sharedStore('burst'), sharedStore('burst')]
  const slotsOf = (tab: number) => Array.from({ length: 10 }, (_, index) => `${tab}-${index}`)
  const slots = tabs.flatMap((_, tab) => slotsOf(tab))
  await Promise.all(
    tabs.flatMap((store, tab) => slotsOf(tab).map((slot) => store.update(spend(slot)))),
  )
  const state = await sharedStore('burst').update(nothing)
  expect(spentIn(state).toSorted()).toEqual(slots.toSorted())
})

test('another key has another state', async () => {
  await sharedStore('one').update(spend('a'))
  expect(spentIn(await sharedStore('two').update(nothing))).toEqual([])
})

test('a change notifies the other tabs once each', async () => {
  const [local, remote] = [sharedStore('notified'), sharedStore('notified')]
  let notified = 0
  const stop = remote.subscribe(() => (notified += 1))
  await local.update(spend('a'))
  await vi.waitFor(() => expect(notified).toBe(1), { timeout: 4_000 })
  await aMoment()
  stop()
  await local.update(spend('b'))
  await aMoment()
  expect(notified).toBe(1)
})

test('a step that changes nothing notifies no tab, or two tabs would wake each other without end', async () => {
  const [local, remote] = [sharedStore('quiet'), sharedStore('quiet')]
  await local.update(spend('a'))
  await aMoment()
  let updates = 0
  for (const store of [local, remote]) {
    store.subscribe(() => {
      updates += 1
      if (updates < 100) void store.update(nothing)
    })
  }
  await local.update(spend('b'))
  await vi.waitFor(() => expect(updates).toBeGreaterThan(0), { timeout: 4_000 })
  await aMoment()
  expect(updates).toBe(1)
})

test('without IndexedDB each tab counts alone', async () => {
  vi.stubGlobal('indexedDB', undefined)
  const store = sharedStore('none')
  await store.update(spend('a'))
  expect(spentIn(await store.update(spend('b')))).toEqual(['a', 'b'])
  expect(store.reach).toBe('tab')
})

test('without BroadcastChannel the tabs still share the state', async () => {
  vi.stubGlobal('BroadcastChannel', undefined)
  const [local, remote] = [sharedStore('silent'), sharedStore('silent')]
  local.subscribe(() => undefined)()
  await local.update(spend('a'))
  expect(spentIn(await remote.update(nothing))).toEqual(['a'])
})

test('a tab counts alone when IndexedDB fails to open', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  const store = sharedStore('denied')
  expect(spentIn(await store.update(spend('a')))).toEqual(['a'])
  expect(store.reach).toBe('tab')
})

test('a tab does not wait for ever for an IndexedDB that never answers', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(indexedDB, 'open').mockImplementation(
    // Safari does this at times: it reports neither success nor an error.
    () => new SilentRequest(),
  )
  const store = sharedStore('hangs')
  const update = store.update(spend('a'))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(spentIn(await update)).toEqual(['a'])
  expect(store.reach).toBe('tab')
})

test('when the storage fails later, the tab goes on from its last state', async () => {
  const [store, other] = [sharedStore('fails'), sharedStore('fails')]
  await other.update(spend('remote'))
  await store.update(spend('a'))
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  expect(spentIn(await store.update(spend('b')))).toEqual(['remote', 'a', 'b'])
  vi.restoreAllMocks()
  expect(spentIn(await store.update(spend('c')))).toEqual(['remote', 'a', 'b', 'c'])
  expect(store.reach).toBe('tab')
})

test.each([['a text'], [{ scope: 'endpoint', budgets: null }], [null], [{ scope: 'endpoint' }]])(
  'an unreadable stored state (%j) is replaced, and shared again',
  async (value) => {
    const store = sharedStore('strange')
    await store.update(() => value as unknown as LedgerState)
    expect(spentIn(await sharedStore('strange').update(spend('a')))).toEqual(['a'])
    expect(spentIn(await store.update(nothing))).toEqual(['a'])
    expect(store.reach).toBe('all-tabs')
  },
)
