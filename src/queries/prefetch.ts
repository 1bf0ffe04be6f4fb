// Prefetching. It pays only while there is plenty of budget, so it never makes anybody wait.
import { useMemo } from 'react'
import type { Endpoint } from '#contract/endpoints.ts'
import type { ListQuery } from '#contract/list-query.ts'
import { accountDetail, accountList } from './account-queries.ts'
import { useWorkspace } from './use-workspace.ts'
import type { Workspace } from './workspace.ts'

export interface Prefetch {
  account: (id: string) => void
  page: (query: ListQuery) => void
}

/**
 * Returns functions that prefetch what a click will likely need: once within its cache time, and
 * only while half of its budget is free.
 */
export function usePrefetch(): Prefetch {
  const workspace = useWorkspace()
  return useMemo(
    () => ({
      account: (id) => {
        if (!hasPlenty(workspace, 'detail')) return
        void workspace.queryClient.prefetchQuery(accountDetail(workspace, id, 'likely'))
      },
      page: (query) => {
        if (!hasPlenty(workspace, 'list')) return
        void workspace.queryClient.prefetchQuery(accountList(workspace, query, 'likely'))
      },
    }),
    [workspace],
  )
}

function hasPlenty({ client: { queue } }: Workspace, endpoint: Endpoint): boolean {
  const { holds, requests } = queue.snapshot()
  return holds.length === 0 && queue.freeSlots(endpoint) > requests / 2
}
