// What the address says of a list beyond the API's own parameters: order, groups, columns.
import { groupColumns, isColumnId, type ColumnId, type GroupColumn } from './columns.ts'

export interface SortKey {
  column: ColumnId
  descending: boolean
}

export interface ListView {
  /** The first column decides; the next ones where it is equal. Empty: the server's order. */
  sort: SortKey[]
  group: GroupColumn | null
  /** The columns of a shared view, in their order; null: as this browser remembers them. */
  columns: ColumnId[] | null
}

export type ViewParameter = keyof ListView

/** Reads the parameters of an address. What names no column falls back to the default, and is told. */
export function readListView(parameters: Record<string, unknown>): {
  view: ListView
  invalid: ViewParameter[]
} {
  const invalid: ViewParameter[] = []
  const words = (key: ViewParameter): string[] => {
    const value = parameters[key]
    return typeof value === 'string' && value !== '' ? value.split(',') : []
  }
  const known = (key: ViewParameter, isKnown: (word: string) => boolean): string[] => {
    const found = words(key).filter(isKnown)
    if (found.length < words(key).length) invalid.push(key)
    return found
  }
  const sort = known('sort', (word) => isColumnId(word.replace(/^-/, ''))).map((word) => ({
    column: word.replace(/^-/, '') as ColumnId,
    descending: word.startsWith('-'),
  }))
  const group = known('group', (word) => (groupColumns as readonly string[]).includes(word))[0]
  const columns = known('columns', isColumnId) as ColumnId[]
  return {
    view: {
      sort: sort.filter(
        ({ column }, index) => sort.findIndex((each) => each.column === column) === index,
      ),
      group: (group as GroupColumn | undefined) ?? null,
      columns: columns.length === 0 ? null : [...new Set<ColumnId>(['name', ...columns])],
    },
    invalid,
  }
}

/** The parameters of a view, as the address carries them; defaults are left out. */
export function viewParameters({ sort, group, columns }: ListView): Record<string, string> {
  const order = sort.map(({ column, descending }) => `${descending ? '-' : ''}${column}`).join(',')
  return {
    ...(order && { sort: order }),
    ...(group && { group }),
    ...(columns && { columns: columns.join(',') }),
  }
}

/**
 * The order after a press on a column's header: ascending, then descending, then none. With `adds` (Shift)
 * the column is one more, or changes where it stands.
 */
export function nextSort(sort: readonly SortKey[], column: ColumnId, adds: boolean): SortKey[] {
  const now = sort.find((each) => each.column === column)
  const next = now?.descending ? [] : [{ column, descending: now !== undefined }]
  if (!adds) return next
  const at = sort.findIndex((each) => each.column === column)
  return at === -1 ? [...sort, ...next] : sort.toSpliced(at, 1, ...next)
}
