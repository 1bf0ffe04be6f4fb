// The four calls of the API, in its own words. Each costs one place of its endpoint's budget.
import { AccountDetail, AccountRow } from '#contract/account.ts'
import { CreateAnswer, UpdateAnswer } from '#contract/account-write.ts'
import { ListMeta, listParameters, type ListQuery } from '#contract/list-query.ts'
import { readEach } from '#contract/tolerant.ts'
import { Failure } from '#http/failures.ts'
import type { Priority } from '#rate-limit/queue-order.ts'
import { call, type ClientSettings, type WriteSteps } from './client.ts'

export interface AccountPage {
  rows: AccountRow[]
  /** Where in the list the first row stands, counted from 0. */
  offset: number
  /** Null when the server did not say. */
  total: number | null
  /** Rows without an id of their own, which cannot be shown. */
  skipped: number
}

export interface ReadOptions {
  priority: Priority
  key?: string
  signal?: AbortSignal
}

/** One page of the list. A row that cannot be read is left out and counted. */
export async function listAccounts(
  client: ClientSettings,
  query: ListQuery,
  options: ReadOptions,
): Promise<AccountPage> {
  const { data, meta } = await call(client, {
    endpoint: 'list',
    descriptor: { kind: 'list', query },
    parameters: listParameters(query),
    ...options,
  })
  if (!Array.isArray(data)) throw new Failure('contract', { status: 200 })
  const { items, skipped } = readEach(AccountRow, data, ({ id }) => id)
  const count = ListMeta.safeParse(meta)
  return {
    rows: items,
    offset: query.offset,
    skipped,
    total: count.success ? count.data.total : null,
  }
}

/** One account in full. `name` is only for telling what the request is about. */
export async function getAccount(
  client: ClientSettings,
  id: string,
  options: ReadOptions & { name?: string | null },
): Promise<AccountDetail> {
  const { name = null, ...rest } = options
  const { data } = await call(client, {
    endpoint: 'detail',
    id,
    descriptor: { kind: 'detail', id, name },
    ...rest,
  })
  // What was asked for by its id has that id, whatever the answer makes of it.
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data)
  const detail = AccountDetail.safeParse(isObject ? { ...data, id } : data)
  if (!detail.success) throw new Failure('contract', { status: 200 })
  return detail.data
}

/**
 * Creates an account; `steps.compose` gives the `AccountCreate`. `maybeResent`: the browser may have sent
 * it twice (A20), and so made two. Never repeated by itself: a failure for which `leavesOutcomeUnknown`
 * holds may have created it.
 */
export async function createAccount(
  client: ClientSettings,
  name: string,
  steps: WriteSteps,
): Promise<{ id: string; maybeResent: boolean }> {
  const { data, maybeResent } = await call(
    client,
    { endpoint: 'create', descriptor: { kind: 'create', name }, priority: 'save' },
    steps,
  )
  const answer = CreateAnswer.safeParse(data)
  if (!answer.success) throw new Failure('contract', { status: 200 })
  return { id: answer.data.id, maybeResent }
}

/**
 * Sends the changed fields of an account; `steps.compose` gives the `AccountPatch`. `updated` are the
 * names that the server says it updated, null when it does not say; `maybeResent` as in a create. Never
 * repeated by itself.
 */
export async function updateAccount(
  client: ClientSettings,
  id: string,
  name: string | null,
  steps: WriteSteps,
): Promise<{ updated: string[] | null; maybeResent: boolean }> {
  const { data, maybeResent } = await call(
    client,
    { endpoint: 'update', id, descriptor: { kind: 'update', id, name }, priority: 'save' },
    steps,
  )
  const answer = UpdateAnswer.safeParse(data)
  return { updated: answer.success ? answer.data.updated_fields : null, maybeResent }
}
