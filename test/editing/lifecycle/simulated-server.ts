// The account API, as far as writes need it: caches that a write does not clear, a rate limit,
// tokens that expire, and answers that come late, wrong or never.
import { AccountCreate, AccountPatch } from '#contract/account-write.ts'
import { defaultCacheSeconds } from '#contract/endpoints.ts'
import { createBudget, defaultLimit } from '#mock/budget.ts'
import { createCache } from '#mock/cache.ts'
import { ApiError } from '#mock/api-error.ts'
import { blankAccount, toDetail, toRow, type StoredAccount } from '#mock/stored-account.ts'
import { newAccount, patched } from '#mock/write-account.ts'
import type { Realm, SimulatedBrowser } from './simulated-browser.ts'

/**
 * What happens to a write on its way to the server and back. All times in ms from when it was sent.
 */
export type WriteFate =
  | { fate: 'answered'; ms: number }
  /**
   * The answer names no key of the body. `isApplied`: the server has applied the write all the
   * same.
   */
  | { fate: 'unnamed'; ms: number; isApplied: boolean }
  | { fate: 'empty'; ms: number }
  /** The connection drops; the server applies the write by then, later, or never (null). */
  | { fate: 'dropped'; ms: number; appliedMs: number | null }
  /** No answer ever comes. */
  | { fate: 'silent'; appliedMs: number | null }
  | { fate: 'failed'; status: 500 | 503; ms: number; appliedMs: number | null }
  | { fate: 'rejected'; status: 400 | 403; ms: number }
  | { fate: 'limited'; ms: number; retryAfter: number | null }

export type ReadFate =
  | { fate: 'answered'; ms: number }
  | { fate: 'dropped'; ms: number }
  | { fate: 'silent' }
  | { fate: 'failed'; ms: number }
  | { fate: 'limited'; ms: number; retryAfter: number | null }

/** A write that the server has received. */
export interface ReceivedWrite {
  realm: Realm
  accountId: string | null
  body: Record<string, unknown>
  sentAt: number
  /** When the server applies it; null for never. */
  appliedAt: number | null
  isApplied: boolean
  /** The client has received its answer, or has given it up. */
  isEnded: boolean
  /** The keys of the body that the server skips. */
  skipped: readonly string[]
}

export interface ServerEvents {
  onReceived: (request: ReceivedWrite) => void
  onApplied: (request: ReceivedWrite, before: StoredAccount | null, accountId: string) => void
  onRead: (realm: Realm, account: StoredAccount) => void
}

const calm = { fate: 'answered', ms: 80 } as const

export class SimulatedServer {
  readonly accounts = new Map<string, StoredAccount>()
  readonly received: ReceivedWrite[] = []
  /** When each request came. */
  readonly requests: number[] = []
  isReachable = true
  token = 1
  writeFates: WriteFate[] = []
  readFates: ReadFate[] = []
  readonly #browser: SimulatedBrowser
  readonly #events: ServerEvents
  readonly #budget = createBudget(defaultLimit)
  readonly #details = createCache<StoredAccount | null>(defaultCacheSeconds.detail)
  readonly #lists = createCache<StoredAccount[]>(defaultCacheSeconds.list)
  #ids = 0

  constructor(browser: SimulatedBrowser, events: ServerEvents) {
    this.#browser = browser
    this.#events = events
    for (const id of ['101', '102']) {
      this.accounts.set(id, { ...blankAccount(id), ...start(id) })
    }
  }

  /** Replaces `fetch`, because through MSW a run would take a hundred times as long. */
  readonly fetch = (url: string, init: RequestInit): Promise<Response> => {
    const { realm } = this.#browser
    return new Promise((resolve, reject) => {
      if (realm === null) throw new Error('no tab asks')
      const { signal, method = 'GET' } = init
      const end = (ms: number, settle: () => void) => this.#browser.later(realm, ms, settle)
      signal?.addEventListener('abort', () => reject(signal.reason as Error))
      const answer = (ms: number, [status, body, headers]: Answer) =>
        end(ms, () => resolve(responseOf(url, status, body, headers)))
      const drop = (ms: number) => end(ms, () => reject(new TypeError('Failed to fetch')))
      if (!this.isReachable) return drop(5)
      this.requests.push(Date.now())
      const refused = this.#admit(method, url, init)
      if (refused) return answer(40, refused)
      if (method === 'GET') return this.#read(realm, new URL(url), answer, drop)
      this.#write(realm, method, url, init, answer, drop)
    })
  }

  /** Another user changes an account. */
  edit(id: string, patch: AccountPatch): void {
    const account = this.accounts.get(id)
    if (account)
      this.accounts.set(
        id,
        patched(account, patch, () => this.#nextId()),
      )
  }

  #nextId(): string {
    this.#ids += 1
    return String(1000 + this.#ids)
  }

  #admit(method: string, url: string, init: RequestInit): Answer | null {
    const { Authorization } = init.headers as Record<string, string>
    if (Authorization !== `Bearer t${this.token}`) return apiError('UNAUTHORIZED', 401)
    const kind = method === 'GET' ? (url.includes('/accounts/') ? 'detail' : 'list') : 'update'
    try {
      this.#budget.charge('t', method === 'POST' ? 'create' : kind, Date.now())
      return null
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      return apiError('RATE_LIMITED', 429, { 'Retry-After': '5' })
    }
  }

  #read(
    realm: Realm,
    url: URL,
    answer: (ms: number, answer: Answer) => void,
    drop: (ms: number) => void,
  ): void {
    const fate = this.readFates.shift() ?? calm
    if (fate.fate === 'silent') return
    if (fate.fate === 'dropped') return drop(fate.ms)
    if (fate.fate === 'failed') return answer(fate.ms, apiError('INTERNAL_ERROR', 500))
    if (fate.fate === 'limited') return answer(fate.ms, limited(fate.retryAfter))
    const id = /accounts\/(\w+)$/.exec(url.pathname)?.[1]
    if (id === undefined) {
      const rows = this.#search(url.searchParams)
      const meta = { total: rows.length, limit: 100, offset: 0 }
      return answer(fate.ms, [200, { success: true, data: rows.map(toRow), meta }])
    }
    const { value } = this.#details.read(id, Date.now(), () => this.accounts.get(id) ?? null)
    if (!value) return answer(fate.ms, apiError('NOT_FOUND', 404))
    this.#browser.later(realm, fate.ms, () => this.#events.onRead(realm, value))
    answer(fate.ms, [200, { success: true, data: toDetail(value), meta: {} }])
  }

  #search(parameters: URLSearchParams): StoredAccount[] {
    const text = parameters.get('search') ?? ''
    return this.#lists.read(parameters.toString(), Date.now(), () =>
      [...this.accounts.values()].filter(({ name, external_code }) =>
        [name, external_code].some((each) => each?.includes(text)),
      ),
    ).value
  }

  #write(
    realm: Realm,
    method: string,
    url: string,
    init: RequestInit,
    answer: (ms: number, answer: Answer) => void,
    drop: (ms: number) => void,
  ): void {
    const fate = this.writeFates.shift() ?? calm
    if (fate.fate === 'limited') return answer(fate.ms, limited(fate.retryAfter))
    const body = JSON.parse(init.body as string) as Record<string, unknown>
    const accountId = method === 'POST' ? null : (/accounts\/(\w+)$/.exec(url)?.[1] ?? '')
    const sentAt = Date.now()
    const isSkipping = accountId !== null && fate.fate === 'unnamed' && !fate.isApplied
    const request: ReceivedWrite = {
      realm,
      accountId,
      body,
      sentAt,
      isApplied: false,
      isEnded: false,
      skipped: isSkipping ? Object.keys(body).slice(0, 1) : [],
      appliedAt: appliedMsOf(fate) === null ? null : sentAt + (appliedMsOf(fate) ?? 0),
    }
    this.received.push(request)
    this.#events.onReceived(request)
    init.signal?.addEventListener('abort', () => (request.isEnded = true))
    let made = accountId
    if (request.appliedAt !== null) {
      this.#browser.later(null, request.appliedAt - sentAt, () => (made = this.#apply(request)))
    }
    const end = (ms: number, last: () => void) => {
      this.#browser.later(null, ms, () => {
        request.isEnded = true
        last()
      })
    }
    const answered = (ms: number, make: () => Answer) => end(ms, () => answer(0, make()))
    switch (fate.fate) {
      case 'answered':
        return answered(fate.ms, () => success(made, Object.keys(body)))
      case 'unnamed':
        return answered(fate.ms, () => success(made, Object.keys(body).slice(1)))
      case 'empty':
        return answered(fate.ms, () => [200, null])
      case 'dropped':
        return end(fate.ms, () => drop(0))
      case 'failed':
        return answered(fate.ms, () => apiError('INTERNAL_ERROR', fate.status))
      case 'rejected':
        return answered(fate.ms, () =>
          fate.status === 400 ? apiError('VALIDATION_ERROR', 400) : apiError('FORBIDDEN', 403),
        )
      case 'silent':
    }
  }

  #apply(request: ReceivedWrite): string {
    const { accountId, body, skipped } = request
    const kept = Object.fromEntries(Object.entries(body).filter(([key]) => !skipped.includes(key)))
    const before = accountId === null ? null : (this.accounts.get(accountId) ?? null)
    const id = accountId ?? this.#nextId()
    const after = before
      ? patched(before, AccountPatch.parse(kept), () => this.#nextId())
      : newAccount(id, AccountCreate.parse(body))
    this.accounts.set(id, after)
    request.isApplied = true
    this.#events.onApplied(request, before, id)
    return id
  }
}

type Answer = readonly [status: number, body: unknown, headers?: Record<string, string>]

function start(id: string): Partial<StoredAccount> {
  const field = { field_id: '10', name: 'Tier', type: 'text', order: 1, value: `start tier ${id}` }
  return {
    name: `Account ${id}`,
    notes: `start notes ${id}`,
    phone: `start phone ${id}`,
    dynamic_fields: [field],
  }
}

/** When the server applies a write, in ms from when it was sent; null for never. */
function appliedMsOf(fate: WriteFate): number | null {
  switch (fate.fate) {
    case 'answered':
    case 'unnamed':
    case 'empty':
      return Math.floor(fate.ms / 2)
    case 'dropped':
    case 'silent':
      return fate.appliedMs
    case 'failed': {
      // Only a gateway (503) can answer before the server has finished.
      const { status, ms, appliedMs } = fate
      return appliedMs === null || status !== 500 ? appliedMs : Math.min(ms, appliedMs)
    }
    case 'rejected':
    case 'limited':
      return null
    default:
      return fate satisfies never
  }
}

function success(id: string | null, updated: readonly string[]): Answer {
  return [200, { success: true, data: { id, updated_fields: updated }, meta: {} }]
}

function apiError(code: string, status: number, headers: Record<string, string> = {}): Answer {
  return [status, { success: false, error: { code, message: code } }, headers]
}

function limited(retryAfter: number | null): Answer {
  return apiError(
    'RATE_LIMITED',
    429,
    retryAfter === null ? {} : { 'Retry-After': `${retryAfter}` },
  )
}

function responseOf(
  url: string,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Response {
  const text = body === null ? '' : JSON.stringify(body)
  const response = { url, status, headers: new Headers(headers), text: () => Promise.resolve(text) }
  return response as Response
}
