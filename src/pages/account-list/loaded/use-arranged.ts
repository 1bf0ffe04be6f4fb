import { useDeferredValue, useEffect, useMemo } from 'react'
import { useLocale } from 'use-intl'
import { Arranger, type Arranged } from '#list/arrange/arranger.ts'
import type { ColumnId, GroupColumn } from '#list/columns.ts'
import type { ListView } from '#list/list-view.ts'
import type { LoadedRows } from '#list/load/merge-pages.ts'
import type { LoadedFilter } from './kept-filter.ts'

export interface ArrangedList extends Arranged {
  /** How many rows have each value of the column that is summed up. */
  counts: ReturnType<Arranger['counts']>
}

/** The rows of a loaded list as they are wanted. What is typed is followed as fast as it can be. */
export function useArranged(
  { rows }: LoadedRows,
  { sort, group }: ListView,
  summed: GroupColumn,
  { text, only }: LoadedFilter,
  columns: readonly ColumnId[],
): ArrangedList {
  const language = useLocale()
  const arranger = useMemo(() => new Arranger(rows, language), [rows, language])
  const typed = useDeferredValue(text)
  useWarmUp(arranger, columns)
  return useMemo(
    () => ({
      ...arranger.arrange({ sort, group, text: typed, only }),
      counts: arranger.counts(summed, typed, only),
    }),
    [arranger, sort, group, summed, typed, only],
  )
}

/** Works out, while nothing else is to be done, what the next press of a header will need. */
function useWarmUp(arranger: Arranger, columns: readonly ColumnId[]): void {
  useEffect(() => {
    const left = [null, ...columns]
    const later: (run: () => void) => number =
      'requestIdleCallback' in window
        ? (run) => requestIdleCallback(run)
        : (run) => window.setTimeout(run)
    const cancel = 'cancelIdleCallback' in window ? cancelIdleCallback : clearTimeout
    let handle = 0
    const next = () => {
      const column = left.shift()
      if (column === undefined) return
      arranger.warmUp(column)
      handle = later(next)
    }
    handle = later(next)
    return () => cancel(handle)
  }, [arranger, columns])
}
