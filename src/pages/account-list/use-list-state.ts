import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import {
  listDefaults,
  listParameters,
  readListQuery,
  type ListParameter,
  type ListQuery,
  type ListTextParameter,
} from '#contract/list-query.ts'
import { readListView, viewParameters, type ListView, type ViewParameter } from '#list/list-view.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    clamped?: boolean
    /** Where in the list an account was chosen. */
    list?: Record<string, string>
  }
}

export interface ListState {
  query: ListQuery
  /** Order, groups and columns. */
  view: ListView
  /** Parameters of the address that were out of range. */
  invalid: (ListParameter | ViewParameter)[]
  /** Whether anything narrows the list. */
  isNarrowed: boolean
  /** Changes what narrows the list, and goes to its first page. An empty text takes a filter off. */
  narrow: (
    changes: Partial<Record<ListTextParameter, string>>,
    options?: { replace?: boolean },
  ) => void
  clear: () => void
  /** Changes order, groups or columns. No step of "back" with `replace`. */
  arrange: (changes: Partial<ListView>, options?: { replace?: boolean }) => void
  goTo: (offset: number) => void
  /** The page asked for is gone: shows the one that begins at `offset` in its place, and says so. */
  goToLastPage: (offset: number) => void
  /** Whether that has just happened. */
  clamped: boolean
  /** Another number of rows a page: the page that holds the row at `place` (from 0) of the whole list. */
  setLimit: (limit: number, place: number) => void
}

/** The list's state, which is the address and nothing else. */
export function useListState(): ListState {
  // Of this page, not of the address: on the way to another page the address is ahead of what is shown,
  // and would be read as a list that nobody asked for.
  const search = useSearch({
    from: '/accounts',
    select: (parameters) => new URLSearchParams(parameters).toString(),
  })
  const clamped = useLocation({ select: (location) => location.state.clamped === true })
  const navigate = useNavigate()

  return useMemo(() => {
    const parameters = Object.fromEntries(new URLSearchParams(search))
    const { query, invalid } = readListQuery(parameters)
    const { view, invalid: invalidView } = readListView(parameters)
    // From the address as it is by then, not as it was drawn: two changes in a row both count.
    const change = (
      next: (now: ListQuery) => ListQuery,
      options: { replace?: boolean; resetScroll?: false; state?: { clamped: true } } = {},
      arranged: Partial<ListView> = {},
    ) => {
      void navigate({
        to: '/accounts',
        search: (now) => ({
          ...listParameters(next(readListQuery(now).query)),
          ...viewParameters({ ...readListView(now).view, ...arranged }),
        }),
        ...options,
      })
    }
    const { limit: _limit, offset: _offset, ...narrowing } = query
    return {
      query,
      view,
      invalid: [...invalid, ...invalidView],
      isNarrowed: Object.keys(narrowing).length > 0,
      narrow: (changes, options) =>
        change((now) => {
          const kept = Object.entries({ ...now, ...changes }).filter(([, value]) => value !== '')
          return { ...(Object.fromEntries(kept) as ListQuery), offset: 0 }
        }, options),
      clear: () => change(({ limit }) => ({ limit, offset: 0 })),
      arrange: (changes, options) =>
        change((now) => now, { resetScroll: false, ...options }, changes),
      goTo: (offset) => change((now) => ({ ...now, offset })),
      goToLastPage: (offset) =>
        change((now) => ({ ...now, offset }), { replace: true, state: { clamped: true } }),
      clamped,
      setLimit: (limit, place) =>
        change((now) => ({ ...now, limit, offset: Math.floor(place / limit) * limit }), {
          resetScroll: false,
        }),
    }
  }, [search, clamped, navigate])
}

/** The first row of the last page, when `offset` is past it; null when all is well. */
export function clampedOffset(query: ListQuery, total: number | null): number | null {
  if (total === null || query.offset === listDefaults.offset || query.offset < total) return null
  return Math.max(0, Math.floor((total - 1) / query.limit) * query.limit)
}
