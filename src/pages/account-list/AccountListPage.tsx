// The list: its state is the address, its data is React Query's. It only puts the parts together.
import { Suspense, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from '#i18n/use-translations.ts'
import type { ColumnId } from '#list/columns.ts'
import { nextSort, type ListView } from '#list/list-view.ts'
import { usePrefetch } from '#queries/prefetch.ts'
import { useTitle } from '#ui/use-title.ts'
import { useColumns } from './columns/use-columns.ts'
import { lazyTool } from './lazy-tool.tsx'
import { ListFailed } from './ListFailed.tsx'
import { ListHeader } from './ListHeader.tsx'
import { ListNotices } from './ListNotices.tsx'
import { ListStatus } from './ListStatus.tsx'
import { ListToolbar } from './ListToolbar.tsx'
import { ListTools, type ListTool } from './ListTools.tsx'
import { NoAccounts } from './NoAccounts.tsx'
import { Pager } from './Pager.tsx'
import { ShownRows, ShownRowsContext } from './selection/shown-rows.ts'
import { AccountTable } from './table/AccountTable.tsx'
import { useKeptRow } from './table/use-kept-row.ts'
import { useListPage } from './use-list-page.ts'
import { useListState } from './use-list-state.ts'
import { useLoadedList } from './use-loaded-list.ts'
import { useRepeated } from './use-repeated.ts'

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
  const state = useListState()
  const prefetch = usePrefetch()
  const { query, view } = state
  const { page, whole, failure, ...read } = useListPage(state)
  const { table, keep } = useKeptRow(page)
  const columns = useColumns(state)
  const repeated = useRepeated(query, page)
  const [clearings, setClearings] = useState(0)
  /** What is to be shown once all is loaded, while that is asked about. */
  const [asked, setAsked] = useState<Partial<ListView> | null>(null)
  const [tool, setTool] = useState<ListTool | null>(null)
  const [shown] = useState(() => new ShownRows())

  const isWanted = view.sort.length > 0 || view.group !== null
  const { list, loaded, show, drop } = useLoadedList(query, whole, isWanted)
  const isLoaded = loaded !== null
  const isAll = isLoaded || whole !== null

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

  const pageTable = (
    <AccountTable
      ref={table}
      rows={page?.rows ?? null}
      expected={Math.min(query.limit, 25)}
      columns={columns}
      repeated={repeated}
      stale={page !== null && read.isFetching}
      onSort={sortBy}
      onMeant={prefetch.account}
    />
  )
  const tools = (
    <ListTools
      tool={tool}
      onTool={setTool}
      columns={columns.shown}
      view={view}
      all={loaded?.rows ?? whole?.page.rows ?? null}
      total={loaded?.total ?? page?.total ?? null}
    />
  )
  return (
    <ShownRowsContext value={shown}>
      <div className="flex flex-col gap-3 px-4 pt-4 pb-3 sm:px-6">
        <ListHeader onTool={setTool} />
        <ListToolbar state={state} columns={columns} clearings={clearings} onClear={clear} />
        <div className="contents">
          <ListNotices
            invalid={state.invalid}
            skipped={isLoaded ? 0 : (page?.skipped ?? 0)}
            clamped={state.clamped}
            listed={new Set(page?.rows.map(({ id }) => id))}
          />
          {failure && (
            <ListFailed failure={failure} hasRows={page !== null} onRetry={read.refetch} />
          )}
        </div>
        <Suspense>
          {list && <LoadProgress list={list} onStop={isLoaded ? () => list.stop() : drop} />}
          {isWanted && read.isSettled && !isAll && !read.isEmpty && list === null && (
            <WantedNotice
              onLoad={() => setAsked({})}
              onDrop={() => state.arrange({ sort: [], group: null })}
            />
          )}
        </Suspense>
      </div>
      {read.isEmpty && !isLoaded && <NoAccounts isNarrowed={state.isNarrowed} onClear={clear} />}
      {list && isLoaded ? (
        <Suspense fallback={pageTable}>
          <LoadedView
            // Another list is narrowed in another way.
            key={JSON.stringify({ ...query, limit: 0, offset: 0 })}
            list={list}
            state={state}
            columns={columns}
            onSort={sortBy}
            onReload={() => (whole ? read.refetch() : setAsked({}))}
            onBack={
              whole
                ? null
                : () => {
                    drop()
                    state.arrange({ sort: [], group: null })
                  }
            }
            onMeant={prefetch.account}
          >
            {tools}
          </LoadedView>
        </Suspense>
      ) : (
        <>
          {!read.isEmpty && (page !== null || failure === null) && pageTable}
          {tools}
          <div className="sticky bottom-0 z-2 mt-auto border-t border-line bg-surface px-4 py-2 text-sm sm:px-6">
            <Pager
              state={state}
              page={page}
              onLimit={(limit) => state.setLimit(limit, keep() ?? query.offset)}
              onMeant={prefetch.page}
              isWhole={whole !== null}
              onAll={
                read.isSettled && !read.isEmpty && list === null
                  ? () => (whole ? show() : setAsked({}))
                  : null
              }
            >
              <ListStatus
                seenAt={read.readAt}
                hasRows={page !== null}
                updating={read.isFetching}
                onRefresh={read.refetch}
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
