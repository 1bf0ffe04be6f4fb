import { freshLedger, refuseSlot, takeSlot, type LedgerState } from '#rate-limit/ledger-state.ts'
import { byTurn, expectedTurns, reserveOf, priorities } from '#rate-limit/queue-order.ts'
import { leaseMs, padMs } from '#rate-limit/sliding-window.ts'
import { expect, test } from 'vitest'

const rules = { limit: { requests: 10, windowMs: 60_000 }, scope: 'endpoint' } as const
const now = 1_000_000
const nextWindow = now + rules.limit.windowMs + padMs

function spent(count: number): LedgerState {
  let state = freshLedger(rules)
  for (let index = 0; index < count; index += 1) {
    state = takeSlot(
      state,
      rules,
      { budget: 'list', slot: `p${index}`, reserveOf: 0 },
      now - leaseMs,
    ).state
  }
  return state
}

test('a higher priority goes first, then the lower sequence', () => {
  const lane = [
    { priority: 'background', sequence: 1 },
    { priority: 'visible', sequence: 4 },
    { priority: 'likely', sequence: 2 },
    { priority: 'visible', sequence: 3 },
    { priority: 'save', sequence: 5 },
  ] as const
  expect(lane.toSorted(byTurn).map((each) => each.sequence)).toEqual([5, 3, 4, 2, 1])
})

test('saves and visible reads may use every slot, and the rest leave a reserve', () => {
  expect(priorities.map((priority) => reserveOf(priority, 10))).toEqual([0, 0, 5, 3])
})

test('free slots are turns now, and later turns follow as slots become free', () => {
  expect(expectedTurns(spent(9), rules, 'list', 3, now)).toEqual([now, nextWindow, nextWindow])
})

test('a lane longer than the budget continues one window later', () => {
  const turns = expectedTurns(freshLedger(rules), rules, 'list', 21, now)
  expect(turns[9]).toBe(now)
  expect(turns[10]).toBe(now + rules.limit.windowMs)
  expect(turns[20]).toBe(now + 2 * rules.limit.windowMs)
})

test('no turn falls into a pause', () => {
  const refusal = { budget: 'list', slot: 'p0', retryAfterMs: 20_000 }
  const state = refuseSlot(spent(1), rules, refusal, now)
  expect(expectedTurns(state, rules, 'list', 1, now)).toEqual([now + 20_000])
})

test('a request with a reserve gets the turn at which enough slots are free', () => {
  const turns = expectedTurns(spent(7), rules, 'list', 2, now, [3, 3])
  expect(turns).toEqual([nextWindow, nextWindow])
  expect(expectedTurns(spent(6), rules, 'list', 2, now, [3, 3])).toEqual([now, nextWindow])
})

test('no turn is earlier than the one before it', () => {
  const turns = expectedTurns(spent(5), rules, 'list', 3, now, [5, 3, 0])
  expect(turns).toEqual([nextWindow, nextWindow, nextWindow])
})
