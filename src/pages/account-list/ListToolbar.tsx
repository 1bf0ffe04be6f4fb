import { ColumnsMenu } from './columns/ColumnsMenu.tsx'
import type { Columns } from './columns/use-columns.ts'
import { FilterBar } from './filters/FilterBar.tsx'
import { FilterChips } from './filters/FilterChips.tsx'
import { SearchBox } from './filters/SearchBox.tsx'
import type { ListState } from './use-list-state.ts'
import { ViewsMenu } from './views/ViewsMenu.tsx'

export interface ListToolbarProps {
  state: ListState
  columns: Columns
  /** Rises with each time that everything is cleared: what was being typed goes with the rest. */
  clearings: number
  onClear: () => void
}

/** What narrows the list, and how it looks. */
export function ListToolbar({ state, columns, clearings, onClear }: ListToolbarProps) {
  return (
    <>
      <div className="flex flex-wrap items-start gap-2">
        <SearchBox
          key={clearings}
          value={state.query.search ?? ''}
          onSearch={(search, options) => state.narrow({ search }, options)}
        />
        <FilterBar state={state} />
        <span className="ml-auto flex gap-2">
          <ViewsMenu state={state} columns={columns} />
          <span className="max-sm:hidden">
            <ColumnsMenu choice={columns.choice} onChange={columns.choose} />
          </span>
        </span>
      </div>
      <FilterChips state={state} onClear={onClear} />
    </>
  )
}
