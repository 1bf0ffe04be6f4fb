import { useMemo } from 'react'
import type { AccountPage } from '#api/accounts.ts'
import type { ListQuery } from '#contract/list-query.ts'
import { readPage } from '#queries/account-queries.ts'
import { useWorkspace } from '#queries/use-workspace.ts'

const none: ReadonlySet<string> = new Set()

/** Ids of a page's rows that were on the page before, too, when that was read: the list has moved since. */
export function useRepeated(query: ListQuery, page: AccountPage | null): ReadonlySet<string> {
  const { queryClient } = useWorkspace()
  return useMemo(() => {
    const offset = query.offset - query.limit
    const before = offset < 0 ? null : readPage(queryClient, { ...query, offset })
    if (!before || page?.offset !== query.offset) return none
    const ids = new Set(before.rows.map(({ id }) => id))
    return new Set(page.rows.flatMap(({ id }) => (ids.has(id) ? [id] : [])))
  }, [queryClient, query, page])
}
