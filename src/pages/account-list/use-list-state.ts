import { useLocation, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import {
  listDefaults,
  listParameters,
  readListQuery,
  type ListParameter,
  type ListQuery,
  type ListTextParameter,
} from '#contract/list-query.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    clamped?: boolean
  }
}

export interface ListState {
  query: ListQuery
  /** Parameters of the address that were out of range. */
  invalid: ListParameter[]
  /** Whether anything narrows the list. */
  isNarrowed: boolean
  /** Changes what narrows the list, and goes to its first page. An empty text takes a filter off. */
  narrow: (
    changes: Partial<Record<ListTextParameter, string>>,
    options?: { replace?: boolean },
  ) => void
  clear: () => void
  goTo: (offset: number) => void
  /** The page asked for is gone: shows the one that begins at `offset` in its place, and says so. */
  goToLastPage: (offset: number) => void
  /** Whether that has just happened. */
  clamped: boolean
  /** The page with the same first row, as near as can be. */
  setLimit: (limit: number) => void
}

/** The list's state, which is the address and nothing else. */
export function useListState(): ListState {
  const search = useLocation({ select: (location) => location.searchStr })
  const clamped = useLocation({ select: (location) => location.state.clamped === true })
  const navigate = useNavigate()

  return useMemo(() => {
    const { query, invalid } = readListQuery(Object.fromEntries(new URLSearchParams(search)))
    const go = (next: ListQuery, replace = false) => {
      void navigate({ to: '/accounts', search: listParameters(next), replace })
    }
    const { limit, offset, ...narrowing } = query
    return {
      query,
      invalid,
      isNarrowed: Object.keys(narrowing).length > 0,
      narrow: (changes, options) => {
        const texts = Object.entries({ ...narrowing, ...changes }).filter(([, text]) => text !== '')
        go({ ...Object.fromEntries(texts), limit, offset: 0 }, options?.replace)
      },
      clear: () => go({ limit, offset: 0 }),
      goTo: (target) => go({ ...query, offset: target }),
      goToLastPage: (target) => {
        const last = listParameters({ ...query, offset: target })
        void navigate({ to: '/accounts', search: last, replace: true, state: { clamped: true } })
      },
      clamped,
      setLimit: (next) => go({ ...query, limit: next, offset: Math.floor(offset / next) * next }),
    }
  }, [search, clamped, navigate])
}

/** The first row of the last page, when `offset` is past it; null when all is well. */
export function clampedOffset(query: ListQuery, total: number | null): number | null {
  if (total === null || query.offset === listDefaults.offset || query.offset < total) return null
  return Math.max(0, Math.floor((total - 1) / query.limit) * query.limit)
}
