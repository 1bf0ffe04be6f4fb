// @vitest-environment node
import { createServer } from 'vite'
import { expect, test } from 'vitest'
import { readConfig } from '#contract/config.ts'
import { mockHeaders } from '#mock/tokens.ts'
import { fromEnvironment, mockBackend } from '#mock/vite-plugin.ts'

test('a dev server answers the API, the controls and a matching config.json', async () => {
  const server = await createServer({
    configFile: false,
    logLevel: 'silent',
    base: '/sub/path/',
    optimizeDeps: { noDiscovery: true },
    server: { host: '127.0.0.1', port: 0, ws: false, watch: null },
    plugins: [mockBackend({ latencyMs: 0, rateLimit: { requests: 4 } })],
  })
  try {
    await server.listen()
    const address = server.httpServer?.address()
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    const list = await fetch(`${origin}/apidev/v1/accounts`, { headers: mockHeaders() })
    expect(await list.json()).toMatchObject({ meta: { total: 250 } })
    const log = await fetch(`${origin}/__mock/log`)
    expect(await log.json()).toMatchObject({ requests: [{ status: 200 }] })
    const config = readConfig(await (await fetch(`${origin}/sub/path/config.json?x=1`)).json())
    expect(config).toMatchObject({
      ok: true,
      config: { apiBaseUrl: '', tenant: 'acme.example.com', rateLimit: { requests: 4 } },
    })
  } finally {
    await server.close()
  }
})

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
