import { Suspense, useState, type CSSProperties, type ReactNode, type Ref } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { ColumnId } from '#list/columns.ts'
import { classNames } from '#ui/class-names.ts'
import { mergeRefs } from '#ui/merge-refs.ts'
import { columnShares, leastRem } from '../columns/column-looks.ts'
import { useIsWide } from './use-is-wide.ts'
import { lazyTool } from '../lazy-tool.tsx'
import { RowContext, useRowContext } from './row-context.ts'
import { TableHead, type TableHeadProps } from './TableHead.tsx'

const CellCopy = lazyTool(async () => (await import('./CellCopy.tsx')).CellCopy)

export interface TableFrameProps extends Omit<TableHeadProps, 'widthOf'> {
  ref: Ref<HTMLTableElement>
  busy: boolean
  /** All rows, the head included, where the table holds only some of them. */
  rowCount?: number | undefined
  /** Bodies. */
  children: ReactNode
}

const pxOfShare = leastRem * 16

/** The table of accounts and its head. Read by row and column, left by Tab. */
export function TableFrame({ ref, busy, rowCount, children, ...head }: TableFrameProps) {
  const t = useTranslations('list')
  const { table, isWide } = useIsWide()
  const row = useRowContext()
  const [isNear, setIsNear] = useState(false)
  const { shown, choice } = head.columns
  const shares = shown.reduce((sum, id) => sum + shareOf(id), 0)
  const isResized = shown.length > 2 && Object.keys(choice.widths).length > 0
  const pxOf = (id: ColumnId) => choice.widths[id] ?? shareOf(id) * pxOfShare
  const width = `${shown.reduce((sum, id) => sum + pxOf(id), 0)}px`
  return (
    <>
      <table
        ref={mergeRefs(table, ref)}
        onPointerEnter={() => setIsNear(true)}
        // The name stays in sight. Only here: each cell that sticks is a layer to be painted.
        data-wide={isWide || undefined}
        aria-label={t('table')}
        aria-busy={busy}
        aria-rowcount={rowCount}
        // Fixed shares of the width, or what somebody has set: no row that arrives moves a column, and no long
        // name pushes one out.
        className={classNames(
          'table-fixed border-collapse text-sm',
          !isResized && 'w-full sm:min-w-(--least)',
        )}
        style={isResized ? { width } : ({ '--least': `${shares * leastRem}rem` } as CSSProperties)}
      >
        <TableHead
          {...head}
          widthOf={(id) => (isResized ? `${pxOf(id)}px` : `${(100 * shareOf(id)) / shares}%`)}
        />
        <RowContext value={row}>{children}</RowContext>
      </table>
      {isNear && (
        <Suspense>
          <CellCopy table={table} />
        </Suspense>
      )}
    </>
  )
}

function shareOf(id: ColumnId): number {
  return columnShares[id] ?? 1
}
