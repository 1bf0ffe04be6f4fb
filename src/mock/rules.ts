// Checks who may make a request, in the API's own order: 400 for a missing header, 401 for a wrong
// one, then the budget, then 403. A request without a valid identity belongs to no token, so those
// 400s and 401s spend no budget; every later answer does.
import type { Endpoint } from '#contract/endpoints.ts'
import { ApiError } from './api-error.ts'
import { mockApiKey, readToken } from './tokens.ts'
import type { Claims, Permission } from './tokens.ts'

export interface Caller {
  token: string
  claims: Claims
}

/** Reads the three headers. `now` is in ms since 1970. Throws BAD_REQUEST or UNAUTHORIZED. */
export function identify(headers: Headers, now: number): Caller {
  const authorization = required(headers, 'Authorization')
  const apiKey = required(headers, 'X-API-Key')
  const tenant = required(headers, 'tenant')
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (token === undefined) throw new ApiError('BAD_REQUEST', 'Authorization must be a Bearer token')
  const claims = readToken(token)
  if (!claims || claims.tenant !== tenant) throw new ApiError('UNAUTHORIZED', 'Invalid token')
  if (claims.exp * 1000 <= now) throw new ApiError('UNAUTHORIZED', 'Token expired')
  if (apiKey !== mockApiKey) throw new ApiError('UNAUTHORIZED', 'Invalid API key')
  return { token, claims }
}

const permissions: Record<Endpoint, Permission> = {
  list: 'APICLI_ACCOUNTS_READ',
  detail: 'APICLI_ACCOUNTS_READ',
  create: 'APICLI_ACCOUNTS_WRITE',
  update: 'APICLI_ACCOUNTS_WRITE',
}

/** Throws FORBIDDEN when the caller lacks the permission for the endpoint. */
export function permit(caller: Caller, endpoint: Endpoint): void {
  const permission = permissions[endpoint]
  if (!caller.claims.permissions.includes(permission)) {
    throw new ApiError('FORBIDDEN', `Missing permission ${permission}`)
  }
}

function required(headers: Headers, name: string): string {
  const value = headers.get(name)
  if (value === null || value === '') {
    throw new ApiError('BAD_REQUEST', `Missing required header: ${name}`)
  }
  return value
}
