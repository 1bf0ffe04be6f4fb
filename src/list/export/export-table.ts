import type { AccountRow } from '#contract/account.ts'
import { columnValue, type ColumnId } from '../columns.ts'

/** What a file holds: headings, and rows of texts (null: empty). */
export interface ExportTable {
  headings: string[]
  rows: (string | null)[][]
}

/** Rows with the columns as they are shown; the id stands before them, headed `idHeading`, unless that is null. */
export function exportTable(
  rows: readonly AccountRow[],
  columns: readonly { id: ColumnId; heading: string }[],
  idHeading: string | null,
): ExportTable {
  return {
    headings: [...(idHeading === null ? [] : [idHeading]), ...columns.map((each) => each.heading)],
    rows: rows.map((row) => [
      ...(idHeading === null ? [] : [row.id]),
      ...columns.map(({ id }) => columnValue(row, id)),
    ]),
  }
}
