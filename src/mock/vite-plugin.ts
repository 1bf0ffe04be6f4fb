import type { Plugin, PreviewServer, ViteDevServer } from 'vite'
import { createMockBackend } from './backend.ts'
import type { BackendOptions } from './backend.ts'
import { demoConfig } from './demo-config.ts'
import { fromEnvironment } from './environment.ts'
import { mockMiddleware } from './node-http.ts'

/**
 * Mounts a backend and its config.json on Vite's dev and preview servers. Environment variables set
 * what `options` leaves out: MOCK_RATE_REQUESTS, MOCK_RATE_WINDOW_SECONDS, MOCK_LATENCY_MS,
 * MOCK_CACHE_LIST_SECONDS, MOCK_CACHE_DETAIL_SECONDS.
 */
export function mockBackend(options: BackendOptions = {}): Plugin {
  const mount = ({ middlewares, config }: ViteDevServer | PreviewServer): void => {
    const backend = createMockBackend({
      reference: true,
      ...fromEnvironment(process.env),
      ...options,
    })
    const configJson = JSON.stringify(demoConfig(backend))
    const configPath = `${config.base.startsWith('/') ? config.base : '/'}config.json`
    middlewares.use(mockMiddleware(backend))
    middlewares.use((request, response, next) => {
      if (request.url?.split('?')[0] !== configPath) return next()
      response.setHeader('Content-Type', 'application/json')
      response.end(configJson)
    })
  }
  return { name: 'mock-backend', configureServer: mount, configurePreviewServer: mount }
}
