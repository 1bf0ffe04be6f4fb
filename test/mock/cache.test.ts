// @vitest-environment node
import { expect, test } from 'vitest'
import { createMockBackend } from '#mock/backend.ts'
import { mockHeaders, tokens } from '#mock/tokens.ts'
import { call, detail, firstId, put, stoppedClock } from './call.ts'

function cachedBackend() {
  const clock = stoppedClock()
  const backend = createMockBackend({ now: clock.now, rateLimit: { requests: 1000 } })
  return { clock, backend, id: firstId(backend) }
}

const firstName = async (...args: Parameters<typeof call>): Promise<unknown> =>
  ((await call(...args)).body['data'] as { name: unknown }[])[0]?.name

test('a cached detail does not show a write for 30 s', async () => {
  const { clock, backend, id } = cachedBackend()
  await detail(backend, id)
  await put(backend, id, { name: 'Renamed' })
  clock.pass(29.9)
  expect(await detail(backend, id)).toMatchObject({ name: 'Acme Corp' })
  clock.pass(0.1)
  expect(await detail(backend, id)).toMatchObject({ name: 'Renamed' })
})

test('a cached list does not show a write for 60 s', async () => {
  const { clock, backend, id } = cachedBackend()
  await call(backend, '')
  await put(backend, id, { name: 'Renamed' })
  clock.pass(59.9)
  expect(await firstName(backend, '')).toBe('Acme Corp')
  clock.pass(0.1)
  expect(await firstName(backend, '')).toBe('Renamed')
})

test('reading a cached answer does not extend its life', async () => {
  const { clock, backend, id } = cachedBackend()
  await detail(backend, id)
  await put(backend, id, { name: 'Renamed' })
  clock.pass(20)
  await detail(backend, id)
  clock.pass(10)
  expect(await detail(backend, id)).toMatchObject({ name: 'Renamed' })
})

test('another query, another limit or another token has its own cache entry', async () => {
  const { backend, id } = cachedBackend()
  await call(backend, '?status=A')
  await put(backend, id, { name: 'Renamed' })
  expect(await firstName(backend, '?status=A')).toBe('Acme Corp')
  expect(await firstName(backend, '?status=A&limit=24')).toBe('Renamed')
  expect(await firstName(backend, '')).toBe('Renamed')
  const headers = mockHeaders({ token: tokens.reader })
  expect(await firstName(backend, '?status=A', { headers })).toBe('Renamed')
})

test('the order of the parameters does not matter for the cache', async () => {
  const { backend, id } = cachedBackend()
  await call(backend, '?status=A&limit=10')
  await put(backend, id, { name: 'Renamed' })
  expect(await firstName(backend, '?limit=10&status=A')).toBe('Acme Corp')
})

test('the 404 of a detail is cached too', async () => {
  const { clock, backend } = cachedBackend()
  const next = String(BigInt(backend.store.all().at(-1)?.id ?? '0') + 1n)
  expect((await call(backend, `/${next}`)).status).toBe(404)
  const created = await call(backend, '', { method: 'POST', body: { name: 'New' } })
  expect(created.body).toEqual({ success: true, data: { id: next } })
  expect((await call(backend, `/${next}`)).status).toBe(404)
  clock.pass(30)
  expect((await call(backend, `/${next}`)).status).toBe(200)
})

test('a rejected query is not cached, and a refused request does not read the cache', async () => {
  const { backend, id } = cachedBackend()
  await call(backend, '?limit=0')
  expect((await call(backend, '?limit=0')).status).toBe(400)
  await detail(backend, id)
  const headers = mockHeaders({ apiKey: 'nope' })
  expect((await call(backend, `/${id}`, { headers })).status).toBe(401)
  expect(backend.log.every(({ cached }) => !cached)).toBe(true)
})

test('a change by another user shows once the cache has expired', async () => {
  const { clock, backend, id } = cachedBackend()
  await detail(backend, id)
  backend.edit(id, { notes: 'remote' })
  expect((await detail(backend, id))['notes']).not.toBe('remote')
  clock.pass(30)
  expect((await detail(backend, id))['notes']).toBe('remote')
})
