import { memo } from 'react'
import type { AccountRow } from '#contract/account.ts'
import { columnValue, type ColumnId } from '#list/columns.ts'
import { classNames } from '#ui/class-names.ts'
import type { useIntent } from '#ui/use-intent.ts'
import { AccountCell } from './AccountCell.tsx'
import { cellClass } from './cell-class.ts'
import { opensRow } from './open-row.ts'

export interface AccountTableRowProps {
  row: AccountRow
  /** The columns in sight, in their order; the same array until that changes. */
  columns: readonly ColumnId[]
  intent: ReturnType<typeof useIntent>
  /** Where it stands in a table that holds only some of its rows, from 1; the head is 1. */
  rowIndex?: number | undefined
  /** Stands beside the name. */
  note?: string | undefined
}

/** One account. */
export const AccountTableRow = memo(function AccountTableRow(props: AccountTableRowProps) {
  const { row, columns, intent, rowIndex, note } = props
  return (
    <tr
      {...intent(row.id)}
      {...opensRow}
      aria-rowindex={rowIndex}
      className="cursor-pointer border-b border-line bg-canvas hover:bg-hover has-checked:bg-accent-soft"
    >
      {columns.map((column) => {
        const value = columnValue(row, column)
        return (
          <td
            key={column}
            className={classNames(
              cellClass(column),
              column === 'name' &&
                'bg-inherit in-data-wide:sticky in-data-wide:z-1 in-data-wide:shadow-[0_1px_var(--color-line)]',
            )}
            title={value && value.length > 24 ? value : undefined}
          >
            <AccountCell row={row} column={column} note={note ?? null} />
          </td>
        )
      })}
    </tr>
  )
})
