import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getResponse } from 'msw'
import { createMockBackend } from './backend.ts'
import type { BackendOptions, MockBackend } from './backend.ts'
import { control } from './control-routes.ts'
import { allowEveryOrigin } from './serve/cors.ts'

type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void

/**
 * A connect-style middleware that answers the API and `/__mock/` on a socket, and passes any other
 * request on to `next`.
 */
export function mockMiddleware(backend: MockBackend): Middleware {
  return (incoming, outgoing, next) => {
    const path = incoming.url ?? '/'
    if (!path.startsWith('/apidev/v1/') && !path.startsWith('/__mock/')) return next()
    return void serveOr(next, backend, incoming, outgoing)
  }
}

async function serveOr(
  next: (error: unknown) => void,
  ...[backend, incoming, outgoing]: Parameters<typeof serve>
): Promise<void> {
  try {
    await serve(backend, incoming, outgoing)
  } catch (error) {
    // A client that disconnects while sending its body is not a server error.
    if (!outgoing.destroyed) next(error)
  }
}

async function serve(
  backend: MockBackend,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController()
  outgoing.on('close', () => gone.abort())
  const request = await toRequest(incoming, gone.signal)
  const response = incoming.url?.startsWith('/__mock/')
    ? await control(backend, request)
    : await getResponse(backend.handlers, request)
  if (gone.signal.aborted) return
  // On a socket, the fault network-error is a connection that closes without an answer.
  if (response?.type === 'error') return void incoming.socket.destroy()
  const answer = response ?? new Response('no such endpoint', { status: 404 })
  const body = Buffer.from(await answer.arrayBuffer())
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
  outgoing.end(body)
}

async function toRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const chunks: Uint8Array[] = []
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array)
  const method = incoming.method ?? 'GET'
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one)
  }
  const body = method === 'GET' || method === 'HEAD' ? null : Buffer.concat(chunks)
  const url = `http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`
  return new Request(url, { method, headers, body, signal })
}

export interface MockServer {
  /** The origin of the server, without a trailing slash. */
  url: string
  backend: MockBackend
  /** Drops every connection and stops listening. */
  close(): Promise<void>
}

/**
 * Starts a backend on a port of this machine. Port 0, the default, takes any free port. Rejects
 * when the port is in use. `cors` lets pages of other origins call it.
 */
export async function startMockServer(
  options: BackendOptions & { port?: number; cors?: boolean } = {},
): Promise<MockServer> {
  const backend = createMockBackend(options)
  const middleware = mockMiddleware(backend)
  const server = createServer((incoming, outgoing) => {
    if (options.cors && allowEveryOrigin(incoming, outgoing)) return
    middleware(incoming, outgoing, (error) => {
      outgoing.writeHead(error === undefined ? 404 : 500).end()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    backend,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
