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
  const taken = takeSlot(state, rules, { budget, slot, reserveOf: 0 }, now)
  expect(taken.waitMs).toBe(0)
  return taken.state
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

test('a budget has its places, and another budget its own', () => {
  const state = takeMany(fresh, 10, 0, 'list')
  expect(wait(state, 0)).toBe(leaseMs + held)
  expect(wait(state, 0, 'detail')).toBe(0)
})

test('one budget for the token counts all of them together', () => {
  const state = {
    ...takeMany(takeMany(fresh, 6, 0, 'list'), 4, 0, 'detail'),
    scope: 'token' as const,
  }
  expect(slotsOf(state, 'update')).toHaveLength(10)
  expect(wait(state, 0, 'update')).toBeGreaterThan(0)
})

test('a place given back is free at once', () => {
  const state = takeMany(fresh, 10, 0, 'list')
  expect(wait(giveBackSlot(state, 'list', 'list3'), 0)).toBe(0)
})

test('an ended request frees its place one window after its end', () => {
  const state = endSlot(takeMany(fresh, 10, 0, 'list'), 'list', 'list0', 700)
  expect(wait(state, 1_000)).toBe(700 + held - 1_000)
})

test('refusals without a Retry-After pause for 5, 10, 20, 40, then 60 s', () => {
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

test('an answer after the pause starts the pauses over', () => {
  let state = refuse(take(fresh, 'a', 1_000), 'a', 1_100)
  state = endSlot(take(state, 'b', 10_000), 'list', 'b', 10_100)
  state = refuse(take(state, 'c', 11_000), 'c', 11_100)
  expect(pausedUntil(state, 'list')).toBe(11_100 + 5_000)
})

test('an answer to what was sent before the pause does not', () => {
  let state = take(take(fresh, 'a', 1_000), 'late', 1_000)
  state = endSlot(refuse(state, 'a', 1_100), 'list', 'late', 7_000)
  state = refuse(take(state, 'c', 8_000), 'c', 8_100)
  expect(pausedUntil(state, 'list')).toBe(8_100 + 10_000)
})

test('a test request that nobody answered says nothing about the pause either', () => {
  let state = refuse(take(fresh, 'a', 1_000), 'a', 1_100)
  state = endSlot(take(state, 'probe', 7_000), 'list', 'probe', 7_100, false)
  state = refuse(take(state, 'c', 8_000), 'c', 8_100)
  expect(pausedUntil(state, 'list')).toBe(8_100 + 10_000)
})

test('Retry-After is obeyed, with a second at the least and an hour at the most', () => {
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

test('the refusals of one burst are one lesson', () => {
  let state = takeMany(fresh, 5, 1_000, 'list')
  for (let index = 0; index < 5; index += 1) state = refuse(state, `list${index}`, 1_100 + index)
  expect(budgetOf(state, 'list').strikes).toBe(1)
  expect(pausedUntil(state, 'list')).toBe(1_100 + 5_000)
})

test('a request that started in the very millisecond of a refusal belongs to its burst', () => {
  let state = take(take(fresh, 'a', 1_000), 'b', 1_100)
  state = refuse(refuse(state, 'a', 1_100), 'b', 1_200)
  expect(budgetOf(state, 'list').strikes).toBe(1)
})

test('after a pause one request at a time tests the water, until one is answered', () => {
  const paused = refuse(take(fresh, 'a', 1_000), 'a', 1_100)
  const probing = take(paused, 'probe', 6_100)
  expect(wait(probing, 6_200)).toBe(1_000)
  const answered = endSlot(probing, 'list', 'probe', 6_300)
  expect(wait(takeMany(answered, 5, 6_400, 'list'), 6_400)).toBe(0)
})

test('a test request whose tab died holds the others up for no longer than it could run', () => {
  const probing = take(refuse(take(fresh, 'a', 1_000), 'a', 1_100), 'probe', 6_100)
  expect(wait(probing, 6_100 + leaseMs - 1)).toBeGreaterThan(0)
  expect(wait(probing, 6_100 + leaseMs)).toBe(0)
})

test('a refusal with more sent in all than one budget allows teaches that there is one for the token', () => {
  const sent = takeMany(takeMany(fresh, 6, 1_000, 'list'), 5, 1_000, 'detail')
  const state = refuse(sent, 'detail4', 1_100, null, 'detail')
  expect(state.scope).toBe('token')
  expect(state.sharedWithOthers).toBe(false)
  // The pause then is one for all as well.
  expect(pausedUntil(state, 'create')).toBe(6_100)
})

test('a refusal with less sent than the limit teaches that somebody else spends it too', () => {
  const state = refuse(takeMany(takeMany(fresh, 3, 0, 'list'), 3, 0, 'detail'), 'list0', 100)
  expect(state.scope).toBe('endpoint')
  expect(state.sharedWithOthers).toBe(true)
})

test('a refusal at the limit itself teaches nothing: the two windows may just differ', () => {
  const state = refuse(takeMany(takeMany(fresh, 10, 0, 'list'), 3, 0, 'detail'), 'list0', 100)
  expect(state).toMatchObject({ scope: 'endpoint', sharedWithOthers: false })
})

test('what a refusal taught about the count is forgotten after an hour', () => {
  const sent = takeMany(takeMany(fresh, 6, 1_000, 'list'), 5, 1_000, 'detail')
  const taught = { ...refuse(sent, 'detail4', 1_000, null, 'detail'), sharedWithOthers: true }
  const hour = 3_600_000
  const lasting = settle(taught, rules, 1_000 + hour)
  expect(lasting).toMatchObject({ scope: 'token', sharedWithOthers: true })
  expect(settle(lasting, rules, 1_001 + hour)).toMatchObject({
    scope: 'endpoint',
    sharedWithOthers: false,
  })
  // Nor does a clock that was set back keep it for longer.
  const back = settle(taught, rules, 500)
  expect(settle(back, rules, 501 + hour).scope).toBe('endpoint')
})

test('one budget for the token, once configured, counts from the next look on', () => {
  const state = takeMany(fresh, 3, 0, 'list')
  expect(settle(state, { ...rules, scope: 'token' }, 10).scope).toBe('token')
})

test('settling forgets what no longer counts, and nothing else', () => {
  let state = endSlot(takeMany(fresh, 2, 0, 'list'), 'list', 'list0', 0)
  state = settle(state, rules, held)
  expect(Object.keys(budgetOf(state, 'list').slots)).toEqual(['list1'])
})

test('after the clock was set back a place counts for one window more at the most', () => {
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

test('after the clock was set back a pause lasts as long as it would have', () => {
  const paused = refuse(take(fresh, 'a', 10_000_000), 'a', 10_000_000, 30_000)
  const settled = settle(paused, rules, 1_000_000)
  expect(pausedUntil(settled, 'list')).toBe(1_030_000)
})

describe('what the server says is left', () => {
  const left = (state: LedgerState, requests: number, resetMs: number | null, now = 1_000) =>
    noteLeft(state, rules, { budget: 'list', requests, resetMs }, now)

  test('holds where it is less than our count, until it resets', () => {
    const state = left(take(fresh, 'a', 1_000), 0, 12_000)
    expect(wait(state, 1_000)).toBe(12_000 + padMs)
    expect(wait(state, 1_000 + 12_000 + padMs)).toBe(0)
    expect(slotsOf(state, 'list')).toHaveLength(10)
    expect(slotsOf(state, 'detail')).toEqual([])
  })

  test.each([null, 3_600_000])('holds for a window where it resets in %j ms', (resetMs) => {
    const state = left(fresh, 0, resetMs)
    expect(wait(state, 1_000)).toBe(held)
  })

  test('changes nothing where our own count is less', () => {
    const state = takeMany(fresh, 8, 1_000, 'list')
    expect(left(state, 5, 12_000)).toEqual(state)
  })

  test('takes the place of what was told before', () => {
    const state = left(left(take(fresh, 'a', 1_000), 0, 12_000), 9, 12_000)
    expect(slotsOf(state, 'list')).toHaveLength(1)
  })
})

test('after the clock jumped ahead what counted then counts still', () => {
  const spent = endSlot(takeMany(fresh, 10, 1_000, 'list'), 'list', 'list0', 1_000)
  const jump = 3_600_000
  const settled = settle(spent, rules, 2_000 + jump, jump)
  expect(slotsOf(settled, 'list')).toHaveLength(10)
  expect(wait(settled, 2_000 + jump)).toBe(held - 1_000)
})

test('a place that another tab took after the jump is not moved past now', () => {
  const jump = 3_600_000
  const settled = settle(take(fresh, 'a', jump + 10), rules, jump + 20, jump)
  expect(slotsOf(settled, 'list')).toEqual([{ startedAt: jump + 20, endedAt: null }])
})
