import type { AccountRow } from '#contract/account.ts'

/** The rows that somebody ticked, whatever page or order is in sight. Only what was ticked is ever in it. */
export class Selection {
  #rows = new Map<string, AccountRow>()
  readonly #listeners = new Set<() => void>()
  /** Where a range begins: the row that was ticked last. */
  #anchor: string | null = null

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The rows by id, as they were when they were ticked; the same map until that changes. */
  readonly getSnapshot = (): ReadonlyMap<string, AccountRow> => this.#rows

  get anchor(): string | null {
    return this.#anchor
  }

  /** Ticks rows, or takes them out. The last of them is where a range begins. */
  set(rows: readonly AccountRow[], isSelected: boolean): void {
    const next = new Map(this.#rows)
    for (const row of rows) {
      if (isSelected) next.set(row.id, row)
      else next.delete(row.id)
    }
    this.#rows = next
    this.#anchor = rows.at(-1)?.id ?? this.#anchor
    this.#notify()
  }

  clear(): void {
    this.#rows = new Map()
    this.#anchor = null
    this.#notify()
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** The rows from one to another, both included, in the order in which they are shown; only `to` without the other. */
export function rowsBetween(
  rows: readonly AccountRow[],
  from: string | null,
  to: string,
): AccountRow[] {
  const end = rows.findIndex((row) => row.id === to)
  const start = rows.findIndex((row) => row.id === from)
  if (end === -1) return []
  // The row that was pressed stays the last one.
  if (start === -1) return rows.slice(end, end + 1)
  return start <= end ? rows.slice(start, end + 1) : rows.slice(end, start + 1).toReversed()
}
