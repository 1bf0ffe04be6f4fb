// The account API in memory, as API.md describes it: its rules, rate limit and caches, and faults
// on demand. It does not know its host, which may be a service worker, a test or a socket. All
// state lives in the instance, so two backends share nothing.
import type { RequestHandler } from 'msw'
import type { AccountPatch } from '#contract/account-write.ts'
import { defaultCacheSeconds } from '#contract/endpoints.ts'
import type { Endpoint } from '#contract/endpoints.ts'
import { createBudget, defaultLimit } from './budget.ts'
import type { RateLimit } from './budget.ts'
import { faulty } from './faults.ts'
import { createHandlers } from './handlers.ts'
import { createOperations } from './operations.ts'
import type { CacheSeconds } from './operations.ts'
import { createRandom } from './random.ts'
import { ApiError } from './api-error.ts'
import { openEntry, readable } from './request-log.ts'
import type { LogEntry } from './request-log.ts'
import { identify, permit } from './rules.ts'
import type { Caller } from './rules.ts'
import { createScenarios } from './scenarios.ts'
import type { ScenarioInput } from './scenarios.ts'
import { createStore } from './store.ts'
import type { Store, StoreOptions } from './store.ts'
import { patched } from './write-account.ts'

export interface BackendOptions extends StoreOptions {
  /** The clock, in ms since 1970. Budgets, caches and token expiry use it; latency does not. */
  now?: () => number
  /** How long an answer takes, in ms; 0 by default. */
  latencyMs?: number | { min: number; max: number }
  rateLimit?: Partial<RateLimit>
  cacheSeconds?: Partial<CacheSeconds>
  seed?: number
}

export interface MockBackend {
  readonly handlers: RequestHandler[]
  /** The accounts as they are now, behind the caches. */
  readonly store: Store
  readonly rateLimit: RateLimit
  readonly cacheSeconds: CacheSeconds
  /** Every API request since the last reset, in order of arrival. */
  readonly log: readonly LogEntry[]
  /** Switches a fault on for the next requests. */
  scenario(scenario: ScenarioInput): void
  /**
   * Changes an account as another user would: without rules or budget, and unnoticed by the caches.
   * Throws NOT_FOUND for an unknown id.
   */
  edit(id: string, patch: AccountPatch): void
  /** Restores the seed: accounts, budgets, caches, faults and log. Drops hanging requests. */
  reset(): void
}

/** Creates a backend, by default with the limits and cache times of the API. */
export function createMockBackend(options: BackendOptions = {}): MockBackend {
  const now = options.now ?? (() => Date.now())
  const seed = options.seed ?? 1
  const rateLimit = { ...defaultLimit, ...options.rateLimit }
  const cacheSeconds = { ...defaultCacheSeconds, ...options.cacheSeconds }
  const store = createStore(seed, options)
  const budget = createBudget(rateLimit)
  const operations = createOperations(store, cacheSeconds)
  const scenarios = createScenarios()
  const chance = createRandom(seed)
  const log: LogEntry[] = []
  const hanging = new Set<() => void>()

  const admit = (endpoint: Endpoint, request: Request, at: number): Caller | ApiError =>
    caught(() => {
      const caller = identify(request.headers, at)
      budget.charge(caller.token, endpoint, at)
      return caller
    })

  const answer = async (endpoint: Endpoint, request: Request, id: string): Promise<Response> => {
    const at = now()
    const entry = openEntry(endpoint, request, at)
    log.push(entry)
    // The budget counts a request when it arrives, before its body is read and before the latency.
    const caller = admit(endpoint, request, at)
    const body = await request.text()
    entry.body = readable(body)
    const fault = caller instanceof ApiError ? null : scenarios.take(endpoint, id)
    await pause(
      latency(options.latencyMs, chance.next()) + (fault?.fault === 'delay' ? fault.ms : 0),
    )
    const perform = (): Response => {
      if (caller instanceof ApiError) throw caller
      permit(caller, endpoint)
      const parameters = new URL(request.url).searchParams
      const call = { endpoint, id, parameters, body, token: caller.token, now: now() }
      const { response, cached } = operations.perform(call)
      entry.cached = cached
      return response
    }
    const giveUp = (): Promise<void> => abandoned(request.signal, hanging)
    const response = await answered(() =>
      fault ? faulty(fault, now(), perform, giveUp) : perform(),
    )
    const failed = response.type === 'error'
    if (!failed) response.headers.set('Date', new Date(now()).toUTCString())
    entry.status = failed ? null : response.status
    entry.durationMs = now() - at
    return response
  }

  return {
    handlers: createHandlers(answer),
    store,
    rateLimit,
    cacheSeconds,
    log,
    scenario: scenarios.add,
    edit: (id, patch) => {
      const account = store.get(id)
      if (!account) throw new ApiError('NOT_FOUND', `Account ${id} not found`)
      store.put(patched(account, patch, () => store.nextProductId()))
    },
    reset: () => {
      for (const each of [store, budget, operations, scenarios]) each.reset()
      for (const drop of hanging) drop()
      log.length = 0
    },
  }
}

function caught<Value>(run: () => Value): Value | ApiError {
  try {
    return run()
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

async function answered(run: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof ApiError) return error.toResponse()
    throw error
  }
}

const latency = (range: BackendOptions['latencyMs'] = 0, chance: number): number =>
  typeof range === 'number' ? range : range.min + chance * (range.max - range.min)

async function pause(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
}

/** Resolves when the client disconnects or the backend is reset. */
function abandoned(signal: AbortSignal, hanging: Set<() => void>): Promise<void> {
  return new Promise((resolve) => {
    const drop = (): void => {
      hanging.delete(drop)
      signal.removeEventListener('abort', drop)
      resolve()
    }
    hanging.add(drop)
    signal.addEventListener('abort', drop)
    if (signal.aborted) drop()
  })
}
