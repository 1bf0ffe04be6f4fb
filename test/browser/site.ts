// Serves the production build and the mock backend from one origin over real HTTP, as a tenant's
// gateway does.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer as createViteServer, preview, type Plugin, type ViteDevServer } from 'vite'
import type { Config } from '#contract/config.ts'
import { createMockBackend, type BackendOptions, type MockBackend } from '#mock/backend.ts'
import { demoConfig } from '#mock/demo-config.ts'
import { mockMiddleware } from '#mock/node-http.ts'
import { mintToken, readToken, tokens } from '#mock/tokens.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Site {
  /** The URL with its trailing slash. */
  url: string
  backend: MockBackend
  /** Makes another token of the first user. */
  renewedToken: () => string
  close: () => Promise<void>
}

/**
 * Serves dist/ with its own backend. `config` overrides parts of config.json; `headers` are sent
 * with every file.
 */
export async function openSite(
  options: BackendOptions = {},
  {
    config = {},
    headers = {},
  }: { config?: Partial<Config>; headers?: Record<string, string> } = {},
): Promise<Site> {
  const backend = createMockBackend({ latencyMs: 20, ...options })
  const plugin = sitePlugin(backend, config)
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir: 'dist' },
    preview: { port: 0, host: '127.0.0.1', headers },
    plugins: [plugin],
  })
  const { port } = server.httpServer.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    backend,
    renewedToken: () => {
      const claims = readToken(tokens.writer)
      if (!claims) throw new Error('the mock cannot read its own token')
      return mintToken({ ...claims, exp: claims.exp + 1 })
    },
    close: async () => {
      // Otherwise kept-alive connections would keep the server open.
      if ('closeAllConnections' in server.httpServer) server.httpServer.closeAllConnections()
      if (server.httpServer.listening) await server.close()
    },
  }
}

function sitePlugin(backend: MockBackend, overrides: Partial<Config> = {}): Plugin {
  const config = JSON.stringify({ ...demoConfig(backend), ...overrides })
  const mount = ({ middlewares }: Pick<ViteDevServer, 'middlewares'>) => {
    middlewares.use(mockMiddleware(backend))
    middlewares.use('/config.json', (_request, response) => {
      response.setHeader('Content-Type', 'application/json')
      response.end(config)
    })
    // Browsers request an icon for pages that name none.
    middlewares.use('/favicon.ico', (_request, response) => response.writeHead(204).end())
  }
  return { name: 'site', configureServer: mount, configurePreviewServer: mount }
}

/** Serves the modules of src/ one by one, for a test that uses them in a page without the app. */
export async function openModules(
  options: BackendOptions = {},
): Promise<Omit<Site, 'renewedToken'>> {
  const backend = createMockBackend({ latencyMs: 20, ...options })
  const server = await createViteServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [sitePlugin(backend)],
  })
  await server.listen()
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error('the dev server has no address')
  return { url, backend, close: () => server.close() }
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** A static host: serves a folder of the build under a path, with its 404.html. */
export async function openStaticHost(
  folder: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://host').pathname
    const send = async (file: string, status: number) => {
      const body = await readFile(join(root, folder, normalize(file)))
      const type = types[extname(file)] ?? 'text/plain'
      response.writeHead(status, { ...headers, 'Content-Type': type })
      response.end(body)
    }
    const file = asked.endsWith('/') ? `${asked}index.html` : asked
    const inFolder = file.startsWith(path)
      ? send(file.slice(path.length), 200)
      : Promise.reject(new Error('elsewhere'))
    inFolder
      .catch(() => send('404.html', 404))
      .catch(() => {
        response.writeHead(404)
        response.end()
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
