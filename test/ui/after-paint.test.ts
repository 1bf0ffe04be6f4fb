// @vitest-environment jsdom
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { notifyAfterPaint, flushNotifications } from '#ui/after-paint.ts'

let called: string[] = []

const type = (text: string, source = 'field') =>
  notifyAfterPaint(source, () => {
    called.push(text)
  })

beforeAll(() => {
  vi.useFakeTimers()
  // Other tests have used another clock.
  notifyAfterPaint('other', () => {})
  flushNotifications()
})
afterAll(() => void vi.useRealTimers())

beforeEach(() => {
  called = []
  // The last call is long ago.
  vi.advanceTimersByTime(1_000)
})
afterEach(flushNotifications)

test('the call comes after the frame that shows the typed text', () => {
  type('a')
  const toldInFrame: string[][] = []
  requestAnimationFrame(() => toldInFrame.push([...called]))
  expect(called).toEqual([])
  vi.advanceTimersByTime(17)
  expect(toldInFrame).toEqual([[]])
  vi.advanceTimersByTime(1)
  expect(called).toEqual(['a'])
  vi.advanceTimersByTime(1_000)
  expect(called).toEqual(['a'])
})

test('fast keystrokes share one call: the last one counts', () => {
  type('a')
  vi.advanceTimersByTime(100)
  type('ab')
  vi.advanceTimersByTime(100)
  type('abc')
  expect(called).toEqual(['a'])
  vi.advanceTimersByTime(100)
  expect(called).toEqual(['a', 'abc'])
})

test('typing without a pause does not delay the call forever', () => {
  for (let key = 1; key <= 20; key += 1) {
    type(String(key))
    vi.advanceTimersByTime(100)
  }
  expect(called.length).toBeGreaterThanOrEqual(6)
  vi.advanceTimersByTime(300)
  expect(called.at(-1)).toBe('20')
})

test('a call for another source flushes the waiting one first', () => {
  type('a', 'one')
  type('b', 'other')
  expect(called).toEqual(['a'])
  flushNotifications()
  expect(called).toEqual(['a', 'b'])
})

test('a flushed call is not repeated later', () => {
  type('a')
  flushNotifications()
  expect(called).toEqual(['a'])
  vi.advanceTimersByTime(1_000)
  flushNotifications()
  expect(called).toEqual(['a'])
})

test('a page without frames gets the call too', () => {
  vi.stubGlobal('requestAnimationFrame', () => 0)
  type('a')
  vi.advanceTimersByTime(101)
  expect(called).toEqual(['a'])
})

test.each([
  ['hidden', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['left', () => dispatchEvent(new Event('pagehide'))],
])('a page that is %s flushes the call before other handlers store its edits', (_how, leave) => {
  const kept: string[][] = []
  const keep = () => kept.push([...called])
  document.addEventListener('visibilitychange', keep)
  addEventListener('pagehide', keep)
  type('a')
  leave()
  document.removeEventListener('visibilitychange', keep)
  removeEventListener('pagehide', keep)
  expect(kept).toEqual([['a']])
})

test('the call may type something itself', () => {
  notifyAfterPaint('field', () => {
    called.push('a')
    type('b')
  })
  flushNotifications()
  expect(called).toEqual(['a'])
  flushNotifications()
  expect(called).toEqual(['a', 'b'])
})
