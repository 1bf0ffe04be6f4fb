import type { Endpoint } from '#contract/endpoints.ts'

/** A request as the backend saw it, without credentials. */
export interface LogEntry {
  endpoint: Endpoint
  method: string
  path: string
  query: Record<string, string>
  /** The body as JSON, or as text when it is not JSON; null for no body. */
  body: unknown
  /** When the request arrived, in ms of the backend's clock. */
  at: number
  /** Null until the request is answered, and for a dropped connection. */
  status: number | null
  /** The time until the answer, in ms; null until then. */
  durationMs: number | null
  /** Whether the answer came from the cache. */
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

/** The body for the log: JSON, or text when it is not JSON; null for no body. */
export function readable(body: string): unknown {
  if (body === '') return null
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
