import type { AccountRow } from '#contract/account.ts'
import { columnValue, type ColumnId } from '#list/columns.ts'
import { writeTabSeparated } from '#list/export/delimited.ts'

/** Copies rows as cells of a spreadsheet, below `headings` where there are any. Rejects where it is not allowed. */
export async function copyRows(
  rows: readonly AccountRow[],
  columns: readonly ColumnId[],
  headings: readonly string[] | null,
): Promise<void> {
  const cells = rows.map((row) => columns.map((column) => columnValue(row, column)))
  await navigator.clipboard.writeText(writeTabSeparated(headings ? [headings, ...cells] : cells))
}
