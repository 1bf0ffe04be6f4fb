import type { Arranged } from '#list/arrange/arranger.ts'

/** A line of the table: a row by its index, or the head of a group by its number below 0 (-1 is the first). */
export type TableLine = number

/** The lines of a table, with the heads of its groups; a closed group is its head alone. */
export function tableLines(
  { rows, groups }: Arranged,
  closed: ReadonlySet<string | null>,
): readonly TableLine[] {
  if (!groups) return Array.from(rows)
  const lines: TableLine[] = []
  groups.forEach((group, index) => {
    lines.push(-1 - index)
    if (closed.has(group.value)) return
    for (const row of group.rows) lines.push(row)
  })
  return lines
}

/** The group that a line is the head of; undefined for a row. */
export function groupAt({ groups }: Arranged, line: TableLine) {
  return line < 0 ? groups?.[-1 - line] : undefined
}
