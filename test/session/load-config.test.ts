import { loadConfig } from '#session/load-config.ts'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'

const baseUrl = 'https://admin.example.com/some/path/'
const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())

function load(answer: () => Response) {
  server.resetHandlers(http.get(`${baseUrl}config.json`, answer))
  return loadConfig(baseUrl)
}

const defaults = {
  ok: true,
  config: {
    apiBaseUrl: null,
    tenant: null,
    rateLimit: { requests: 10, windowSeconds: 60, scope: 'endpoint' },
    cacheSeconds: { list: 60, detail: 30 },
    requestTimeoutSeconds: 30,
    catalogue: { statuses: [], countries: [] },
  },
}

test('a missing file gives all defaults', async () => {
  expect(await load(() => new HttpResponse('Not found', { status: 404 }))).toMatchObject(defaults)
  expect(await load(() => HttpResponse.html('<h1>404</h1>', { status: 404 }))).toMatchObject(
    defaults,
  )
})

test('the page that a single-page host sends for a missing file gives all defaults', async () => {
  expect(await load(() => HttpResponse.html('<!doctype html>'))).toMatchObject(defaults)
})

test('an empty object or null gives all defaults', async () => {
  expect(await load(() => HttpResponse.json({}))).toMatchObject(defaults)
  expect(await load(() => HttpResponse.json(null))).toMatchObject(defaults)
})

test('the file sets its keys, and the rest keep their defaults', async () => {
  const file = { tenant: 'acme.example.com', rateLimit: { requests: 5 } }
  expect(await load(() => HttpResponse.json(file))).toMatchObject({
    ok: true,
    config: {
      tenant: 'acme.example.com',
      rateLimit: { requests: 5, windowSeconds: 60, scope: 'endpoint' },
    },
  })
})

test('the file is read whatever its content type', async () => {
  const answer = new HttpResponse('{"tenant":"acme"}', { headers: { 'Content-Type': 'text/html' } })
  expect(await load(() => answer)).toMatchObject({ ok: true, config: { tenant: 'acme' } })
})

test.each([
  [{ rateLimit: { requests: 0 } }, 'rateLimit.requests'],
  [{ rateLimit: { scope: 'key' } }, 'rateLimit.scope'],
  [{ apiBaseUrl: 'acme.example.com' }, 'apiBaseUrl'],
  [{ catalogue: { statuses: [{ id: 'A' }] } }, 'catalogue.statuses.0.name'],
  [[], 'config.json'],
])('an invalid file (%j) names its key', async (file, key) => {
  expect(await load(() => HttpResponse.json(file))).toMatchObject({ ok: false, problem: { key } })
})

test('a file that is not JSON is a problem, not a missing file', async () => {
  const answer = new HttpResponse('{ tenant: acme }', {
    headers: { 'Content-Type': 'application/json' },
  })
  expect(await load(() => answer)).toMatchObject({ ok: false, problem: { key: 'config.json' } })
})

test.each([403, 500, 502, 503])(
  'the status %i is a problem, with or without an HTML page',
  async (status) => {
    const page = () => HttpResponse.html('<h1>Sorry</h1>', { status })
    expect(await load(page)).toMatchObject({ ok: false, problem: { key: 'config.json' } })
    const json = () => HttpResponse.json({ tenant: 'acme' }, { status })
    expect(await load(json)).toMatchObject({ ok: false, problem: { key: 'config.json' } })
  },
)

test('a host that does not answer is a network failure', async () => {
  await expect(load(() => HttpResponse.error())).rejects.toMatchObject({ kind: 'network' })
})
