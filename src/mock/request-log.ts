import type { Endpoint } from '#contract/endpoints.ts'

/** One request as the backend saw it. Credentials are not kept. */
export interface LogEntry {
  endpoint: Endpoint
  method: string
  path: string
  query: Record<string, string>
  /** The body as JSON, as text where it is none, null for no body. */
  body: unknown
  /** When it arrived, in milliseconds of the backend's clock. */
  at: number
  /** Null until it is answered, and for a connection that was dropped. */
  status: number | null
  /** Milliseconds until its answer; null until then. */
  durationMs: number | null
  /** Whether an older answer was given again. */
  cached: boolean
}

export function openEntry(endpoint: Endpoint, request: Request, at: number): LogEntry {
  const { pathname, searchParams } = new URL(request.url)
  return {
    endpoint,
    method: request.method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    body: null,
    at,
    status: null,
    durationMs: null,
    cached: false,
  }
}

/** How a body is kept in the log. */
export function readable(body: string): unknown {
  if (body === '') return null
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
