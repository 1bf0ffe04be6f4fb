import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { createQueryClient } from '#queries/query-client.ts'
import { readTimes } from '#queries/read-times.ts'

const hour = 3_600_000

function open() {
  vi.useFakeTimers()
  const queryClient = createQueryClient()
  queryClient.setQueryData(['read'], 'a')
  queryClient.setQueryData(['known'], 'b', { updatedAt: 1 })
  const stop = readTimes(queryClient)
  onTestFinished(stop)
  const readAt = (key: string) => queryClient.getQueryState([key])?.dataUpdatedAt ?? 0
  return { stop, queryClient, readAt }
}

afterEach(() => vi.useRealTimers())

test('setting the clock back does not change the age of a read', () => {
  const { queryClient, readAt } = open()
  vi.advanceTimersByTime(20_000)
  vi.setSystemTime(Date.now() - hour)
  vi.advanceTimersByTime(1_000)
  expect(Date.now() - readAt('read')).toBe(21_000)
  expect(readAt('known')).toBe(1)
  const isStale = () =>
    queryClient
      .getQueryCache()
      .find({ queryKey: ['read'] })
      ?.isStaleByTime(30_000)
  expect(isStale()).toBe(false)
  vi.advanceTimersByTime(10_000)
  expect(isStale()).toBe(true)
})

test('a jump forward, which may be a sleep, makes it older', () => {
  const { readAt } = open()
  vi.setSystemTime(Date.now() + hour)
  vi.advanceTimersByTime(1_000)
  expect(Date.now() - readAt('read')).toBe(hour + 1_000)
})

test('a stopped check changes nothing', () => {
  const { stop, readAt } = open()
  const before = readAt('read')
  stop()
  vi.setSystemTime(Date.now() - hour)
  vi.advanceTimersByTime(1_000)
  expect(readAt('read')).toBe(before)
})
