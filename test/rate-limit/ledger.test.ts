import { Ledger, memoryStore, type Clock } from '#rate-limit/ledger.ts'
import { slotsOf } from '#rate-limit/ledger-state.ts'
import { leaseMs, padMs } from '#rate-limit/sliding-window.ts'
import { expect, test } from 'vitest'
import { tabsStore } from './tabs-store.ts'

const rules = { limit: { requests: 2, windowMs: 60_000 }, scope: 'endpoint' } as const
const held = rules.limit.windowMs + padMs

function fakeClock(): Clock & { pass: (ms: number) => void; jump: (ms: number) => void } {
  let passed = 0
  let offset = 1_000_000
  return {
    wall: () => passed + offset,
    monotonic: () => passed,
    pass: (ms) => (passed += ms),
    jump: (ms) => (offset += ms),
  }
}

function openLedger() {
  const clock = fakeClock()
  return { clock, ledger: new Ledger(memoryStore(), rules, clock) }
}

test('take returns 0 until no slot is free, and then the wait', async () => {
  const { ledger, clock } = openLedger()
  expect(await ledger.take('list', 'a', 0)).toBe(0)
  expect(await ledger.take('list', 'b', 0)).toBe(0)
  expect(await ledger.take('list', 'c', 0)).toBe(leaseMs + held)
  await ledger.end('list', 'a', 'answered')
  clock.pass(100)
  expect(await ledger.take('list', 'c', 0)).toBe(held - 100)
  clock.pass(held - 100)
  expect(await ledger.take('list', 'c', 0)).toBe(0)
})

test('a slot that is given back costs nothing', async () => {
  const { ledger } = openLedger()
  await ledger.take('list', 'a', 0)
  await ledger.giveBack('list', 'a')
  expect(slotsOf(ledger.state, 'list')).toEqual([])
})

test('a 429 pauses its budget', async () => {
  const { ledger } = openLedger()
  await ledger.take('list', 'a', 0)
  await ledger.end('list', 'a', { retryAfterMs: 12_000 })
  expect(await ledger.take('list', 'b', 0)).toBe(12_000)
  expect(await ledger.take('detail', 'b', 0)).toBe(0)
})

test('a clock set forward does not open the window', async () => {
  const { ledger, clock } = openLedger()
  for (const slot of ['a', 'b']) {
    await ledger.take('list', slot, 0)
    await ledger.end('list', slot, 'answered')
  }
  clock.pass(1_000)
  clock.jump(3_600_000)
  expect(await ledger.take('list', 'c', 0)).toBe(held - 1_000)
})

test('a clock set back does not close the window for longer than one window', async () => {
  const { ledger, clock } = openLedger()
  for (const slot of ['a', 'b']) {
    await ledger.take('list', slot, 0)
    await ledger.end('list', slot, 'answered')
  }
  clock.jump(-3_600_000)
  expect(await ledger.take('list', 'c', 0)).toBe(held)
  clock.pass(held)
  expect(await ledger.take('list', 'c', 0)).toBe(0)
})

test.each([-3_600_000, -30_000, 30_000, 3_600_000])(
  'a clock that jumps by %i ms neither ends a pause nor extends it by more than one window',
  async (ms) => {
    const { ledger, clock } = openLedger()
    await ledger.take('list', 'a', 0)
    await ledger.end('list', 'a', { retryAfterMs: 1_800_000 })
    clock.pass(1_790_000)
    clock.jump(ms)
    const wait = await ledger.take('list', 'b', 0)
    expect(wait).toBeGreaterThanOrEqual(10_000)
    expect(wait).toBeLessThanOrEqual(10_000 + rules.limit.windowMs)
  },
)

test('a small difference between the two clocks is not a jump', async () => {
  const { ledger, clock } = openLedger()
  await ledger.take('list', 'a', 0)
  await ledger.end('list', 'a', 'answered')
  clock.pass(held - 500)
  clock.jump(500)
  await ledger.refresh()
  expect(slotsOf(ledger.state, 'list')).toEqual([])
})

test('two tabs on one store spend one budget and notify each other', async () => {
  const open = tabsStore()
  const clock = fakeClock()
  const local = new Ledger(open(), rules, clock)
  const remote = new Ledger(open(), rules, clock)
  let notified = 0
  const stop = local.subscribe(() => (notified += 1))
  await remote.take('list', 'a', 0)
  await remote.take('list', 'b', 0)
  expect(await local.take('list', 'c', 0)).toBeGreaterThan(0)
  expect(notified).toBe(2)
  stop()
  await remote.end('list', 'a', 'answered')
  expect(notified).toBe(2)
})

test('a ledger in memory reports that it reaches this tab only', () => {
  expect(openLedger().ledger.reach).toBe('tab')
})
