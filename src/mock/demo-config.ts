import type { Config } from '#contract/config.ts'
import type { MockBackend } from './backend.ts'
import { catalogue } from './catalogue.ts'
import { mockTenant } from './tokens.ts'

/** A config.json for a backend on the page's own origin, with its limits, cache times and names. */
export function demoConfig({ rateLimit, cacheSeconds }: MockBackend): Config {
  return {
    apiBaseUrl: '',
    tenant: mockTenant,
    rateLimit: {
      requests: rateLimit.requests,
      windowSeconds: rateLimit.windowMs / 1000,
      scope: rateLimit.scope,
    },
    cacheSeconds,
    requestTimeoutSeconds: 30,
    catalogue,
  }
}
