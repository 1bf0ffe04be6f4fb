import type { LedgerStore } from '#rate-limit/ledger.ts'
import { padMs } from '#rate-limit/sliding-window.ts'
import { sharedStore } from '#rate-limit/shared-store.ts'
import * as fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { anySchedule, limit, simulate, type Ask, type Schedule } from './simulation.ts'
import { tabsStore } from './tabs-store.ts'
import { drain } from './virtual-time.ts'
import { stubIndexedDb } from '../indexed-db.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function storeOf({ storeDelays }: Schedule): () => LedgerStore {
  let steps = 0
  return tabsStore(() => storeDelays[steps++ % storeDelays.length] ?? 0)
}

test('whatever is requested, aborted or done to the clock, the server never sees more than the limit, and no announced wait is longer than a window', async () => {
  await fc.assert(
    fc.asyncProperty(anySchedule, async (schedule) => {
      const outcome = await simulate(schedule, storeOf(schedule))
      expect(outcome.mostInAWindow).toBeLessThanOrEqual(limit.requests)
      expect(outcome.longestAnnounced).toBeLessThanOrEqual(limit.windowMs + padMs)
      expect(outcome).toMatchObject({
        refusals: 0,
        unanswered: [],
        startedAfterAbort: [],
        outOfTurn: [],
      })
    }),
    { numRuns: 60 },
  )
}, 30_000)

test('every request ends when the server has one budget for all endpoints', async () => {
  await fc.assert(
    fc.asyncProperty(anySchedule, async (schedule) => {
      const server = { scope: 'token', capricious: false } as const
      const outcome = await simulate(schedule, storeOf(schedule), server)
      expect(outcome).toMatchObject({ unanswered: [], startedAfterAbort: [] })
    }),
    { numRuns: 25 },
  )
}, 30_000)

test('every request ends when the server sends 429s at random', async () => {
  await fc.assert(
    fc.asyncProperty(
      anySchedule,
      fc.constantFrom('endpoint' as const, 'token' as const),
      async (schedule, scope) => {
        const outcome = await simulate(schedule, storeOf(schedule), { scope, capricious: true })
        expect(outcome).toMatchObject({ unanswered: [], startedAfterAbort: [] })
      },
    ),
    { numRuns: 25 },
  )
}, 30_000)

const ask = (changes: Partial<Ask>): Ask => ({
  at: 0,
  tab: 0,
  budget: 'list',
  priority: 'visible',
  latencyMs: 200,
  arrives: 0.5,
  abortAfterMs: null,
  ...changes,
})
const calm = { jumps: [], whims: [], storeDelays: [0] }

test('the queue detects a single budget from its 429s, and then gets no more of them', async () => {
  const burst = (at: number): Ask[] =>
    (['list', 'detail', 'update'] as const).flatMap((budget) =>
      Array.from({ length: 6 }, (_, index) => ask({ at, budget, tab: index % 3 })),
    )
  const schedule = { ...calm, asks: [...burst(0), ...burst(30_000), ...burst(90_000)] }
  const outcome = await simulate(schedule, tabsStore(), { scope: 'token', capricious: false })
  expect(outcome.unanswered).toEqual([])
  expect(outcome.scopes.has('token')).toBe(true)
  // Eight requests of the first burst were too many and showed the single budget; no 429 follows.
  expect(outcome.refusals).toBe(8)
})

test('tabs keep the limit over IndexedDB as they do in memory', async () => {
  let steps = 0
  // A step takes many turns of the event loop, but no time on the fake clock.
  const quiesce = async () => {
    for (let quiet = 0; quiet < 4; quiet += 1) {
      await drain()
      if (steps > 0) quiet = -1
    }
  }
  const counted = (store: LedgerStore): LedgerStore => ({
    get reach() {
      return store.reach
    },
    update: async (step) => {
      steps += 1
      try {
        return await store.update(step)
      } finally {
        steps -= 1
      }
    },
    subscribe: (listener) => store.subscribe(listener),
  })
  let runs = 0
  await fc.assert(
    fc.asyncProperty(anySchedule, async (schedule) => {
      stubIndexedDb()
      const key = `run ${runs++}`
      const stores: LedgerStore[] = []
      const open = () => {
        stores.push(counted(sharedStore(key)))
        return stores.at(-1) as LedgerStore
      }
      const server = { scope: 'endpoint', capricious: false } as const
      const outcome = await simulate(schedule, open, server, quiesce)
      expect(outcome.mostInAWindow).toBeLessThanOrEqual(limit.requests)
      expect(outcome).toMatchObject({ unanswered: [], startedAfterAbort: [], outOfTurn: [] })
      expect(stores.map((store) => store.reach)).toEqual(stores.map(() => 'all-tabs'))
    }),
    { numRuns: 4 },
  )
}, 30_000)
