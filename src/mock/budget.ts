import { defaultRateLimit } from '#contract/endpoints.ts'
import type { Endpoint } from '#contract/endpoints.ts'
import { ApiError } from './api-error.ts'

export interface RateLimit {
  requests: number
  windowMs: number
  /** One budget per token and endpoint, or one per token for all four endpoints. */
  scope: 'endpoint' | 'token'
  /** Whether a 429 carries `Retry-After` (whole seconds). */
  sendRetryAfter: boolean
}

export const defaultLimit: RateLimit = {
  requests: defaultRateLimit.requests,
  windowMs: defaultRateLimit.windowSeconds * 1000,
  scope: defaultRateLimit.scope,
  sendRetryAfter: true,
}

/**
 * A true sliding window: at most `requests` arrivals in any `windowMs`. A refused request counts
 * like any other, so a client that keeps trying stays shut out.
 */
export function createBudget(limit: RateLimit): {
  /** Counts an arrival at `now`, in ms. Throws RATE_LIMITED when the window is full. */
  charge: (token: string, endpoint: Endpoint, now: number) => void
  reset: () => void
} {
  const arrivals = new Map<string, number[]>()
  return {
    charge: (token, endpoint, now) => {
      const key = limit.scope === 'token' ? token : `${endpoint} ${token}`
      const recent = (arrivals.get(key) ?? []).filter((arrival) => arrival > now - limit.windowMs)
      const full = recent.length >= limit.requests
      recent.push(now)
      arrivals.set(key, recent)
      if (full)
        throw new ApiError('RATE_LIMITED', 'Too many requests', retryAfter(recent, limit, now))
    },
    reset: () => arrivals.clear(),
  }
}

/** The wait until the window has room again, if nothing else arrives. */
function retryAfter(recent: number[], limit: RateLimit, now: number): Record<string, string> {
  if (!limit.sendRetryAfter) return {}
  const leaves = (recent.at(-limit.requests) ?? now) + limit.windowMs
  return { 'Retry-After': String(Math.ceil((leaves - now) / 1000)) }
}
