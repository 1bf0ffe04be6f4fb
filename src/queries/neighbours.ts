import type { QueryClient } from '@tanstack/react-query'
import type { AccountPage } from '#api/accounts.ts'
import type { ListQuery } from '#contract/list-query.ts'
import { keys } from './keys.ts'

/** An account next to another in the list. */
export interface Neighbour {
  id: string
  name: string | null
  /** The page of the list that it stands on. */
  query: ListQuery
}

export interface Neighbours {
  previous: Neighbour | null
  next: Neighbour | null
}

/**
 * What stands before and after an account in the list of `query`, as far as the pages that have been
 * read tell: the account's own and the two next to it. `pageOf` gives a page that is known, else
 * undefined. Null where the list ends, and where it goes on unread.
 */
export function neighboursOf(
  id: string,
  query: ListQuery,
  pageOf: (query: ListQuery) => AccountPage | undefined,
): Neighbours {
  const { limit, offset } = query
  const rowsAt = (at: number): Neighbour[] => {
    const page = { ...query, offset: at }
    return (pageOf(page)?.rows ?? []).map((row) => ({ id: row.id, name: row.name, query: page }))
  }
  const own = rowsAt(offset)
  // Pages of different moments, or that begin off the beat, can have rows in common.
  const ids = new Set(own.map((row) => row.id))
  const others = (at: number) => rowsAt(at).filter((row) => !ids.has(row.id))
  const rows = [
    ...(offset > 0 ? others(Math.max(0, offset - limit)) : []),
    ...own,
    ...others(offset + limit),
  ]
  const index = own.length === 0 ? -1 : rows.findIndex((row) => row.id === id)
  if (index === -1) return { previous: null, next: null }
  return { previous: rows[index - 1] ?? null, next: rows[index + 1] ?? null }
}

/** The same, from the cache. Costs no request. */
export function cachedNeighbours(
  queryClient: QueryClient,
  id: string,
  query: ListQuery,
): Neighbours {
  return neighboursOf(id, query, (page) => queryClient.getQueryData<AccountPage>(keys.list(page)))
}
