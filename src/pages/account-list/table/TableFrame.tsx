import type { CSSProperties, ReactNode, Ref } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { ColumnId } from '#list/columns.ts'
import { columnShares, leastRem } from './column-looks.ts'
import { TableHead, type TableHeadProps } from './TableHead.tsx'

export interface TableFrameProps extends Omit<TableHeadProps, 'widthOf'> {
  ref: Ref<HTMLTableElement>
  busy: boolean
  /** All rows, the head included, where the table holds only some of them. */
  rowCount?: number | undefined
  /** Bodies. */
  children: ReactNode
}

/** The table of accounts and its head. Read by row and column, left by Tab. */
export function TableFrame({ ref, busy, rowCount, children, ...head }: TableFrameProps) {
  const t = useTranslations('list')
  const shares = head.columns.reduce((sum, id) => sum + shareOf(id), 0)
  return (
    <table
      ref={ref}
      aria-label={t('table')}
      aria-busy={busy}
      aria-rowcount={rowCount}
      // Fixed shares of the width: no row that arrives moves a column, and no long name pushes one out.
      className="w-full table-fixed border-collapse text-sm sm:min-w-(--least)"
      style={{ '--least': `${shares * leastRem}rem` } as CSSProperties}
    >
      <TableHead {...head} widthOf={(id) => (100 * shareOf(id)) / shares} />
      {children}
    </table>
  )
}

function shareOf(id: ColumnId): number {
  return columnShares[id] ?? 1
}
