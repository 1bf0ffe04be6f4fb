import { useTable } from '@tanstack/react-table'
import { useEffect, useEffectEvent, type CSSProperties, type Ref } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { AccountRow } from '#contract/account.ts'
import { classNames } from '#ui/class-names.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useIntent } from '#ui/use-intent.ts'
import type { ColumnChoice } from './column-choice.ts'
import {
  columnIds,
  columns,
  columnShares,
  features,
  tabularColumns,
  type ColumnId,
} from './columns.tsx'
import { focusOpened } from './last-opened.ts'
import { opensRow } from './open-row.ts'
import { useColumnName } from './use-column-name.ts'

export interface AccountTableProps {
  ref: Ref<HTMLTableElement>
  /** Null while nothing has been read yet: rows of the same size stand in. */
  rows: AccountRow[] | null
  /** How many stand-ins. */
  expected: number
  choice: ColumnChoice
  /** The rows are of an older query or an older moment. */
  stale: boolean
  /** Somebody is about to open this account. */
  onMeant: (id: string) => void
}

const noRows: AccountRow[] = []

// Narrow screens show who it is and how it stands; the rest is on its page.
const onNarrow: ReadonlySet<string> = new Set<ColumnId>(['name', 'status'])

/** The rows of one page. A plain table: read by row and column, left by Tab. */
export function AccountTable(props: AccountTableProps) {
  const { ref, rows, expected, choice, stale, onMeant } = props
  const t = useTranslations('list')
  const nameOf = useColumnName()
  const intent = useIntent(onMeant)
  const hasRows = rows !== null
  const onBack = useEffectEvent(() => {
    const id = focusOpened()
    // It is not meant to be opened again.
    if (id !== null) intent(id).onPointerDown()
  })
  useEffect(() => {
    if (hasRows) onBack()
  }, [hasRows])
  const table = useTable({
    features,
    columns,
    data: rows ?? noRows,
    getRowId: (row) => row.id,
    state: {
      columnOrder: choice.order,
      columnVisibility: Object.fromEntries(columnIds.map((id) => [id, choice.shown.includes(id)])),
    },
  })
  const cell = (id: string) =>
    classNames(
      'h-row truncate px-3 first:pl-4 last:pr-4 first:sm:pl-6 last:sm:pr-6',
      tabularColumns.has(id) && 'tabular',
      !onNarrow.has(id) && 'max-sm:hidden',
    )
  const shown = choice.order.filter((id) => choice.shown.includes(id))
  const shares = shown.reduce((sum, id) => sum + shareOf(id), 0)
  return (
    <table
      ref={ref}
      aria-label={t('table')}
      aria-busy={rows === null || stale}
      // Fixed shares of the width: no row that arrives moves a column, and no long name pushes one out.
      className="w-full table-fixed border-collapse text-sm sm:min-w-(--least)"
      style={{ '--least': `${shares * leastRem}rem` } as CSSProperties}
    >
      <thead className="sticky top-12 z-10 bg-canvas">
        <tr>
          {shown.map((id) => (
            <th
              key={id}
              scope="col"
              className={classNames(
                cell(id),
                // The line is a shadow of the cells: a border would stay where a sticky header leaves, and
                // WebKit draws no shadow of a row.
                'text-left font-medium text-ink-muted shadow-[inset_0_-1px_var(--color-line)]',
              )}
              style={{ width: `${(100 * shareOf(id)) / shares}%` }}
            >
              {nameOf(id)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={classNames('transition-opacity', stale && 'opacity-60')}>
        {rows === null
          ? Array.from({ length: expected }, (_, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index} className="border-b border-line">
                {shown.map((id) => (
                  <td key={id} className={cell(id)}>
                    <Skeleton className={classNames('h-3', widths[(index + id.length) % 4])} />
                  </td>
                ))}
              </tr>
            ))
          : table.getRowModel().rows.map((row) => (
              <tr
                key={row.id}
                {...intent(row.id)}
                {...opensRow}
                className="cursor-pointer border-b border-line transition-colors hover:bg-hover"
              >
                {row.getVisibleCells().map((each) => (
                  <td
                    key={each.id}
                    className={cell(each.column.id)}
                    title={textOf(each.getValue())}
                  >
                    <table.FlexRender cell={each} />
                  </td>
                ))}
              </tr>
            ))}
      </tbody>
    </table>
  )
}

/** Of one share of the width, below which the page scrolls rather than show less. */
const leastRem = 8

function shareOf(id: string): number {
  return columnShares[id as ColumnId] ?? 1
}

const widths = ['w-3/4', 'w-1/2', 'w-2/3', 'w-5/6']

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.length > 24 ? value : undefined
}
