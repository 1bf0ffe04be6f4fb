// @vitest-environment node
import { afterEach, expect, test } from 'vitest'
import { startMockServer } from '#mock/node-http.ts'
import type { MockServer } from '#mock/node-http.ts'
import { mockHeaders } from '#mock/tokens.ts'
import { firstId, open } from './call.ts'

const running: MockServer[] = []
afterEach(async () => {
  for (const server of running.splice(0)) await server.close()
})

async function start(...options: Parameters<typeof startMockServer>) {
  const server = await startMockServer(...options)
  running.push(server)
  const api = `${server.url}/apidev/v1/accounts`
  const id = firstId(server.backend)
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${api}${path}`, { headers: mockHeaders(), ...init })
  const control = (path: string, method = 'GET', body?: unknown) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    return fetch(`${server.url}/__mock/${path}`, init)
  }
  return { ...server, api, id, get, control }
}

test('the server answers the API over real HTTP', async () => {
  const { get, id } = await start()
  const list = await get('?limit=2&search=ACME')
  expect(list.status).toBe(200)
  expect(list.headers.get('Content-Type')).toContain('application/json')
  expect(await list.json()).toMatchObject({ data: [{ id, name: 'Acme Corp' }], meta: { total: 1 } })
  const name = 'Ñandú 🇺🇾'
  const write = await get(`/${id}`, { method: 'PUT', body: JSON.stringify({ name }) })
  expect(write.status).toBe(200)
  expect(await (await get(`/${id}`)).json()).toMatchObject({ data: { name } })
})

test('errors and Retry-After pass through', async () => {
  const { get, api } = await start({ rateLimit: { requests: 1 } })
  expect((await fetch(api)).status).toBe(400)
  await get('')
  const refused = await get('')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
})

test('other paths and methods are not found', async () => {
  const { url, get, control } = await start()
  expect((await fetch(`${url}/elsewhere`)).status).toBe(404)
  expect((await get('', { method: 'DELETE' })).status).toBe(404)
  expect((await control('nonsense')).status).toBe(404)
})

test('a dropped connection closes without an answer, and the write is applied', async () => {
  const { get, id, control, backend } = await start()
  const fault = { fault: 'network-error', applied: true, endpoint: 'update' }
  expect((await control('scenario', 'POST', fault)).status).toBe(204)
  const body = JSON.stringify({ name: 'Kept' })
  await expect(get(`/${id}`, { method: 'PUT', body })).rejects.toThrow(TypeError)
  expect(backend.store.get(id)?.name).toBe('Kept')
})

test('a hanging request ends when its client gives up', async () => {
  const { get, backend } = await start()
  backend.scenario({ fault: 'hang' })
  const client = new AbortController()
  const answer = get('', { signal: client.signal })
  await expect.poll(() => backend.log.length).toBe(1)
  client.abort()
  await expect(answer).rejects.toThrow('abort')
  await expect.poll(() => backend.log[0]?.durationMs).not.toBeNull()
  expect((await get('')).status).toBe(200)
})

test('the log is read and the backend reset over HTTP', async () => {
  const { get, control } = await start()
  await get('?limit=3')
  expect(await (await control('log')).json()).toMatchObject({
    requests: [{ method: 'GET', query: { limit: '3' }, status: 200 }],
  })
  expect((await control('reset', 'POST')).status).toBe(204)
  expect(await (await control('log')).json()).toEqual({ requests: [] })
})

test('an invalid scenario is rejected with its key', async () => {
  const { control } = await start()
  const answer = await control('scenario', 'POST', { fault: 'html', times: 'often' })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('times')
})

test('the true account and changes by another user are available outside the budget and the log', async () => {
  const { control, id, get, backend } = await start(open)
  const change = await control(`accounts/${id}`, 'PUT', { notes: 'remote' })
  expect(change.status).toBe(204)
  expect(await (await control(`accounts/${id}`)).json()).toMatchObject({ notes: 'remote' })
  expect(await (await get(`/${id}`)).json()).toMatchObject({ data: { notes: 'remote' } })
  expect((await control('accounts/1', 'PUT', {})).status).toBe(404)
  expect((await control(`accounts/${id}`, 'PUT', { nonsense: 1 })).status).toBe(400)
  expect(backend.log).toHaveLength(1)
})
