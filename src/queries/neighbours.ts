import type { QueryClient } from '@tanstack/react-query'
import type { AccountPage } from '#api/accounts.ts'
import type { ListQuery } from '#contract/list-query.ts'
import { keys } from './keys.ts'

/** An account next to another in the list. */
export interface Neighbour {
  id: string
  name: string | null
  /** The page of the list that it is on. */
  query: ListQuery
}

export interface Neighbours {
  previous: Neighbour | null
  next: Neighbour | null
}

/**
 * Returns the accounts before and after one in the list of `query`, as far as they are on pages
 * that have been read: the account's page and the two next to it. `pageOf` returns a known page,
 * otherwise undefined. A neighbour is null where the list ends, and where the next page has not
 * been read.
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
  const current = rowsAt(offset)
  // Pages that were read at different times, or with offsets that are not multiples of the limit,
  // can have rows in common.
  const ids = new Set(current.map((row) => row.id))
  const others = (at: number) => rowsAt(at).filter((row) => !ids.has(row.id))
  const rows = [
    ...(offset > 0 ? others(Math.max(0, offset - limit)) : []),
    ...current,
    ...others(offset + limit),
  ]
  const index = current.length === 0 ? -1 : rows.findIndex((row) => row.id === id)
  if (index === -1) return { previous: null, next: null }
  return { previous: rows[index - 1] ?? null, next: rows[index + 1] ?? null }
}

/** Returns the same from the cache. Costs no request. */
export function cachedNeighbours(
  queryClient: QueryClient,
  id: string,
  query: ListQuery,
): Neighbours {
  return neighboursOf(id, query, (page) => queryClient.getQueryData<AccountPage>(keys.list(page)))
}
