import writeExcelFile from 'write-excel-file/browser'
import type { ExportTable } from './export-table.ts'

/** The most that a sheet and a cell take. */
const mostRows = 1_048_576
const mostCharacters = 32_767

/** Whether a table fits into a sheet without being cut. */
export function fitsExcel({ rows }: ExportTable): boolean {
  return (
    rows.length < mostRows &&
    rows.every((row) => row.every((value) => (value?.length ?? 0) <= mostCharacters))
  )
}

/**
 * An .xlsx file. Every cell is text, so that zeros and long numbers survive, and no formula is run. What XML
 * cannot hold (control characters) is left out.
 */
export function writeExcel({ headings, rows }: ExportTable, sheet: string): Promise<Blob> {
  const heading = headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const cells = rows.map((row) =>
    row.map((value) => (value === null ? null : { value: value, type: String })),
  )
  return writeExcelFile([heading, ...cells], {
    sheet,
    stickyRowsCount: 1,
    columns: headings.map(() => ({ width: 24 })),
  }).toBlob()
}
