import type { Endpoint } from '#contract/endpoints.ts'
import { createCache } from './cache.ts'
import { ApiError } from './api-error.ts'
import type { Store } from './store.ts'
import { toDetail, toRow } from './stored-account.ts'
import type { StoredAccount } from './stored-account.ts'
import { parseCreate, parseListQuery, parsePatch } from './validation.ts'
import { newAccount, patched } from './write-account.ts'

export interface CacheSeconds {
  list: number
  detail: number
}

export interface AdmittedRequest {
  endpoint: Endpoint
  token: string
  id: string
  parameters: URLSearchParams
  body: string
  /** In ms since 1970. */
  now: number
}

/**
 * Carries out admitted requests at the four endpoints. `cached` is true for an answer from the
 * cache: lists are cached per query and token, details (and their 404s) per id, and no write clears
 * them. Throws VALIDATION_ERROR.
 */
export function createOperations(
  store: Store,
  cacheSeconds: CacheSeconds,
): {
  perform: (request: AdmittedRequest) => { response: Response; cached: boolean }
  reset: () => void
} {
  const lists = createCache<{ rows: StoredAccount[]; total: number }>(cacheSeconds.list)
  const details = createCache<StoredAccount | null>(cacheSeconds.detail)

  const list = ({ parameters, token, now }: AdmittedRequest) => {
    const query = parseListQuery(parameters)
    const key = `${token}?${[...parameters]
      .map((pair) => pair.join('='))
      .toSorted()
      .join('&')}`
    const { value, cached } = lists.read(key, now, () => store.list(query))
    const meta = { total: value.total, limit: query.limit, offset: query.offset }
    return { response: success(value.rows.map(toRow), 200, meta), cached }
  }

  const detail = ({ id, now }: AdmittedRequest) => {
    const { value, cached } = details.read(id, now, () => store.get(id))
    return { response: value ? success(toDetail(value), 200, {}) : notFound(id), cached }
  }

  const create = ({ body }: AdmittedRequest) => {
    const fields = parseCreate(body)
    const id = store.nextAccountId()
    store.put(newAccount(id, fields))
    return { response: success({ id }, 201), cached: false }
  }

  const update = ({ id, body }: AdmittedRequest) => {
    const patch = parsePatch(body)
    const account = store.get(id)
    if (!account) return { response: notFound(id), cached: false }
    store.put(patched(account, patch, () => store.nextProductId()))
    return { response: success({ id, updated_fields: Object.keys(patch) }, 200, {}), cached: false }
  }

  const operations = { list, detail, create, update }
  return {
    perform: (request) => operations[request.endpoint](request),
    reset: () => {
      lists.reset()
      details.reset()
    },
  }
}

const success = (data: unknown, status: number, meta?: object): Response =>
  Response.json({ success: true, data, meta }, { status })

const notFound = (id: string): Response =>
  new ApiError('NOT_FOUND', `Account ${id} not found`).toResponse()
