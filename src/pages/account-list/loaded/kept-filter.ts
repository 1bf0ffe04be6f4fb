import { useState } from 'react'
import type { ValueFilter } from '#list/arrange/arranger.ts'
import type { LoadedList } from '#list/load/loaded-list.ts'

/** What narrows a loaded list without a request, and which of its groups are closed. */
export interface LoadedFilter {
  text: string
  only: ValueFilter
  closed: ReadonlySet<string | null>
}

const none: LoadedFilter = { text: '', only: {}, closed: new Set() }
const kept = new WeakMap<LoadedList, LoadedFilter>()

/** The filter of a loaded list. It is there again when an account was opened meanwhile. */
export function useLoadedFilter(list: LoadedList) {
  const [filter, setFilter] = useState(() => kept.get(list) ?? none)
  const change = (changes: Partial<LoadedFilter>) => {
    const next = { ...filter, ...changes }
    kept.set(list, next)
    setFilter(next)
  }
  return { filter, change, isNarrowed: filter.text !== '' || Object.keys(filter.only).length > 0 }
}
