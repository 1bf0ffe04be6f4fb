import type { ExportTable } from './export-table.ts'
import { guardFormula } from './formula-guard.ts'

/** Excel takes a file for UTF-8 only by this. */
const byteOrderMark = '\ufeff'

/** `;` where the language (BCP 47) writes decimals with a comma, as spreadsheets there expect; else `,`. */
export function delimiterOf(language: string): ';' | ',' {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5)
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ';' : ','
}

/** A CSV file (RFC 4180, with a byte order mark) that no spreadsheet runs. */
export function writeCsv({ headings, rows }: ExportTable, language: string): string {
  const delimiter = delimiterOf(language)
  return byteOrderMark + [headings, ...rows].map((row) => `${line(row, delimiter)}\r\n`).join('')
}

/** Text that is pasted into a spreadsheet's cells. */
export function writeTabSeparated(rows: readonly (readonly (string | null)[])[]): string {
  return rows.map((row) => line(row, '\t')).join('\n')
}

function line(row: readonly (string | null)[], delimiter: string): string {
  // A line of one empty value would be no line at all.
  if (row.length === 1 && !row[0]) return '""'
  return row.map((value) => field(value ?? '', delimiter)).join(delimiter)
}

function field(value: string, delimiter: string): string {
  const guarded = guardFormula(value)
  // Blanks at an end are dropped by some readers.
  const isQuoted = guarded.includes(delimiter) || /["\r\n]|^\s|\s$/.test(guarded)
  return isQuoted ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
