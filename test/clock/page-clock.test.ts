import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fromWall, pageNow, toWall, wallNow } from '#clock/page-clock.ts'

const hour = 3_600_000

beforeEach(() => vi.useFakeTimers({ toFake: ['Date', 'performance'] }))
afterEach(() => vi.useRealTimers())

test.each([-hour, hour])(
  'the page clock goes on when the computer’s clock jumps by %i ms',
  (ms) => {
    const before = pageNow()
    vi.setSystemTime(Date.now() + ms)
    vi.advanceTimersByTime(1_000)
    expect(pageNow() - before).toBe(1_000)
  },
)

test.each([-hour, hour])('a stored time keeps its age when the clock jumps by %i ms', (ms) => {
  vi.setSystemTime(Date.now() + ms)
  const kept = toWall(pageNow() - 5_000)
  expect(kept).toBe(wallNow() - 5_000)
  vi.advanceTimersByTime(1_000)
  expect(pageNow() - fromWall(kept)).toBeCloseTo(6_000)
})

test('a stored time that lies in the future reads as now', () => {
  const kept = toWall(pageNow())
  vi.setSystemTime(Date.now() - hour)
  expect(fromWall(kept)).toBe(pageNow())
})
