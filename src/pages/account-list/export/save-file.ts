import type { AccountRow } from '#contract/account.ts'
import type { ColumnId } from '#list/columns.ts'
import { writeCsv } from '#list/export/delimited.ts'
import { exportTable } from '#list/export/export-table.ts'
import { writeJson } from '#list/export/json-file.ts'

export type ExportFormat = 'csv' | 'xlsx' | 'json'

export interface ExportFile {
  format: ExportFormat
  rows: readonly AccountRow[]
  columns: readonly { id: ColumnId; heading: string }[]
  /** Null leaves the ids out. */
  idHeading: string | null
  /** Of an Excel sheet. */
  title: string
  /** BCP 47. */
  language: string
}

/** Thrown for what an Excel sheet cannot hold without being cut. */
export class DoesNotFit extends Error {
  override readonly name = 'DoesNotFit'
}

/** Writes a file. Rejects with DoesNotFit, or when the writer of a format cannot be loaded. */
export async function exportFile(file: ExportFile): Promise<Blob> {
  const { format, rows, columns, idHeading, title, language } = file
  if (format === 'json') {
    const ids = columns.map(({ id }) => id)
    return new Blob([writeJson(rows, ids, idHeading !== null)], { type: 'application/json' })
  }
  const table = exportTable(rows, columns, idHeading)
  if (format === 'csv') return new Blob([writeCsv(table, language)], { type: 'text/csv' })
  const { fitsExcel, writeExcel } = await import('#list/export/excel-file.ts')
  if (!fitsExcel(table)) throw new DoesNotFit()
  return writeExcel(table, title)
}

/** Has the browser save a file. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Not at once: a browser may read it later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
