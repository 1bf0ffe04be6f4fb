import { expect, test } from 'vitest'
import { isSentJson } from '#account/fields/json.ts'

test.each([
  ['2026-01-01', '2026-01-01T00:00:00.000Z'],
  ['2026-01-01', '2026-01-01 00:00:00'],
  ['x', 'x'],
  [
    { a: 1, b: null },
    { b: null, a: 1 },
  ],
])('%j may be read back as %j', (sent, seen) => {
  expect(isSentJson(sent, seen)).toBe(true)
})

test.each([
  ['2026-01-01T00:00:00Z', '2026-01-01'],
  ['2026-01-01', '2026-01-011'],
  ['2026-01-01', '2026-01-02T00:00:00Z'],
  ['2026', '2026-01-01'],
  [1, '1'],
])('%j is not read back as %j', (sent, seen) => {
  expect(isSentJson(sent, seen)).toBe(false)
})
