// Sorting, grouping and filtering of rows that are all in memory. What a column compares by is worked out
// once for each set of rows.
import type { AccountRow } from '#contract/account.ts'
import { visibleName } from '#contract/invisible.ts'
import { columnIds, columnKind, columnValue, type ColumnId, type GroupColumn } from '../columns.ts'
import type { SortKey } from '../list-view.ts'
import { fold } from './fold.ts'
import { countValues, groupRows, type Group } from './group-rows.ts'
import { sortKeys } from './sort-keys.ts'
import { sortRows } from './sort-rows.ts'

/** Values that rows must have, by column; null stands for no value. A column with none in it narrows nothing. */
export type ValueFilter = Partial<Record<GroupColumn, readonly (string | null)[]>>

export interface Wanted {
  sort: readonly SortKey[]
  group: GroupColumn | null
  /** Words that each row must hold, in any case and with or without accents. */
  text: string
  only: ValueFilter
}

export interface Arranged {
  /** Indices of the rows that are left, in their order. */
  rows: Uint32Array
  /** The same in groups; null where nothing is grouped. */
  groups: Group[] | null
}

export class Arranger {
  readonly rows: readonly AccountRow[]
  readonly #language: string
  readonly #values = new Map<ColumnId, (string | null)[]>()
  readonly #keys = new Map<ColumnId, Float64Array>()
  #texts: string[] | null = null
  /** What was narrowed last, and to what: the rows and their counts ask for the same. */
  #narrowed: { text: string; only: ValueFilter; rows: Uint32Array } | null = null

  /** `language` (BCP 47) decides how text compares. */
  constructor(rows: readonly AccountRow[], language: string) {
    this.rows = rows
    this.#language = language
  }

  arrange({ sort, group, text, only }: Wanted): Arranged {
    const left = this.#filtered(text, only)
    const rows = sortRows(
      left,
      sort.map(({ column, descending }) => ({ keys: this.#keysOf(column), descending })),
    )
    if (group === null) return { rows, groups: null }
    const descending = sort.some((each) => each.column === group && each.descending)
    const groups = groupRows(rows, this.#valuesOf(group), this.#keysOf(group), descending)
    return { rows: joined(groups, rows.length), groups }
  }

  /** How many rows have each value of a column, as if that column narrowed nothing. */
  counts(column: GroupColumn, text: string, only: ValueFilter): ReturnType<typeof countValues> {
    const { [column]: picked, ...others } = only
    return countValues(this.#filtered(text, picked ? others : only), this.#valuesOf(column))
  }

  /** Works out ahead what sorting by a column, or filtering (null), will need. */
  warmUp(column: ColumnId | null): void {
    if (column === null) this.#textsOf()
    else this.#keysOf(column)
  }

  #filtered(text: string, only: ValueFilter): Uint32Array {
    const last = this.#narrowed
    if (last?.text === text && last.only === only) return last.rows
    this.#narrowed = { text, only, rows: this.#filter(text, only) }
    return this.#narrowed.rows
  }

  #filter(text: string, only: ValueFilter): Uint32Array {
    const words = fold(text).split(/\s+/).filter(Boolean)
    const texts = words.length > 0 ? this.#textsOf() : []
    const filters = Object.entries(only).flatMap(([column, wanted]) =>
      wanted.length === 0
        ? []
        : [{ values: this.#valuesOf(column as GroupColumn), wanted: new Set(wanted) }],
    )
    const left: number[] = []
    for (let row = 0; row < this.rows.length; row += 1) {
      const isFound = words.every((word) => texts[row]?.includes(word))
      const isWanted = filters.every(({ values, wanted }) => wanted.has(values[row] ?? null))
      if (isFound && isWanted) left.push(row)
    }
    return Uint32Array.from(left)
  }

  #valuesOf(column: ColumnId): (string | null)[] {
    const known = this.#values.get(column)
    if (known) return known
    const values = this.rows.map((row) => visibleName(columnValue(row, column)))
    this.#values.set(column, values)
    return values
  }

  #keysOf(column: ColumnId): Float64Array {
    const known = this.#keys.get(column)
    if (known) return known
    const keys = sortKeys(this.#valuesOf(column), columnKind(column), this.#language)
    this.#keys.set(column, keys)
    return keys
  }

  #textsOf(): string[] {
    this.#texts ??= this.rows.map((row) => {
      const values = columnIds.map((column) => columnValue(row, column) ?? '')
      return fold([row.id, ...values].join('\n'))
    })
    return this.#texts
  }
}

function joined(groups: readonly Group[], length: number): Uint32Array {
  const rows = new Uint32Array(length)
  let at = 0
  for (const group of groups) {
    rows.set(group.rows, at)
    at += group.rows.length
  }
  return rows
}
