import { getResponse } from 'msw'
import type { AccountPatch } from '#contract/account-write.ts'
import type { MockBackend } from '#mock/backend.ts'
import { mockHeaders } from '#mock/tokens.ts'

interface CallOptions {
  method?: string
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

export interface Answer {
  status: number
  headers: Headers
  /** The JSON of the answer; check it with `toMatchObject`. */
  body: Record<string, unknown>
}

/** The raw response of the backend's handlers. `path` is what follows /apidev/v1/accounts. */
export async function send(
  backend: MockBackend,
  path: string,
  { method = 'GET', body, headers = mockHeaders(), signal }: CallOptions = {},
): Promise<Response> {
  const request = new Request(`https://acme.example.com/apidev/v1/accounts${path}`, {
    method,
    headers,
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal ? { signal } : {}),
  })
  const response = await getResponse(backend.handlers, request)
  if (!response) throw new Error(`no handler for ${method} ${path}`)
  return response
}

export async function call(
  backend: MockBackend,
  path: string,
  options: CallOptions = {},
): Promise<Answer> {
  const response = await send(backend, path, options)
  const body = (await response.json()) as Record<string, unknown>
  return { status: response.status, headers: response.headers, body }
}

/** The `data` of a detail answer. */
export async function detail(
  backend: MockBackend,
  id: string,
): Promise<Record<string, unknown> & { products: { id: string }[] }> {
  const { body } = await call(backend, `/${id}`)
  return body['data'] as Record<string, unknown> & { products: { id: string }[] }
}

export const put = (backend: MockBackend, id: string, body: AccountPatch): Promise<Answer> =>
  call(backend, `/${id}`, { method: 'PUT', body })

/** The message of an error answer. */
export function messageOf({ body }: Answer): string {
  return String((body['error'] as { message?: unknown } | undefined)?.message)
}

export function firstId(backend: MockBackend): string {
  const [first] = backend.store.all()
  if (!first) throw new Error('the store is empty')
  return first.id
}

/** A clock that stands still until a test moves it. */
export function stoppedClock(start = Date.UTC(2026, 10, 1)): {
  now: () => number
  pass: (seconds: number) => void
} {
  let time = start
  return {
    now: () => time,
    pass: (seconds) => {
      time += seconds * 1000
    },
  }
}

/** Options that keep the budget and the caches out of a test. */
export const open = {
  rateLimit: { requests: 1_000_000 },
  cacheSeconds: { list: 0, detail: 0 },
} as const
