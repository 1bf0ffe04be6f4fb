import type { ColumnId } from '#list/columns.ts'
import { classNames } from '#ui/class-names.ts'
import { tabularColumns } from '../columns/column-looks.ts'

/** The look of a cell, in the head and in the rows. The name stays where the others are scrolled away. */
export function cellClass(column: ColumnId): string {
  return classNames(
    'h-row truncate px-3 first:pl-4 last:pr-4 first:sm:pl-6 last:sm:pr-6',
    tabularColumns.has(column) && 'tabular',
    column === 'name' && 'left-0',
  )
}
