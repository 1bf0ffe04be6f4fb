import { keepPreviousData, queryOptions, type Query, type QueryClient } from '@tanstack/react-query'
import { listAccounts, type AccountPage, type ReadOptions } from '#api/accounts.ts'
import { pageNow, wallNow } from '#clock/page-clock.ts'
import { pause } from '#clock/pause.ts'
import type { AccountDetail, AccountRow } from '#contract/account.ts'
import type { ListQuery } from '#contract/list-query.ts'
import { Failure } from '#http/failures.ts'
import { keys, queueKey } from './keys.ts'
import { readDetail } from './read-detail.ts'
import type { Workspace } from './workspace.ts'

// When the user pages fast, a page that is left at once is dropped before it is requested.
const glanceMs = 150

/** Query options for one page of the list, overlaid with the writes of this sign-in. */
export function accountList(
  workspace: Workspace,
  query: ListQuery,
  priority: ReadOptions['priority'] = 'visible',
) {
  const { client, config, writes, names, queryClient } = workspace
  const key = keys.list(query)
  return queryOptions({
    queryKey: key,
    staleTime: config.cacheSeconds.list * 1000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<AccountPage> => {
      const isFirst = queryClient.getQueriesData({ queryKey: keys.lists() }).length <= 1
      if (!isFirst && priority !== 'background') await pause(glanceMs, signal)
      const askedAt = pageNow()
      const [page] = await Promise.all([
        listAccounts(client, query, { priority, key: queueKey(key), signal }),
        writes.journal.ready,
      ])
      names.addFromRows(page.rows, query)
      return { ...page, rows: page.rows.map((row) => writes.overlay.overRow(row, askedAt)) }
    },
  })
}

/** Query options for one account in full, overlaid in the same way. */
export function accountDetail(
  workspace: Workspace,
  id: string,
  priority: ReadOptions['priority'] = 'visible',
) {
  const { config, writes, queryClient } = workspace
  const key = keys.detail(id)
  return queryOptions({
    queryKey: key,
    staleTime: config.cacheSeconds.detail * 1000,
    // A "not found" is an answer too: the server caches it for as long as any other.
    retryOnMount: ({ state }: Pick<Query<AccountDetail>, 'state'>) =>
      !isNotFound(state.error) ||
      wallNow() >= state.errorUpdatedAt + config.cacheSeconds.detail * 1000,
    queryFn: async ({ signal }): Promise<AccountDetail> => {
      const askedAt = pageNow()
      const name = listedAccount(queryClient, id)?.name ?? null
      try {
        const read = { priority, key: queueKey(key), signal, name }
        return (await readDetail(workspace, id, read)).known
      } catch (error) {
        const sent = writes.overlay.justCreated(id, askedAt)
        if (sent && isNotFound(error)) return sent
        throw error
      }
    },
  })
}

/**
 * Returns an account's row from any page of the list that has been read; null when there is none.
 * Costs no request.
 */
export function listedAccount(queryClient: QueryClient, id: string): AccountRow | null {
  const pages = queryClient.getQueriesData<AccountPage>({ queryKey: keys.lists() })
  for (const [, page] of pages) {
    const row = page?.rows.find((each) => each.id === id)
    if (row) return row
  }
  return null
}

/** A page of the list as it was read; null where it was not. Costs no request. */
export function readPage(queryClient: QueryClient, query: ListQuery): AccountPage | null {
  return queryClient.getQueryData<AccountPage>(keys.list(query)) ?? null
}

/** The rows of all pages of the list that have been read, each account once. Costs no request. */
export function knownRows(queryClient: QueryClient): AccountRow[] {
  const pages = queryClient.getQueriesData<AccountPage>({ queryKey: keys.lists() })
  const rows = pages.flatMap(([, page]) => page?.rows ?? [])
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

function isNotFound(error: unknown): boolean {
  return error instanceof Failure && error.kind === 'not-found'
}
