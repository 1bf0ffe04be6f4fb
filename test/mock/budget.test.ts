// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMockBackend } from '#mock/backend.ts'
import { createBudget, defaultLimit } from '#mock/budget.ts'
import { ApiError } from '#mock/api-error.ts'
import { mockHeaders, tokens } from '#mock/tokens.ts'
import { call, firstId, stoppedClock } from './call.ts'

test('no window of 60 s, wherever it starts, admits more than ten requests', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 }), (gaps) => {
      const budget = createBudget(defaultLimit)
      const admitted: number[] = []
      let now = 0
      for (const gap of gaps) {
        now += gap
        if (admits(budget, now)) admitted.push(now)
      }
      for (const start of admitted) {
        const inside = admitted.filter((time) => time >= start && time < start + 60_000)
        expect(inside.length).toBeLessThanOrEqual(10)
      }
    }),
  )
})

test('a slot is free again exactly one window after it was taken', () => {
  const budget = createBudget(defaultLimit)
  for (let request = 0; request < 10; request += 1)
    expect(admits(budget, request * 1000)).toBe(true)
  expect(admits(budget, 60_000)).toBe(true)
  expect(admits(budget, 60_999)).toBe(false)
})

test('a refused request costs a slot like any other', () => {
  const budget = createBudget(defaultLimit)
  for (let request = 0; request < 20; request += 1) admits(budget, request * 100)
  expect(admits(budget, 60_950)).toBe(false)
  expect(admits(budget, 120_950)).toBe(true)
})

test('waiting as long as Retry-After says is enough', async () => {
  const clock = stoppedClock()
  const backend = createMockBackend({ now: clock.now })
  for (let request = 0; request < 10; request += 1) {
    await call(backend, '')
    clock.pass(1.5)
  }
  const refused = await call(backend, '')
  expect(refused.status).toBe(429)
  expect(refused.body).toEqual({
    success: false,
    error: { code: 'RATE_LIMITED', message: 'Too many requests' },
  })
  // The refused request took the last slot, so the second oldest must leave the window, at 61.5 s.
  // Now is 15 s.
  expect(refused.headers.get('Retry-After')).toBe('47')
  clock.pass(47)
  expect((await call(backend, '')).status).toBe(200)
})

test('a 429 can come without Retry-After', async () => {
  const backend = createMockBackend({ rateLimit: { requests: 1, sendRetryAfter: false } })
  await call(backend, '')
  expect((await call(backend, '')).headers.has('Retry-After')).toBe(false)
})

test('each endpoint and each token has a budget of its own', async () => {
  const backend = createMockBackend({ rateLimit: { requests: 1 } })
  const id = firstId(backend)
  const statuses = async () => [
    (await call(backend, '')).status,
    (await call(backend, `/${id}`)).status,
    (await call(backend, '', { method: 'POST', body: { name: 'New' } })).status,
    (await call(backend, `/${id}`, { method: 'PUT', body: {} })).status,
  ]
  expect(await statuses()).toEqual([200, 200, 201, 200])
  expect(await statuses()).toEqual([429, 429, 429, 429])
  const headers = mockHeaders({ token: tokens.reader })
  expect((await call(backend, '', { headers })).status).toBe(200)
})

test('all details are one endpoint, whatever the id', async () => {
  const backend = createMockBackend({ rateLimit: { requests: 1 } })
  const [first, second] = backend.store.all()
  expect((await call(backend, `/${first?.id}`)).status).toBe(200)
  expect((await call(backend, `/${second?.id}`)).status).toBe(429)
})

test('with the scope "token" all four endpoints share one budget', async () => {
  const backend = createMockBackend({ rateLimit: { requests: 2, scope: 'token' } })
  expect((await call(backend, '')).status).toBe(200)
  expect((await call(backend, `/${firstId(backend)}`)).status).toBe(200)
  expect((await call(backend, '', { method: 'POST', body: { name: 'New' } })).status).toBe(429)
  expect(backend.store.all()).toHaveLength(250)
})

test('a cached answer, a 400, a 403 and a 404 cost budget', async () => {
  const backend = createMockBackend({ rateLimit: { requests: 5, scope: 'token' } })
  expect((await call(backend, '')).status).toBe(200)
  expect((await call(backend, '')).status).toBe(200)
  expect((await call(backend, '/1')).status).toBe(404)
  expect((await call(backend, '/1', { method: 'PUT', body: 'x' })).status).toBe(400)
  expect((await call(backend, '?limit=0')).status).toBe(400)
  expect((await call(backend, '')).status).toBe(429)
  expect(backend.log.map(({ cached }) => cached)).toEqual([false, true, false, false, false, false])
})

function admits(budget: ReturnType<typeof createBudget>, now: number): boolean {
  try {
    budget.charge('token', 'list', now)
    return true
  } catch (error) {
    if (error instanceof ApiError && error.code === 'RATE_LIMITED') return false
    throw error
  }
}
