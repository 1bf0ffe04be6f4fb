import { useSyncExternalStore, type ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { ColumnId, GroupColumn } from '#list/columns.ts'
import type { LoadedList } from '#list/load/loaded-list.ts'
import type { LoadedRows } from '#list/load/merge-pages.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import type { ListState } from '../use-list-state.ts'
import type { Columns } from '../columns/use-columns.ts'
import { useLoadedFilter } from './kept-filter.ts'
import { LoadedNotices } from './LoadedNotices.tsx'
import { LoadedTable } from './LoadedTable.tsx'
import { LoadedToolbar } from './LoadedToolbar.tsx'
import { PickedValues } from './PickedValues.tsx'
import { Summary } from './Summary.tsx'
import { useArranged } from './use-arranged.ts'

export interface LoadedViewProps {
  list: LoadedList
  state: ListState
  columns: Columns
  onSort: (column: ColumnId, adds: boolean) => void
  onReload: () => void
  onBack: (() => void) | null
  onMeant: (id: string) => void
  /** Stands above the foot. */
  children: ReactNode
}

/** A list that is all in memory: sorted, grouped, filtered and summed up without a request. */
export function LoadedView({ list, ...props }: LoadedViewProps) {
  const { loaded, phase } = useSyncExternalStore(list.subscribe, list.getSnapshot)
  if (!loaded) return null
  return <LoadedRowsView {...props} list={list} loaded={loaded} busy={phase.is === 'loading'} />
}

function LoadedRowsView(props: LoadedViewProps & { loaded: LoadedRows; busy: boolean }) {
  const { list, loaded, busy, state, columns, onSort, onReload, onBack, onMeant, children } = props
  const t = useTranslations('listTools.loaded')
  const { filter, change, isNarrowed } = useLoadedFilter(list)
  const { group, sort } = state.view
  const summed: GroupColumn = group ?? 'status'
  const arranged = useArranged(loaded, state.view, summed, filter, columns.shown)
  const pick = (column: GroupColumn, picked: (string | null)[]) => {
    const { [column]: _before, ...others } = filter.only
    change({ only: picked.length === 0 ? others : { ...others, [column]: picked } })
  }
  const clear = () => change({ text: '', only: {} })
  return (
    <>
      <div className="flex flex-col gap-3 px-4 pb-3 sm:px-6">
        <LoadedToolbar
          loaded={loaded}
          busy={busy}
          text={filter.text}
          onText={(text) => change({ text })}
          group={group}
          onGroup={(next) => {
            change({ closed: new Set() })
            state.arrange({ group: next })
          }}
          onReload={onReload}
          onBack={onBack}
        />
        <LoadedNotices loaded={loaded} />
        <PickedValues only={filter.only} summed={summed} onPick={pick} />
        <Summary
          key={summed}
          column={summed}
          counts={arranged.counts}
          picked={filter.only[summed] ?? []}
          onPick={(picked) => pick(summed, picked)}
        />
      </div>
      {arranged.rows.length === 0 ? (
        <EmptyState
          title={t('empty')}
          text={t('emptyText')}
          action={isNarrowed && <Button onClick={clear}>{t('clear')}</Button>}
        />
      ) : (
        <LoadedTable
          loaded={loaded}
          arranged={arranged}
          group={group}
          closed={filter.closed}
          onToggle={(value) => {
            const closed = new Set(filter.closed)
            if (!closed.delete(value)) closed.add(value)
            change({ closed })
          }}
          columns={columns}
          sort={sort}
          onSort={onSort}
          busy={busy}
          onMeant={onMeant}
        />
      )}
      {children}
      <div className="sticky bottom-0 z-2 mt-auto flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line bg-surface px-4 py-2 text-sm sm:px-6">
        <span className="tabular" role="status">
          {isNarrowed
            ? t('shown', { shown: arranged.rows.length, total: loaded.rows.length })
            : t('shownAll', { total: loaded.rows.length })}
        </span>
        {isNarrowed && (
          <Button size="small" variant="quiet" onClick={clear}>
            {t('clear')}
          </Button>
        )}
      </div>
    </>
  )
}
