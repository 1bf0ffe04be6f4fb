import { listAccounts, type AccountPage } from '#api/accounts.ts'
import type { ClientSettings } from '#api/client.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { AccountReads } from '#editing/account-reads.ts'
import type { QueryClient } from '@tanstack/react-query'
import { keys } from './keys.ts'
import { readBeforeSave, readDetail } from './read-detail.ts'
import type { Workspace } from './workspace.ts'

/**
 * Reads accounts for writes through the cache of all screens, so that every screen shows what a
 * write reads.
 */
export function accountReads(
  client: ClientSettings,
  queryClient: QueryClient,
  workspace: () => Workspace,
): AccountReads {
  return {
    known: (id) => {
      const state = queryClient.getQueryState<AccountDetail>(keys.detail(id))
      return state?.data ? { account: state.data, readAt: state.dataUpdatedAt } : null
    },
    refresh: (id, options) => readBeforeSave(workspace(), id, options),
    detail: async (id, options) => {
      const read = await readDetail(workspace(), id, options)
      queryClient.setQueryData(keys.detail(id), read.known)
      return read
    },
    list: (query, options) => listAccounts(client, query, options),
    knownIds: (by) => knownIds(queryClient, by),
  }
}

/** The ids of all accounts that had been read by `time` (ms). */
function knownIds(queryClient: QueryClient, time: number): Set<string> {
  const cache = queryClient.getQueryCache()
  const readBy = (queryKey: readonly unknown[]) =>
    cache.findAll({ queryKey }).filter(({ state }) => state.dataUpdatedAt <= time)
  const listed = readBy(keys.lists()).flatMap(
    ({ state }) => (state.data as AccountPage | undefined)?.rows ?? [],
  )
  const opened = readBy(keys.details()).flatMap(({ state }) =>
    state.data ? [state.data as AccountDetail] : [],
  )
  return new Set([...listed, ...opened].map(({ id }) => id))
}
