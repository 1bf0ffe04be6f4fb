import { useEffect, useEffectEvent, type Ref } from 'react'
import type { AccountRow } from '#contract/account.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import { classNames } from '#ui/class-names.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { useIntent } from '#ui/use-intent.ts'
import { useShowRows } from '../selection/shown-rows.ts'
import { AccountTableRow } from './AccountTableRow.tsx'
import { cellClass } from './cell-class.ts'
import { focusOpened } from './last-opened.ts'
import { TableFrame, type TableFrameProps } from './TableFrame.tsx'

export interface AccountTableProps extends Pick<TableFrameProps, 'columns' | 'onSort'> {
  ref: Ref<HTMLTableElement>
  /** Null while nothing has been read yet: rows of the same size stand in. */
  rows: AccountRow[] | null
  /** How many stand-ins. */
  expected: number
  /** The rows are of an older query or an older moment. */
  stale: boolean
  /** Ids of the rows that were on the page before, too, when that was read. */
  repeated: ReadonlySet<string>
  /** Somebody is about to open this account. */
  onMeant: (id: string) => void
}

/** The rows of one page, in the server's order. */
export function AccountTable(props: AccountTableProps) {
  const { ref, rows, expected, columns, stale, repeated, onMeant, onSort } = props
  const t = useTranslations('list')
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
  useShowRows(rows)
  return (
    <TableFrame
      ref={ref}
      busy={rows === null || stale}
      columns={columns}
      sort={unsorted}
      onSort={onSort}
      selectAll={rows && { rows, label: t('selectPage') }}
    >
      <tbody className={classNames('transition-opacity', stale && 'opacity-60')}>
        {rows === null
          ? Array.from({ length: expected }, (_, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index} className="border-b border-line">
                {columns.shown.map((id) => (
                  <td key={id} className={cellClass(id)}>
                    <Skeleton className={classNames('h-3', widths[(index + id.length) % 4])} />
                  </td>
                ))}
              </tr>
            ))
          : rows.map((row) => (
              <AccountTableRow
                key={row.id}
                row={row}
                columns={columns.shown}
                intent={intent}
                note={repeated.has(row.id) ? t('repeated') : undefined}
              />
            ))}
      </tbody>
    </TableFrame>
  )
}

const unsorted: [] = []
const widths = ['w-3/4', 'w-1/2', 'w-2/3', 'w-5/6']
