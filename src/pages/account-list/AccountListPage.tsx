// The list: its state is the address, its data is React Query's. It only puts the parts together.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from '#i18n/use-translations.ts'
import { asFailure } from '#http/failures.ts'
import { accountList } from '#queries/account-queries.ts'
import { usePrefetch } from '#queries/prefetch.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useAnnounce } from '#ui/Announcer.tsx'
import { buttonClass } from '#ui/button-class.ts'
import { Icon } from '#ui/Icon.tsx'
import { useTitle } from '#ui/use-title.ts'
import { AccountTable } from './AccountTable.tsx'
import { keepChoice, readChoice } from './column-choice.ts'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import { FilterBar } from './FilterBar.tsx'
import { FilterChips } from './FilterChips.tsx'
import { ListFailed } from './ListFailed.tsx'
import { ListNotices } from './ListNotices.tsx'
import { ListStatus } from './ListStatus.tsx'
import { NoAccounts } from './NoAccounts.tsx'
import { Pager } from './Pager.tsx'
import { SearchBox } from './SearchBox.tsx'
import { useKeptRow } from './use-kept-row.ts'
import { clampedOffset, useListState } from './use-list-state.ts'

/** /accounts */
export function AccountListPage() {
  const t = useTranslations('list')
  useTitle(t('title'))
  const announce = useAnnounce()
  const workspace = useWorkspace()
  const state = useListState()
  const prefetch = usePrefetch()
  const { query } = state
  const list = useQuery(accountList(workspace, query))
  const { data: page = null, isPlaceholderData } = list
  const { table, keep } = useKeptRow(page)
  const [choice, setChoice] = useState(readChoice)
  const [clearings, setClearings] = useState(0)

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

  const clear = () => {
    flushSync(() => setClearings(clearings + 1))
    state.clear()
    // The button goes.
    document.querySelector<HTMLElement>('input[type=search]')?.focus()
  }

  const failure = list.error === null ? null : asFailure(list.error)
  const isEmpty = settled && page.rows.length === 0 && page.skipped === 0 && clamp === null
  return (
    <div className="flex flex-1 flex-col">
      <div className="flex flex-col gap-3 px-4 pt-4 pb-3 sm:px-6">
        <div className="flex items-center gap-3">
          <h1 tabIndex={-1} className="text-xl font-semibold outline-none">
            {t('title')}
          </h1>
          <Link to="/accounts/new" className={`${buttonClass('primary')} ml-auto`}>
            <Icon name="plus" />
            <span>{t('newAccount')}</span>
          </Link>
        </div>
        <div className="flex flex-wrap items-start gap-2">
          <SearchBox
            // What was being typed goes with the rest.
            key={clearings}
            value={query.search ?? ''}
            onSearch={(search, options) => state.narrow({ search }, options)}
          />
          <FilterBar state={state} />
          <span className="ml-auto max-sm:hidden">
            <ColumnsMenu
              choice={choice}
              onChange={(next) => {
                setChoice(next)
                keepChoice(next)
              }}
            />
          </span>
        </div>
        <FilterChips state={state} onClear={clear} />
        <div className="contents">
          <ListNotices
            invalid={state.invalid}
            skipped={page?.skipped ?? 0}
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
      </div>
      {isEmpty && <NoAccounts isNarrowed={state.isNarrowed} onClear={clear} />}
      {!isEmpty && (page !== null || failure === null) && (
        <AccountTable
          ref={table}
          rows={page?.rows ?? null}
          expected={Math.min(query.limit, 25)}
          choice={choice}
          stale={page !== null && list.isFetching}
          onMeant={prefetch.account}
        />
      )}
      <div className="sticky bottom-0 z-10 mt-auto border-t border-line bg-surface px-4 py-2 text-sm sm:px-6">
        <Pager
          state={state}
          page={page}
          onLimit={(limit) => state.setLimit(limit, keep() ?? query.offset)}
          onMeant={prefetch.page}
        >
          <ListStatus
            seenAt={list.dataUpdatedAt}
            hasRows={page !== null}
            updating={list.isFetching}
            onRefresh={() => void list.refetch()}
          />
        </Pager>
      </div>
    </div>
  )
}
