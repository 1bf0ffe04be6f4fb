// The list: its state is the address, its data is React Query's. It only puts the parts together.
import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect, useEffectEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from '#i18n/use-translations.ts'
import { asFailure } from '#http/failures.ts'
import type { ColumnId } from '#list/columns.ts'
import { nextSort, type ListView } from '#list/list-view.ts'
import { accountList } from '#queries/account-queries.ts'
import { usePreload } from '#queries/preload.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useAnnounce } from '#ui/Announcer.tsx'
import { useTitle } from '#ui/use-title.ts'
import { FilterBar } from './filters/FilterBar.tsx'
import { FilterChips } from './filters/FilterChips.tsx'
import { SearchBox } from './filters/SearchBox.tsx'
import { lazyTool } from './lazy-tool.tsx'
import { ListFailed } from './ListFailed.tsx'
import { ListHeader } from './ListHeader.tsx'
import { ListNotices } from './ListNotices.tsx'
import { ListStatus } from './ListStatus.tsx'
import { ListTools, type ListTool } from './ListTools.tsx'
import { NoAccounts } from './NoAccounts.tsx'
import { Pager } from './Pager.tsx'
import { ShownRows, ShownRowsContext } from './selection/shown-rows.ts'
import { AccountTable } from './table/AccountTable.tsx'
import { ColumnsMenu } from './columns/ColumnsMenu.tsx'
import { useColumns } from './columns/use-columns.ts'
import { useKeptRow } from './table/use-kept-row.ts'
import { useRepeated } from './use-repeated.ts'
import { clampedOffset, useListState } from './use-list-state.ts'
import { useLoadedList } from './use-loaded-list.ts'
import { ViewsMenu } from './views/ViewsMenu.tsx'

const LoadAllDialog = lazyTool(
  async () => (await import('./loaded/LoadAllDialog.tsx')).LoadAllDialog,
)
const LoadProgress = lazyTool(async () => (await import('./loaded/LoadProgress.tsx')).LoadProgress)
const LoadedView = lazyTool(async () => (await import('./loaded/LoadedView.tsx')).LoadedView)
const WantedNotice = lazyTool(async () => (await import('./loaded/WantedNotice.tsx')).WantedNotice)

/** /accounts */
export function AccountListPage() {
  const t = useTranslations('list')
  useTitle(t('title'))
  const announce = useAnnounce()
  const workspace = useWorkspace()
  const state = useListState()
  const preload = usePreload()
  const { query, view } = state
  const list = useQuery(accountList(workspace, query))
  const { data: page = null, isPlaceholderData } = list
  const { table, keep } = useKeptRow(page)
  const columns = useColumns(state)
  const [clearings, setClearings] = useState(0)
  /** What is to be shown once all is loaded, while that is asked about. */
  const [asked, setAsked] = useState<Partial<ListView> | null>(null)
  const [tool, setTool] = useState<ListTool | null>(null)
  const [shown] = useState(() => new ShownRows())

  const settled = page !== null && !isPlaceholderData && !list.isFetching
  const clamp = settled ? clampedOffset(query, page.total) : null
  const { goToLastPage } = state
  useEffect(() => {
    if (clamp !== null) goToLastPage(clamp)
  }, [clamp, goToLastPage])

  const settledAt = settled ? list.dataUpdatedAt : 0
  const count = page?.total ?? page?.rows.length ?? 0
  // Not again where only the language is another.
  const tellCount = useEffectEvent(() => announce(t('loaded', { count })))
  useEffect(() => {
    if (settledAt > 0) tellCount()
  }, [settledAt])

  const isWhole =
    settled && page.offset === 0 && page.total === page.rows.length + page.skipped && count > 0
  const isWanted = view.sort.length > 0 || view.group !== null
  const {
    list: loadedList,
    loaded,
    show,
    drop,
  } = useLoadedList(query, isWhole ? { page, readAt: settledAt } : null, isWanted)
  const isLoaded = loaded !== null
  const isAll = isLoaded || isWhole

  const repeated = useRepeated(query, page)
  const sortBy = (column: ColumnId, adds: boolean) => {
    const sort = nextSort(isAll ? view.sort : [], column, adds)
    if (isAll) state.arrange({ sort })
    else if (page) setAsked({ sort })
  }

  const clear = () => {
    flushSync(() => setClearings(clearings + 1))
    state.clear()
    // The button goes.
    document.querySelector<HTMLElement>('input[type=search]')?.focus()
  }

  const failure = list.error === null ? null : asFailure(list.error)
  const isEmpty = settled && page.rows.length === 0 && page.skipped === 0 && clamp === null
  const pageTable = (
    <AccountTable
      ref={table}
      rows={page?.rows ?? null}
      expected={Math.min(query.limit, 25)}
      columns={columns}
      repeated={repeated}
      stale={page !== null && list.isFetching}
      onSort={sortBy}
      onMeant={preload.account}
    />
  )
  const tools = (
    <ListTools
      tool={tool}
      onTool={setTool}
      columns={columns.shown}
      view={view}
      all={loaded?.rows ?? (isWhole ? page.rows : null)}
      total={loaded?.total ?? page?.total ?? null}
    />
  )
  return (
    <ShownRowsContext value={shown}>
      <div className="flex flex-col gap-3 px-4 pt-4 pb-3 sm:px-6">
        <ListHeader onTool={setTool} />
        <div className="flex flex-wrap items-start gap-2">
          <SearchBox
            // What was being typed goes with the rest.
            key={clearings}
            value={query.search ?? ''}
            onSearch={(search, options) => state.narrow({ search }, options)}
          />
          <FilterBar state={state} />
          <span className="ml-auto flex gap-2">
            <ViewsMenu state={state} columns={columns} />
            <span className="max-sm:hidden">
              <ColumnsMenu choice={columns.choice} onChange={columns.choose} />
            </span>
          </span>
        </div>
        <FilterChips state={state} onClear={clear} />
        <div className="contents">
          <ListNotices
            invalid={state.invalid}
            skipped={isLoaded ? 0 : (page?.skipped ?? 0)}
            clamped={state.clamped}
            listed={new Set(page?.rows.map(({ id }) => id))}
          />
          {failure && (
            <ListFailed
              failure={failure}
              hasRows={page !== null}
              onRetry={() => void list.refetch()}
            />
          )}
        </div>
        <Suspense>
          {loadedList && <LoadProgress list={loadedList} />}
          {isWanted && settled && !isAll && !isEmpty && loadedList === null && (
            <WantedNotice
              onLoad={() => setAsked({})}
              onDrop={() => state.arrange({ sort: [], group: null })}
            />
          )}
        </Suspense>
      </div>
      {isEmpty && !isLoaded && <NoAccounts isNarrowed={state.isNarrowed} onClear={clear} />}
      {loadedList && isLoaded ? (
        <Suspense fallback={pageTable}>
          <LoadedView
            // Another list is narrowed in another way.
            key={JSON.stringify({ ...query, limit: 0, offset: 0 })}
            list={loadedList}
            state={state}
            columns={columns}
            onSort={sortBy}
            onReload={() => (isWhole ? void list.refetch() : setAsked({}))}
            onBack={isWhole ? null : drop}
            onMeant={preload.account}
          >
            {tools}
          </LoadedView>
        </Suspense>
      ) : (
        <>
          {!isEmpty && (page !== null || failure === null) && pageTable}
          {tools}
          <div className="sticky bottom-0 z-2 mt-auto border-t border-line bg-surface px-4 py-2 text-sm sm:px-6">
            <Pager
              state={state}
              page={page}
              onLimit={(limit) => state.setLimit(limit, keep() ?? query.offset)}
              onMeant={preload.page}
              isWhole={isWhole}
              onAll={
                settled && !isEmpty && loadedList === null
                  ? () => (isWhole ? show() : setAsked({}))
                  : null
              }
            >
              <ListStatus
                seenAt={list.dataUpdatedAt}
                hasRows={page !== null}
                updating={list.isFetching}
                onRefresh={() => void list.refetch()}
              />
            </Pager>
          </div>
        </>
      )}
      <Suspense>
        {asked && (
          <LoadAllDialog
            narrowing={query}
            total={page?.total ?? null}
            onStarted={() => {
              state.arrange(asked)
              setAsked(null)
            }}
            onClose={() => setAsked(null)}
          />
        )}
      </Suspense>
    </ShownRowsContext>
  )
}
