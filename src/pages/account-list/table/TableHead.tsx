import { Suspense, useState } from 'react'
import type { ColumnId } from '#list/columns.ts'
import type { SortKey } from '#list/list-view.ts'
import { classNames } from '#ui/class-names.ts'
import { moveColumnTo, resizeColumns } from '../columns/column-choice.ts'
import type { Columns } from '../columns/use-columns.ts'
import { lazyTool } from '../lazy-tool.tsx'
import { SelectAll, type SelectAllProps } from '../selection/SelectAll.tsx'
import { cellClass } from './cell-class.ts'
import { SortButton } from './SortButton.tsx'

const ColumnGrip = lazyTool(async () => (await import('../columns/ColumnGrip.tsx')).ColumnGrip)

export interface TableHeadProps {
  columns: Columns
  /** As CSS has it. */
  widthOf: (column: ColumnId) => string
  /** What the rows are sorted by. */
  sort: readonly SortKey[]
  /** A header is pressed; with Shift (`adds`) it is one column more. */
  onSort: (column: ColumnId, adds: boolean) => void
  /** Ticks all rows; null while there are none. */
  selectAll: SelectAllProps | null
}

/** The headers: each sorts by its column, is dragged to where another stands, and has an edge to resize by. */
export function TableHead({ columns, widthOf, sort, onSort, selectAll }: TableHeadProps) {
  // The edges come once somebody is near.
  const [isNear, setIsNear] = useState(false)
  const [dragged, setDragged] = useState<ColumnId | null>(null)
  const { choice, shown, choose } = columns
  const come = () => setIsNear(true)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Only brings the edges along.
    <thead onPointerEnter={come} onFocus={come} className="sticky top-12 z-10 bg-canvas">
      <tr>
        {shown.map((column) => {
          const at = sort.findIndex((each) => each.column === column)
          const sorted = sort[at]
          return (
            <th
              key={column}
              scope="col"
              data-column={column}
              aria-sort={sorted && (sorted.descending ? 'descending' : 'ascending')}
              draggable={column !== 'name'}
              onDragStart={() => setDragged(column)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => {
                if (dragged && column !== 'name') event.preventDefault()
              }}
              onDrop={() => dragged && choose(moveColumnTo(choice, dragged, column))}
              className={classNames(
                cellClass(column),
                // The line is a shadow of the cells: a border would stay where a sticky header leaves, and
                // WebKit draws no shadow of a row.
                'group text-left font-medium text-ink-muted shadow-[inset_0_-1px_var(--color-line)]',
                column === 'name'
                  ? 'relative bg-canvas in-data-wide:sticky in-data-wide:z-1'
                  : 'relative',
                dragged === column && 'opacity-50',
              )}
              style={{ width: widthOf(column) }}
            >
              <span className="flex items-center gap-2">
                {column === 'name' && selectAll && <SelectAll {...selectAll} />}
                <SortButton
                  column={column}
                  sorted={sorted ?? null}
                  place={sort.length > 1 ? at + 1 : 0}
                  onSort={onSort}
                />
              </span>
              {isNear && (
                <Suspense>
                  <ColumnGrip
                    column={column}
                    onResize={(widths) =>
                      choose(widths ? resizeColumns(choice, widths) : { ...choice, widths: {} })
                    }
                  />
                </Suspense>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
