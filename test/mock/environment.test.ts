// @vitest-environment node
import { expect, test } from 'vitest'
import { fromEnvironment } from '#mock/environment.ts'

test('the environment sets limits, caches and latency, and without it the API’s own apply', () => {
  expect(
    fromEnvironment({
      MOCK_RATE_REQUESTS: '5',
      MOCK_RATE_WINDOW_SECONDS: '2.5',
      MOCK_LATENCY_MS: '0',
      MOCK_CACHE_LIST_SECONDS: '6',
      MOCK_CACHE_DETAIL_SECONDS: '',
    }),
  ).toEqual({
    latencyMs: 0,
    rateLimit: { requests: 5, windowMs: 2500 },
    cacheSeconds: { list: 6 },
  })
  expect(fromEnvironment({})).toEqual({
    latencyMs: { min: 150, max: 400 },
    rateLimit: {},
    cacheSeconds: {},
  })
})

test('an environment value that is not a number is named in the error', () => {
  expect(() => fromEnvironment({ MOCK_RATE_REQUESTS: 'ten' })).toThrow('MOCK_RATE_REQUESTS')
})
