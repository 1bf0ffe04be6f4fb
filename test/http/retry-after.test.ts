import { readRetryAfter } from '#http/retry-after.ts'
import { expect, test } from 'vitest'

const now = Date.UTC(2026, 10, 6, 8, 49, 0)

test.each([
  ['0', 0],
  ['7', 7_000],
  [' 120 ', 120_000],
  ['1.5', 1_500],
])('%j is a number of seconds', (header, ms) => {
  expect(readRetryAfter(header, now)).toBe(ms)
})

test.each([
  'Fri, 06 Nov 2026 08:49:37 GMT',
  'Friday, 06-Nov-26 08:49:37 GMT',
  'Fri Nov  6 08:49:37 2026 GMT',
])('%j is a date', (header) => {
  expect(readRetryAfter(header, now)).toBe(37_000)
})

test('a date in the past means no wait', () => {
  expect(readRetryAfter('Wed, 21 Oct 2015 07:28:00 GMT', now)).toBe(0)
})

test.each([
  null,
  '',
  '   ',
  '-5',
  '1e3',
  '0x10',
  'soon',
  '10s',
  'try again in 10',
  'next monday 12',
  'Fri, 99 Nov 2026 99:99:99 GMT',
  '2026-11-06',
  '7, 8',
])('%j reads as null', (header) => {
  expect(readRetryAfter(header, now)).toBeNull()
})
