/** A column's keys (NaN: empty) and the direction to sort them in. */
export interface SortBy {
  keys: Float64Array
  descending: boolean
}

/**
 * Indices of rows (ascending, as they are given), sorted by each of `sorts` in turn. Empty values come last in
 * both directions; rows that are equal in all of them keep their order.
 */
export function sortRows(rows: Uint32Array, sorts: readonly SortBy[]): Uint32Array {
  if (sorts.length === 0) return rows
  return rows.toSorted((a, b) => {
    for (const { keys, descending } of sorts) {
      const left = keys[a] ?? Number.NaN
      const right = keys[b] ?? Number.NaN
      if (left === right) continue
      const isLeftEmpty = Number.isNaN(left)
      const isRightEmpty = Number.isNaN(right)
      if (isLeftEmpty && isRightEmpty) continue
      if (isLeftEmpty) return 1
      if (isRightEmpty) return -1
      return descending ? right - left : left - right
    }
    return a - b
  })
}
