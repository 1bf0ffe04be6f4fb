import type { ColumnId } from '#list/columns.ts'
import type { SortKey } from '#list/list-view.ts'
import { classNames } from '#ui/class-names.ts'
import { Icon } from '#ui/Icon.tsx'
import { SelectAll, type SelectAllProps } from '../selection/SelectAll.tsx'
import { cellClass } from './cell-class.ts'
import { useColumnName } from './use-column-name.ts'

export interface TableHeadProps {
  columns: readonly ColumnId[]
  /** The share of the width that a column gets, in percent. */
  widthOf: (column: ColumnId) => number
  /** What the rows are sorted by. */
  sort: readonly SortKey[]
  /** A header is pressed; with Shift (`adds`) it is one column more. */
  onSort: (column: ColumnId, adds: boolean) => void
  /** Ticks all rows; null while there are none. */
  selectAll: SelectAllProps | null
}

/** The headers: each sorts by its column. */
export function TableHead({ columns, widthOf, sort, onSort, selectAll }: TableHeadProps) {
  const nameOf = useColumnName()
  return (
    <thead className="sticky top-12 z-10 bg-canvas">
      <tr>
        {columns.map((column) => {
          const at = sort.findIndex((each) => each.column === column)
          const sorted = sort[at]
          return (
            <th
              key={column}
              scope="col"
              aria-sort={sorted && (sorted.descending ? 'descending' : 'ascending')}
              className={classNames(
                cellClass(column),
                // The line is a shadow of the cells: a border would stay where a sticky header leaves, and
                // WebKit draws no shadow of a row.
                'group text-left font-medium text-ink-muted shadow-[inset_0_-1px_var(--color-line)]',
              )}
              style={{ width: `${widthOf(column)}%` }}
            >
              <span className="flex items-center gap-2">
                {column === 'name' && selectAll && <SelectAll {...selectAll} />}
                <button
                  type="button"
                  onClick={(event) => onSort(column, event.shiftKey)}
                  className="-mx-1.5 inline-flex h-6 min-w-0 items-center gap-1 rounded-md px-1.5 hover:bg-hover hover:text-ink"
                >
                  <span className="truncate">{nameOf(column)}</span>
                  <Icon
                    name={sorted?.descending ? 'arrow-down' : 'arrow-up'}
                    className={classNames(
                      'size-3.5',
                      !sorted && 'opacity-0 group-hover:opacity-50 group-focus-within:opacity-50',
                    )}
                  />
                  {sort.length > 1 && sorted && (
                    <span aria-hidden="true" className="text-xs tabular">
                      {at + 1}
                    </span>
                  )}
                </button>
              </span>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
