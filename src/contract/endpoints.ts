/** The four endpoints as API.md lists them. config.json may set other limits and cache times. */
export const endpoints = {
  list: { method: 'GET', path: '/apidev/v1/accounts' },
  detail: { method: 'GET', path: '/apidev/v1/accounts/{id}' },
  create: { method: 'POST', path: '/apidev/v1/accounts' },
  update: { method: 'PUT', path: '/apidev/v1/accounts/{id}' },
} as const
export type Endpoint = keyof typeof endpoints

/** The number of requests per window and endpoint, and the window in seconds. */
export const defaultRateLimit = { requests: 10, windowSeconds: 60, scope: 'endpoint' } as const

/** How old the data in an answer may be, in seconds, because the server caches it. */
export const defaultCacheSeconds = { list: 60, detail: 30 } as const

/** The path and query of an endpoint. The id is escaped; null leaves it empty. */
export function endpointPath(
  endpoint: Endpoint,
  id: string | null = null,
  parameters: Record<string, string> = {},
): string {
  const path = endpoints[endpoint].path.replace('{id}', () => encodeURIComponent(id ?? ''))
  const query = new URLSearchParams(parameters).toString()
  return query === '' ? path : `${path}?${query}`
}
