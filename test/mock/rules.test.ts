// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { createMockBackend } from '#mock/backend.ts'
import { mintToken, mockHeaders, mockTenant, tokens } from '#mock/tokens.ts'
import { call, firstId, messageOf, open, stoppedClock } from './call.ts'

describe('headers', () => {
  test.each(['Authorization', 'X-API-Key', 'tenant'])(
    'a request without %s is a bad request',
    async (name) => {
      const headers = mockHeaders()
      delete headers[name]
      const answer = await call(createMockBackend(), '', { headers })
      expect(answer.status).toBe(400)
      expect(answer.body).toEqual({
        success: false,
        error: { code: 'BAD_REQUEST', message: `Missing required header: ${name}` },
      })
    },
  )

  test.each([
    ['a token that was tampered with', { token: tokens.writer.replace('.', '.e') }],
    ['a text that is no token', { token: 'abc' }],
    ['an expired token', { token: tokens.expired }],
    ['the wrong API key', { apiKey: 'nope' }],
    ['the wrong tenant', { tenant: 'other.example.com' }],
  ])('%s is unauthorized', async (_, credential) => {
    const answer = await call(createMockBackend(), '', { headers: mockHeaders(credential) })
    expect(answer.status).toBe(401)
    expect(answer.body).toMatchObject({ error: { code: 'UNAUTHORIZED' } })
  })

  test('a token expires by the backend’s clock', async () => {
    const clock = stoppedClock()
    const backend = createMockBackend({ ...open, now: clock.now })
    const exp = clock.now() / 1000 + 60
    const claims = { sub: 'u', name: 'Zoé 東', tenant: mockTenant, exp }
    const token = mintToken({ ...claims, permissions: ['APICLI_ACCOUNTS_READ'] })
    const headers = mockHeaders({ token })
    expect((await call(backend, '', { headers })).status).toBe(200)
    clock.pass(60)
    expect((await call(backend, '', { headers })).status).toBe(401)
  })
})

describe('order of the checks', () => {
  const wrong = { method: 'PUT', body: { email: 'x'.repeat(201) } }
  const reader = mockHeaders({ token: tokens.reader })
  const noRoom = { rateLimit: { requests: 1 } }

  test('a missing header comes before a bad token', async () => {
    const headers = { Authorization: 'Bearer nonsense' }
    expect((await call(createMockBackend(), '', { headers })).status).toBe(400)
  })

  test('a bad token comes before a full budget, and spends none of it', async () => {
    const backend = createMockBackend(noRoom)
    const headers = mockHeaders({ apiKey: 'nope' })
    for (let turn = 0; turn < 5; turn += 1) {
      expect((await call(backend, '', { headers })).status).toBe(401)
    }
    expect((await call(backend, '')).status).toBe(200)
  })

  test('a full budget comes before a missing permission', async () => {
    const backend = createMockBackend(noRoom)
    await call(backend, '/1', { ...wrong, headers: reader })
    expect((await call(backend, '/1', { ...wrong, headers: reader })).status).toBe(429)
  })

  test('a missing permission comes before an invalid body', async () => {
    const answer = await call(createMockBackend(), '/1', { ...wrong, headers: reader })
    expect(answer.status).toBe(403)
    expect(messageOf(answer)).toBe('Missing permission APICLI_ACCOUNTS_WRITE')
  })

  test('an invalid body comes before an unknown account', async () => {
    expect((await call(createMockBackend(), '/1', wrong)).status).toBe(400)
    const answer = await call(createMockBackend(), '/1', { method: 'PUT', body: {} })
    expect(answer.status).toBe(404)
    expect(answer.body).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })
})

test('a reader may read and may not write', async () => {
  const backend = createMockBackend()
  const headers = mockHeaders({ token: tokens.reader })
  const id = firstId(backend)
  expect((await call(backend, '', { headers })).status).toBe(200)
  expect((await call(backend, `/${id}`, { headers })).status).toBe(200)
  const body = { name: 'New' }
  expect((await call(backend, '', { headers, method: 'POST', body })).status).toBe(403)
  expect((await call(backend, `/${id}`, { headers, method: 'PUT', body })).status).toBe(403)
  expect(backend.store.all()).toHaveLength(250)
})
