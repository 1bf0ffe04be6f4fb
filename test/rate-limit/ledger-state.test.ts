import {
  budgetOf,
  endSlot,
  freshLedger,
  giveBackSlot,
  noteLeft,
  pausedUntil,
  slotsOf,
  refuseSlot,
  settle,
  takeSlot,
  type LedgerState,
} from '#rate-limit/ledger-state.ts'
import { leaseMs, padMs } from '#rate-limit/sliding-window.ts'
import { describe, expect, test } from 'vitest'

const rules = { limit: { requests: 10, windowMs: 60_000 }, scope: 'endpoint' } as const
const held = rules.limit.windowMs + padMs

function take(state: LedgerState, slot: string, now: number, budget = 'list'): LedgerState {
  const result = takeSlot(state, rules, { budget, slot, reserveOf: 0 }, now)
  expect(result.waitMs).toBe(0)
  return result.state
}

function takeMany(state: LedgerState, count: number, now: number, budget: string): LedgerState {
  let next = state
  for (let index = 0; index < count; index += 1) {
    next = take(next, `${budget}${index}`, now, budget)
  }
  return next
}

function wait(state: LedgerState, now: number, budget = 'list'): number {
  return takeSlot(state, rules, { budget, slot: 'asks', reserveOf: 0 }, now).waitMs
}

function refuse(
  state: LedgerState,
  slot: string,
  now: number,
  retryAfterMs: number | null = null,
  budget = 'list',
): LedgerState {
  return refuseSlot(state, rules, { budget, slot, retryAfterMs }, now)
}

const fresh = freshLedger(rules)

test('each budget has its own slots', () => {
  const state = takeMany(fresh, 10, 0, 'list')
  expect(wait(state, 0)).toBe(leaseMs + held)
  expect(wait(state, 0, 'detail')).toBe(0)
})

test('a token with a single budget counts the requests of all endpoints together', () => {
  const state = {
    ...takeMany(takeMany(fresh, 6, 0, 'list'), 4, 0, 'detail'),
    scope: 'token' as const,
  }
  expect(slotsOf(state, 'update')).toHaveLength(10)
  expect(wait(state, 0, 'update')).toBeGreaterThan(0)
})

test('a slot that is given back is free at once', () => {
  const state = takeMany(fresh, 10, 0, 'list')
  expect(wait(giveBackSlot(state, 'list', 'list3'), 0)).toBe(0)
})

test('a slot is free one window after its request ended', () => {
  const state = endSlot(takeMany(fresh, 10, 0, 'list'), 'list', 'list0', 700)
  expect(wait(state, 1_000)).toBe(700 + held - 1_000)
})

test('429s without a Retry-After pause for 5, 10, 20, 40, then 60 s', () => {
  let state = fresh
  let now = 1_000_000
  for (const pause of [5, 10, 20, 40, 60, 60]) {
    state = refuse(take(state, `at${now}`, now), `at${now}`, now + 100)
    now += 100
    expect(pausedUntil(state, 'list')).toBe(now + pause * 1000)
    expect(wait(state, now + 1)).toBe(pause * 1000 - 1)
    now += pause * 1000
  }
})

test('an answer after the pause resets the length of the pauses', () => {
  let state = refuse(take(fresh, 'a', 1_000), 'a', 1_100)
  state = endSlot(take(state, 'b', 10_000), 'list', 'b', 10_100)
  state = refuse(take(state, 'c', 11_000), 'c', 11_100)
  expect(pausedUntil(state, 'list')).toBe(11_100 + 5_000)
})

test('an answer to a request sent before the pause does not', () => {
  let state = take(take(fresh, 'a', 1_000), 'late', 1_000)
  state = endSlot(refuse(state, 'a', 1_100), 'list', 'late', 7_000)
  state = refuse(take(state, 'c', 8_000), 'c', 8_100)
  expect(pausedUntil(state, 'list')).toBe(8_100 + 10_000)
})

test('a probe without an answer does not either', () => {
  let state = refuse(take(fresh, 'a', 1_000), 'a', 1_100)
  state = endSlot(take(state, 'probe', 7_000), 'list', 'probe', 7_100, false)
  state = refuse(take(state, 'c', 8_000), 'c', 8_100)
  expect(pausedUntil(state, 'list')).toBe(8_100 + 10_000)
})

test('a Retry-After counts, but as one second at least and one hour at most', () => {
  const paused = (retryAfterMs: number) =>
    pausedUntil(refuse(take(fresh, 'a', 1_000), 'a', 2_000, retryAfterMs), 'list') - 2_000
  expect(paused(17_000)).toBe(17_000)
  expect(paused(0)).toBe(1_000)
  expect(paused(Infinity)).toBe(3_600_000)
})

test('a later, shorter Retry-After does not shorten a pause', () => {
  let state = take(take(fresh, 'a', 1_000), 'b', 1_000)
  state = refuse(refuse(state, 'a', 2_000, 30_000), 'b', 2_100, 5_000)
  expect(pausedUntil(state, 'list')).toBe(32_000)
})

test('the 429s of one burst count once', () => {
  let state = takeMany(fresh, 5, 1_000, 'list')
  for (let index = 0; index < 5; index += 1) state = refuse(state, `list${index}`, 1_100 + index)
  expect(budgetOf(state, 'list').strikes).toBe(1)
  expect(pausedUntil(state, 'list')).toBe(1_100 + 5_000)
})

test('a request that started in the same millisecond as a 429 belongs to its burst', () => {
  let state = take(take(fresh, 'a', 1_000), 'b', 1_100)
  state = refuse(refuse(state, 'a', 1_100), 'b', 1_200)
  expect(budgetOf(state, 'list').strikes).toBe(1)
})

test('after a pause one request at a time probes, until one is answered', () => {
  const paused = refuse(take(fresh, 'a', 1_000), 'a', 1_100)
  const probing = take(paused, 'probe', 6_100)
  expect(wait(probing, 6_200)).toBe(1_000)
  const answered = endSlot(probing, 'list', 'probe', 6_300)
  expect(wait(takeMany(answered, 5, 6_400, 'list'), 6_400)).toBe(0)
})

test('a probe whose tab died blocks other requests only for as long as it could run', () => {
  const probing = take(refuse(take(fresh, 'a', 1_000), 'a', 1_100), 'probe', 6_100)
  expect(wait(probing, 6_100 + leaseMs - 1)).toBeGreaterThan(0)
  expect(wait(probing, 6_100 + leaseMs)).toBe(0)
})

test('a 429 when more was sent in total than one budget allows shows a single budget for the token', () => {
  const sent = takeMany(takeMany(fresh, 6, 1_000, 'list'), 5, 1_000, 'detail')
  const state = refuse(sent, 'detail4', 1_100, null, 'detail')
  expect(state.scope).toBe('token')
  expect(state.sharedWithOthers).toBe(false)
  // A pause then applies to all endpoints.
  expect(pausedUntil(state, 'create')).toBe(6_100)
})

test('a 429 when less was sent than the limit shows that another client spends the budget', () => {
  const state = refuse(takeMany(takeMany(fresh, 3, 0, 'list'), 3, 0, 'detail'), 'list0', 100)
  expect(state.scope).toBe('endpoint')
  expect(state.sharedWithOthers).toBe(true)
})

test('a 429 at the limit itself shows nothing, because the two windows may just differ', () => {
  const state = refuse(takeMany(takeMany(fresh, 10, 0, 'list'), 3, 0, 'detail'), 'list0', 100)
  expect(state).toMatchObject({ scope: 'endpoint', sharedWithOthers: false })
})

test('what a 429 showed about the server’s count is dropped after an hour', () => {
  const sent = takeMany(takeMany(fresh, 6, 1_000, 'list'), 5, 1_000, 'detail')
  const taught = { ...refuse(sent, 'detail4', 1_000, null, 'detail'), sharedWithOthers: true }
  const hour = 3_600_000
  const lasting = settle(taught, rules, 1_000 + hour)
  expect(lasting).toMatchObject({ scope: 'token', sharedWithOthers: true })
  expect(settle(lasting, rules, 1_001 + hour)).toMatchObject({
    scope: 'endpoint',
    sharedWithOthers: false,
  })
  // A clock that was set back does not keep it longer.
  const back = settle(taught, rules, 500)
  expect(settle(back, rules, 501 + hour).scope).toBe('endpoint')
})

test('the scope `token`, once configured, applies from the next update', () => {
  const state = takeMany(fresh, 3, 0, 'list')
  expect(settle(state, { ...rules, scope: 'token' }, 10).scope).toBe('token')
})

test('settle drops the slots that no longer count, and no others', () => {
  let state = endSlot(takeMany(fresh, 2, 0, 'list'), 'list', 'list0', 0)
  state = settle(state, rules, held)
  expect(Object.keys(budgetOf(state, 'list').slots)).toEqual(['list1'])
})

test('after the clock was set back, a slot counts for at most one more window', () => {
  const now = 10_000_000
  const spent = takeMany(fresh, 10, now, 'list')
  const ended = Object.keys(budgetOf(spent, 'list').slots).reduce(
    (state, slot) => endSlot(state, 'list', slot, now),
    spent,
  )
  const back = now - 3_600_000
  const settled = settle(ended, rules, back)
  expect(wait(settled, back)).toBe(held)
  expect(wait(settle(settled, rules, back + held), back + held)).toBe(0)
})

test('after the clock was set back, a pause keeps its length', () => {
  const paused = refuse(take(fresh, 'a', 10_000_000), 'a', 10_000_000, 30_000)
  const settled = settle(paused, rules, 1_000_000)
  expect(pausedUntil(settled, 'list')).toBe(1_030_000)
})

describe('the quota that the server reports', () => {
  const left = (state: LedgerState, requests: number, resetMs: number | null, now = 1_000) =>
    noteLeft(state, rules, { budget: 'list', requests, resetMs }, now)

  test('holds until it resets when it is smaller than our count', () => {
    const state = left(take(fresh, 'a', 1_000), 0, 12_000)
    expect(wait(state, 1_000)).toBe(12_000 + padMs)
    expect(wait(state, 1_000 + 12_000 + padMs)).toBe(0)
    expect(slotsOf(state, 'list')).toHaveLength(10)
    expect(slotsOf(state, 'detail')).toEqual([])
  })

  test.each([null, 3_600_000])('holds for one window when it resets in %j ms', (resetMs) => {
    const state = left(fresh, 0, resetMs)
    expect(wait(state, 1_000)).toBe(held)
  })

  test('changes nothing when our own count leaves less', () => {
    const state = takeMany(fresh, 8, 1_000, 'list')
    expect(left(state, 5, 12_000)).toEqual(state)
  })

  test('replaces the quota of an earlier answer', () => {
    const state = left(left(take(fresh, 'a', 1_000), 0, 12_000), 9, 12_000)
    expect(slotsOf(state, 'list')).toHaveLength(1)
  })
})

test('after the clock jumped ahead, a slot that counted before still counts', () => {
  const spent = endSlot(takeMany(fresh, 10, 1_000, 'list'), 'list', 'list0', 1_000)
  const jump = 3_600_000
  const settled = settle(spent, rules, 2_000 + jump, jump)
  expect(slotsOf(settled, 'list')).toHaveLength(10)
  expect(wait(settled, 2_000 + jump)).toBe(held - 1_000)
})

test('a slot that another tab took after the jump is not moved past now', () => {
  const jump = 3_600_000
  const settled = settle(take(fresh, 'a', jump + 10), rules, jump + 20, jump)
  expect(slotsOf(settled, 'list')).toEqual([{ startedAt: jump + 20, endedAt: null }])
})
