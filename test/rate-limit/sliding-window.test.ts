import {
  expectedFrees,
  freesAt,
  leaseMs,
  liveSlots,
  padMs,
  waitFor,
  type Slot,
} from '#rate-limit/sliding-window.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const limit = { requests: 3, windowMs: 60_000 }
const held = limit.windowMs + padMs
const ended = (endedAt: number): Slot => ({ startedAt: endedAt - 50, endedAt })

test('a slot is held for a whole window after the end of its request, and a little longer', () => {
  expect(freesAt(ended(1_000), limit)).toBe(1_000 + held)
  expect(liveSlots([ended(1_000)], limit, 1_000 + held - 1)).toHaveLength(1)
  expect(liveSlots([ended(1_000)], limit, 1_000 + held)).toHaveLength(0)
})

test('a request without a recorded end counts as ended when its lease runs out', () => {
  expect(freesAt({ startedAt: 1_000, endedAt: null }, limit)).toBe(1_000 + leaseMs + held)
})

test('there is no wait while a slot is free', () => {
  expect(waitFor([ended(0), ended(1)], limit, 10)).toBe(0)
})

test('when all slots are spent, the wait lasts until the soonest is free, in whatever order they are given', () => {
  expect(waitFor([ended(30), ended(10), ended(20)], limit, 100)).toBe(10 + held - 100)
})

test('when more slots are spent than the limit allows, the excess must become free first', () => {
  const slots = [10, 20, 30, 40, 50].map(ended)
  expect(waitFor(slots, limit, 100)).toBe(30 + held - 100)
})

test('a reserve lengthens the wait', () => {
  expect(waitFor([ended(10)], limit, 100, 1)).toBe(0)
  expect(waitFor([ended(10), ended(20)], limit, 100, 1)).toBe(10 + held - 100)
})

test('however large the reserve, one slot stays usable', () => {
  expect(waitFor([], limit, 0, 99)).toBe(0)
  expect(waitFor([], { requests: 1, windowMs: 1_000 }, 0, 3)).toBe(0)
})

test('after the announced wait a slot is always free', () => {
  const slot = fc.record({
    startedAt: fc.integer({ min: 0, max: 50_000 }),
    endedAt: fc.option(fc.integer({ min: 50_000, max: 100_000 })),
  })
  fc.assert(
    fc.property(fc.array(slot), fc.nat(12), (slots, reserveOf) => {
      const wait = waitFor(slots, limit, 100_000, reserveOf)
      expect(waitFor(slots, limit, 100_000 + wait, reserveOf)).toBe(0)
      // One ms earlier, no slot is free.
      const before = waitFor(slots, limit, 100_000 + wait - 1, reserveOf)
      expect(wait <= 1 || before > 0).toBe(true)
    }),
  )
})

test('expected times are in order, and a running request counts as ending now', () => {
  const running: Slot = { startedAt: 0, endedAt: null }
  expect(expectedFrees([running, ended(10)], limit, 100)).toEqual([10 + held, 100 + held])
})
