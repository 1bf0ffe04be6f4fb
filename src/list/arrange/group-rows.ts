export interface Group {
  /** Null: the rows that have no value. */
  value: string | null
  rows: Uint32Array
}

/**
 * Puts rows that have the same value together, each group in the order of `rows`. Groups come in the order of
 * `keys` (NaN: empty, last), the other way round with `descending`.
 */
export function groupRows(
  rows: Uint32Array,
  values: readonly (string | null)[],
  keys: Float64Array,
  descending = false,
): Group[] {
  const groups = new Map<string | null, { key: number; rows: number[] }>()
  for (const row of rows) {
    const value = values[row] ?? null
    const group = groups.get(value)
    if (group) group.rows.push(row)
    else groups.set(value, { key: keys[row] ?? Number.NaN, rows: [row] })
  }
  const sign = descending ? -1 : 1
  return [...groups]
    .toSorted(([, { key: a }], [, { key: b }]) => {
      if (Number.isNaN(a) || Number.isNaN(b))
        return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
      return sign * (a - b)
    })
    .map(([value, group]) => ({ value, rows: Uint32Array.from(group.rows) }))
}

/** How many rows have each value, most first; null stands for none. */
export function countValues(
  rows: Uint32Array,
  values: readonly (string | null)[],
): { value: string | null; count: number }[] {
  const counts = new Map<string | null, number>()
  for (const row of rows) {
    const value = values[row] ?? null
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count)
}
