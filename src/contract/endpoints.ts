/** The four endpoints, as API.md's table states them; config.json may set other limits and times. */
export const endpoints = {
  list: { method: 'GET', path: '/apidev/v1/accounts' },
  detail: { method: 'GET', path: '/apidev/v1/accounts/{id}' },
  create: { method: 'POST', path: '/apidev/v1/accounts' },
  update: { method: 'PUT', path: '/apidev/v1/accounts/{id}' },
} as const
export type Endpoint = keyof typeof endpoints

/** Requests per window and endpoint, the window in seconds. */
export const defaultRateLimit = { requests: 10, windowSeconds: 60, scope: 'endpoint' } as const

/** How old, in seconds, an answer of the server may be. */
export const defaultCacheSeconds = { list: 60, detail: 30 } as const

/** Path and query of an endpoint; the id is escaped. */
export function endpointPath(
  endpoint: Endpoint,
  id: string | null = null,
  parameters: Record<string, string> = {},
): string {
  const path = endpoints[endpoint].path.replace('{id}', () => encodeURIComponent(id ?? ''))
  const query = new URLSearchParams(parameters).toString()
  return query === '' ? path : `${path}?${query}`
}
