// @vitest-environment node
import { expect, test } from 'vitest'
import { Config } from '#contract/config.ts'
import { createMockBackend } from '#mock/backend.ts'
import { demoConfig } from '#mock/demo-config.ts'
import { mockServer } from '#mock/server.ts'
import { mockHeaders } from '#mock/tokens.ts'
import { call, firstId, put, send, stoppedClock } from './call.ts'

test('the log lists every request in order of arrival, without credentials', async () => {
  const clock = stoppedClock(5000)
  const backend = createMockBackend({ now: clock.now })
  const id = firstId(backend)
  await call(backend, '?search=a&limit=1')
  clock.pass(1)
  await put(backend, id, { name: 'Renamed' })
  await call(backend, '', { method: 'POST', body: '{' })
  expect(backend.log).toEqual([
    {
      endpoint: 'list',
      method: 'GET',
      path: '/apidev/v1/accounts',
      query: { search: 'a', limit: '1' },
      body: null,
      at: 5000,
      status: 200,
      durationMs: 0,
      cached: false,
    },
    expect.objectContaining({
      endpoint: 'update',
      method: 'PUT',
      path: `/apidev/v1/accounts/${id}`,
      body: { name: 'Renamed' },
      at: 6000,
      status: 200,
    }),
    expect.objectContaining({ endpoint: 'create', body: '{', status: 400 }),
  ])
})

test('reset restores the seed, ids and budgets included', async () => {
  const backend = createMockBackend({ rateLimit: { requests: 1 } })
  const before = backend.store.all()
  const create = () => call(backend, '', { method: 'POST', body: { name: 'New' } })
  const { body } = await create()
  await call(backend, '')
  backend.scenario({ fault: 'html' })
  backend.reset()
  expect(backend.log).toEqual([])
  expect(backend.store.all()).toEqual(before)
  expect((await create()).body).toEqual(body)
  expect((await call(backend, '?offset=250')).body).toMatchObject({ meta: { total: 251 } })
})

test('two backends share nothing', async () => {
  const one = createMockBackend({ rateLimit: { requests: 1 } })
  const other = createMockBackend({ rateLimit: { requests: 1 } })
  await put(one, firstId(one), { name: 'Renamed' })
  expect(other.store.all()[0]?.name).toBe('Acme Corp')
  expect((await put(other, firstId(other), {})).status).toBe(200)
})

test('the latency lies within its range, and the budget counts a request before it', async () => {
  const backend = createMockBackend({
    latencyMs: { min: 20, max: 40 },
    rateLimit: { requests: 2 },
  })
  const answers = await Promise.all([send(backend, ''), send(backend, ''), send(backend, '')])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429])
  for (const { durationMs } of backend.log) {
    // Timers may fire a millisecond early.
    expect(durationMs).toBeGreaterThanOrEqual(19)
  }
})

test('the contract reads the config of the demo unchanged', () => {
  const backend = createMockBackend({ rateLimit: { requests: 3, windowMs: 5000 } })
  const config = demoConfig(backend)
  expect(Config.parse(config)).toEqual(config)
  expect(config.rateLimit).toEqual({ requests: 3, windowSeconds: 5, scope: 'endpoint' })
  expect(config.apiBaseUrl).toBe('')
})

test('mockServer answers the fetch of a test, and a dropped connection is a network error', async () => {
  const backend = createMockBackend()
  const server = mockServer(backend)
  server.listen({ onUnhandledRequest: 'error' })
  try {
    const url = 'https://anything.example/apidev/v1/accounts'
    const response = await fetch(`${url}?limit=1`, { headers: mockHeaders() })
    expect(await response.json()).toMatchObject({ data: [{ name: 'Acme Corp' }] })
    backend.scenario({ fault: 'network-error' })
    await expect(fetch(url, { headers: mockHeaders() })).rejects.toThrow(TypeError)
  } finally {
    server.close()
  }
})
