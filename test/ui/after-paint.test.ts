// @vitest-environment jsdom
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { tellAfterPaint, tellNow } from '#ui/after-paint.ts'

let told: string[] = []

const type = (text: string, source = 'field') =>
  tellAfterPaint(source, () => {
    told.push(text)
  })

beforeAll(() => {
  vi.useFakeTimers()
  // Whatever other tests were told, they were told it on another clock.
  tellAfterPaint('other', () => {})
  tellNow()
})
afterAll(() => void vi.useRealTimers())

beforeEach(() => {
  told = []
  // Nothing was told of late.
  vi.advanceTimersByTime(1_000)
})
afterEach(tellNow)

test('what was typed is told after the frame that shows it', () => {
  type('a')
  const toldInFrame: string[][] = []
  requestAnimationFrame(() => toldInFrame.push([...told]))
  expect(told).toEqual([])
  vi.advanceTimersByTime(17)
  expect(toldInFrame).toEqual([[]])
  vi.advanceTimersByTime(1)
  expect(told).toEqual(['a'])
  vi.advanceTimersByTime(1_000)
  expect(told).toEqual(['a'])
})

test('keys that follow each other fast share what is told: the last one counts', () => {
  type('a')
  vi.advanceTimersByTime(100)
  type('ab')
  vi.advanceTimersByTime(100)
  type('abc')
  expect(told).toEqual(['a'])
  vi.advanceTimersByTime(100)
  expect(told).toEqual(['a', 'abc'])
})

test('who types without a pause is told of all the same', () => {
  for (let key = 1; key <= 20; key += 1) {
    type(String(key))
    vi.advanceTimersByTime(100)
  }
  expect(told.length).toBeGreaterThanOrEqual(6)
  vi.advanceTimersByTime(300)
  expect(told.at(-1)).toBe('20')
})

test('what another field waits for is told first', () => {
  type('a', 'one')
  type('b', 'other')
  expect(told).toEqual(['a'])
  tellNow()
  expect(told).toEqual(['a', 'b'])
})

test('what is asked for now is not told again later', () => {
  type('a')
  tellNow()
  expect(told).toEqual(['a'])
  vi.advanceTimersByTime(1_000)
  tellNow()
  expect(told).toEqual(['a'])
})

test('a page without frames is told all the same', () => {
  vi.stubGlobal('requestAnimationFrame', () => 0)
  type('a')
  vi.advanceTimersByTime(101)
  expect(told).toEqual(['a'])
})

test.each([
  ['hidden', () => document.dispatchEvent(new Event('visibilitychange'))],
  ['left', () => dispatchEvent(new Event('pagehide'))],
])('a page that is %s is told before anybody keeps what there is of it', (_how, leave) => {
  const kept: string[][] = []
  const keep = () => kept.push([...told])
  document.addEventListener('visibilitychange', keep)
  addEventListener('pagehide', keep)
  type('a')
  leave()
  document.removeEventListener('visibilitychange', keep)
  removeEventListener('pagehide', keep)
  expect(kept).toEqual([['a']])
})

test('what is told may type something itself', () => {
  tellAfterPaint('field', () => {
    told.push('a')
    type('b')
  })
  tellNow()
  expect(told).toEqual(['a'])
  tellNow()
  expect(told).toEqual(['a', 'b'])
})
