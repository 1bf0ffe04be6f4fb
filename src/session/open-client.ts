import type { ClientSettings, Credentials } from '#api/client.ts'
import type { RequestDescriptor } from '#api/request-descriptor.ts'
import type { Config } from '#contract/config.ts'
import { endpoints } from '#contract/endpoints.ts'
import { ServerClock } from '#http/server-clock.ts'
import { Ledger } from '#rate-limit/ledger.ts'
import { RequestQueue, type Refusal } from '#rate-limit/request-queue.ts'
import { sharedStore } from '#rate-limit/shared-store.ts'

/**
 * Opens an API client. All tabs with the same sign-in share the budget of its queue. `credentials`
 * is called for each request; `refusalOf` says how the queue handles a failed attempt.
 */
export function openClient(
  config: Config,
  credentials: () => Credentials,
  refusalOf: (error: unknown) => Refusal,
): ClientSettings {
  const { tenant, token } = credentials()
  const { requests, windowSeconds, scope } = config.rateLimit
  const ledger = new Ledger(sharedStore(fingerprint(`${tenant}\n${token}`)), {
    limit: { requests, windowMs: windowSeconds * 1000 },
    scope,
  })
  return {
    baseUrl: (config.apiBaseUrl ?? `https://${tenant}`).replace(/\/+$/, ''),
    credentials,
    timeoutMs: config.requestTimeoutSeconds * 1000,
    queue: new RequestQueue<RequestDescriptor>(ledger, Object.keys(endpoints), refusalOf),
    serverClock: new ServerClock(),
  }
}

// Tells sign-ins apart without storing the credentials. This hash (cyrb53) is not secure, but
// crypto.subtle is not available on plain HTTP.
function fingerprint(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}
