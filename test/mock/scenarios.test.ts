// @vitest-environment node
import { expect, test, vi } from 'vitest'
import type { ScenarioInput } from '#mock/scenarios.ts'
import { createMockBackend } from '#mock/backend.ts'
import { mockHeaders } from '#mock/tokens.ts'
import { call, detail, firstId, messageOf, open, put, send, stoppedClock } from './call.ts'

function withFault(scenario: ScenarioInput) {
  const clock = stoppedClock()
  const backend = createMockBackend({ ...open, now: clock.now })
  backend.scenario(scenario)
  return { backend, id: firstId(backend), clock }
}
const nameOf = ({ backend, id }: ReturnType<typeof withFault>) => backend.store.get(id)?.name

test('a forced 429 names its wait in seconds, as a date, or not at all', async () => {
  const { backend, clock } = withFault({ fault: 'rate-limited', retryAfter: 7 })
  backend.scenario({ fault: 'rate-limited', retryAfter: 90, form: 'date' })
  backend.scenario({ fault: 'rate-limited', retryAfter: null })
  const seconds = await call(backend, '')
  expect(seconds.status).toBe(429)
  expect(seconds.headers.get('Retry-After')).toBe('7')
  const date = (await call(backend, '')).headers.get('Retry-After') ?? ''
  expect(Date.parse(date)).toBe(clock.now() + 90_000)
  expect((await call(backend, '')).headers.has('Retry-After')).toBe(false)
  expect((await call(backend, '')).status).toBe(200)
})

test('a 500 changes nothing, or comes after the write is applied', async () => {
  const clean = withFault({ fault: 'server-error' })
  const answer = await put(clean.backend, clean.id, { name: 'Lost' })
  expect(answer.status).toBe(500)
  expect(answer.body).toMatchObject({ success: false, error: { code: 'INTERNAL_ERROR' } })
  expect(nameOf(clean)).toBe('Acme Corp')
  const applied = withFault({ fault: 'server-error', applied: true })
  expect((await put(applied.backend, applied.id, { name: 'Kept' })).status).toBe(500)
  expect(nameOf(applied)).toBe('Kept')
})

test('a POST that fails after it is applied has created its account', async () => {
  const { backend } = withFault({ fault: 'server-error', applied: true })
  await call(backend, '', { method: 'POST', body: { name: 'Made' } })
  expect(backend.store.all().at(-1)?.name).toBe('Made')
})

test('an invalid write is rejected as usual, even with a fault', async () => {
  const { backend, id } = withFault({ fault: 'empty-body' })
  const answer = await call(backend, `/${id}`, { method: 'PUT', body: { name: '' } })
  expect(messageOf(answer)).toBe('name is required')
})

test('a gateway answers 502 with an HTML page', async () => {
  const { backend } = withFault({ fault: 'html' })
  const response = await send(backend, '')
  expect(response.status).toBe(502)
  expect(response.headers.get('Content-Type')).toContain('text/html')
  expect(await response.text()).toContain('<h1>')
})

test('an empty body comes after the write is applied', async () => {
  const fault = withFault({ fault: 'empty-body' })
  const response = await send(fault.backend, `/${fault.id}`, {
    method: 'PUT',
    body: { name: 'Kept' },
  })
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('')
  expect(nameOf(fault)).toBe('Kept')
})

test('a cut-off answer is the first half of the true answer', async () => {
  const { backend, id } = withFault({ fault: 'cut-off' })
  const half = await (await send(backend, `/${id}`)).text()
  const whole = await (await send(backend, `/${id}`)).text()
  expect(half).toBe(whole.slice(0, Math.ceil(whole.length / 2)))
})

test('a 200 can carry a failure', async () => {
  const { backend, id } = withFault({ fault: 'failure-on-200' })
  const answer = await put(backend, id, { name: 'Lost' })
  expect(answer).toMatchObject({ status: 200, body: { success: false } })
  expect(backend.store.get(id)?.name).toBe('Acme Corp')
})

test.each([
  ['unauthorized', 401, 'UNAUTHORIZED'],
  ['forbidden', 403, 'FORBIDDEN'],
] as const)('valid credentials can be answered with %s', async (fault, status, code) => {
  const { backend } = withFault({ fault })
  expect(await call(backend, '')).toMatchObject({ status, body: { error: { code } } })
})

test('a delayed answer is the true answer, later', async () => {
  vi.useFakeTimers()
  try {
    const { backend, id } = withFault({ fault: 'delay', ms: 5000 })
    let arrived = false
    const answer = detail(backend, id).then((data) => {
      arrived = true
      return data
    })
    await vi.advanceTimersByTimeAsync(4999)
    expect(arrived).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await answer).toMatchObject({ name: 'Acme Corp' })
  } finally {
    vi.useRealTimers()
  }
})

test('a network error changes nothing, or comes after the write is applied', async () => {
  const clean = withFault({ fault: 'network-error' })
  const options = { method: 'PUT', body: { name: 'Kept' } }
  expect((await send(clean.backend, `/${clean.id}`, options)).type).toBe('error')
  expect(nameOf(clean)).toBe('Acme Corp')
  expect(clean.backend.log[0]?.status).toBeNull()
  const applied = withFault({ fault: 'network-error', applied: true })
  expect((await send(applied.backend, `/${applied.id}`, options)).type).toBe('error')
  expect(nameOf(applied)).toBe('Kept')
})

test('a hanging request ends when the client gives up, or at a reset', async () => {
  const { backend } = withFault({ fault: 'hang', times: 2 })
  const client = new AbortController()
  const first = send(backend, '', { signal: client.signal })
  const second = send(backend, '')
  await expect.poll(() => backend.log.length).toBe(2)
  client.abort()
  expect((await first).type).toBe('error')
  expect(backend.log[1]?.durationMs).toBeNull()
  backend.reset()
  expect((await second).type).toBe('error')
})

test('a fault affects only its endpoint, its account and its number of requests', async () => {
  const { backend, id } = withFault({ fault: 'server-error', endpoint: 'detail', times: 2 })
  const other = backend.store.all()[1]?.id ?? ''
  backend.scenario({ fault: 'forbidden', id: other })
  expect((await call(backend, '')).status).toBe(200)
  expect((await call(backend, `/${id}`)).status).toBe(500)
  expect((await call(backend, `/${id}`)).status).toBe(500)
  expect((await call(backend, `/${id}`)).status).toBe(200)
  expect((await call(backend, `/${other}`)).status).toBe(403)
  expect((await call(backend, `/${other}`)).status).toBe(200)
})

test('a fault waits for an admitted request, which spends its budget', async () => {
  const backend = createMockBackend({ rateLimit: { requests: 1 } })
  backend.scenario({ fault: 'server-error' })
  const headers = mockHeaders({ apiKey: 'nope' })
  expect((await call(backend, '', { headers })).status).toBe(401)
  expect((await call(backend, '')).status).toBe(500)
  expect((await call(backend, '')).status).toBe(429)
})

test('an invalid scenario is rejected', () => {
  const { backend } = withFault({ fault: 'html' })
  expect(() => backend.scenario({ fault: 'html', times: 0 })).toThrow('times')
})
