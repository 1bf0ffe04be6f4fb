import type { ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { AccountPage } from '#api/accounts.ts'
import type { ListQuery } from '#contract/list-query.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Select } from '#ui/Select.tsx'
import { useIntent } from '#ui/use-intent.ts'
import type { ListState } from './use-list-state.ts'

export interface PagerProps {
  state: ListState
  /** The page in sight, or null while there is none. */
  page: AccountPage | null
  /** Another number of rows a page is chosen. */
  onLimit: (limit: number) => void
  /** Somebody is about to go to this page. */
  onMeant: (query: ListQuery) => void
  /** All of the list is wanted; null where that is not to be had. */
  onAll: (() => void) | null
  /** The page holds all of the list. */
  isWhole: boolean
  /** What else is to be said of the page in sight. */
  children: ReactNode
}

const sizes = [25, 50, 100]

/** Where in the list we are, and the ways to elsewhere. */
export function Pager({ state, page, onLimit, onMeant, onAll, isWhole, children }: PagerProps) {
  const t = useTranslations('list')
  const rangeText = useRangeText()
  const { query } = state
  const next = { ...query, offset: query.offset + query.limit }
  const intent = useIntent(() => onMeant(next))
  const isLast = page !== null && !hasNext(query, page)
  const options = [...new Set([...sizes, query.limit])].toSorted((a, b) => a - b)
  return (
    <nav aria-label={t('pages')} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {page && <span className="tabular">{rangeText(page)}</span>}
      {children}
      {onAll && page && (
        <Button size="small" onClick={onAll}>
          {isWhole
            ? t('arrangeAll')
            : page.total === null
              ? t('showAllUnknown')
              : t('showAll', { count: page.total })}
        </Button>
      )}
      <span className="ml-auto flex items-center gap-4">
        <Select
          label={t('rowsPerPage')}
          className="flex! items-center gap-2 whitespace-nowrap"
          value={String(query.limit)}
          onChange={(event) => onLimit(Number(event.target.value))}
          options={options.map((size) => ({ value: String(size), name: String(size) }))}
        />
        <span className="flex gap-1">
          <Button
            size="icon"
            aria-label={t('previousPage')}
            aria-disabled={query.offset === 0}
            onClick={() => state.goTo(Math.max(0, query.offset - query.limit))}
          >
            <Icon name="chevron-left" />
          </Button>
          <Button
            size="icon"
            aria-label={t('nextPage')}
            aria-disabled={isLast}
            {...(isLast ? {} : intent('next'))}
            onClick={() => state.goTo(next.offset)}
          >
            <Icon name="chevron-right" />
          </Button>
        </span>
      </span>
    </nav>
  )
}

/** Whether there is a page after this one; a total that is not known does not say no to a full page. */
function hasNext(query: ListQuery, page: AccountPage): boolean {
  const read = page.rows.length + page.skipped
  return page.total === null ? read >= query.limit : query.offset + query.limit < page.total
}

function useRangeText(): (page: AccountPage) => string {
  const t = useTranslations('list')
  return (page) => {
    const read = page.rows.length + page.skipped
    if (read === 0) return t('rangeNone')
    const from = page.offset + 1
    const to = page.offset + read
    if (page.total === null) return t('rangeUnknown', { from, to })
    return t('range', { from, to, total: Math.max(page.total, to) })
  }
}
