// @vitest-environment node
import { createServer } from 'vite'
import { expect, test } from 'vitest'
import { readConfig } from '#contract/config.ts'
import { mockHeaders } from '#mock/tokens.ts'
import { mockBackend } from '#mock/vite-plugin.ts'

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
