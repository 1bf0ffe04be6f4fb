// The API's four calls. Each call takes one slot of its endpoint's budget.
import { AccountDetail, AccountRow } from '#contract/account.ts'
import { CreateAnswer, UpdateAnswer } from '#contract/account-write.ts'
import { ListMeta, listParameters, type ListQuery } from '#contract/list-query.ts'
import { readEach } from '#contract/tolerant.ts'
import { Failure } from '#http/failures.ts'
import type { Priority } from '#rate-limit/queue-order.ts'
import { call, type ClientSettings, type WriteSteps } from './client.ts'

export interface AccountPage {
  rows: AccountRow[]
  /** The index of the first row in the whole list, from 0. */
  offset: number
  /** The number of rows in the whole list; null when the server does not say. */
  total: number | null
  /** How many rows were left out, because they have no unique id and cannot be shown. */
  skipped: number
}

export interface ReadOptions {
  priority: Priority
  key?: string
  signal?: AbortSignal
}

/**
 * Reads one page of the list. Leaves out and counts the rows that it cannot read. Throws a
 * `contract` failure when the answer holds no list.
 */
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

/**
 * Reads one account in full. `name` only labels the request in the queue; null when unknown. Throws
 * a `contract` failure when the answer holds no account.
 */
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
  // The account has the id that we requested, whatever id the answer gives.
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data)
  const detail = AccountDetail.safeParse(isObject ? { ...data, id } : data)
  if (!detail.success) throw new Failure('contract', { status: 200 })
  return detail.data
}

/**
 * Creates an account; `steps.compose` gives the `AccountCreate`. `maybeResent` means that the
 * browser may have sent the request twice (A20) and so created two accounts. The app never repeats
 * a create by itself: after a failure for which `leavesOutcomeUnknown` is true, the account may
 * exist. Throws a `contract` failure when the answer has no usable id.
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
 * Sends the changed fields of an account; `steps.compose` gives the `AccountPatch`. `updated` lists
 * the fields that the server says it updated; null when it does not say. `maybeResent` is as in
 * `createAccount`. The app never repeats an update by itself.
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
