// One number for each row and column, so that sorting compares numbers. Rows without a value get NaN.
import { textRanks } from './text-ranks.ts'
import type { ColumnKind } from '../columns.ts'

/** Behind every value that can be read, before the empty ones. */
const unreadable = Number.MAX_VALUE

/** The sort keys of a column's values. `language` (BCP 47) decides how text compares. */
export function sortKeys(
  values: readonly (string | null)[],
  kind: ColumnKind | 'number',
  language: string,
): Float64Array {
  if (kind === 'text') return textRanks(values, language)
  const read = kind === 'date' ? dateNumber : decimalNumber
  return Float64Array.from(values, (value) =>
    value === null || value.trim() === '' ? Number.NaN : (read(value) ?? unreadable),
  )
}

/**
 * A date as a number that grows with it; null for what is no ISO 8601 date. By what the text says: a time
 * zone shifts nothing (A19).
 */
export function dateNumber(text: string): number | null {
  const parts = /^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?/.exec(text)
  if (!parts) return null
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0))
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute) + (second ?? 0) * 1000
}

/** A number with a decimal point or comma; null for anything else. */
export function decimalNumber(text: string): number | null {
  const trimmed = text.trim()
  return /^[+-]?\d+(?:[.,]\d+)?$/.test(trimmed) ? Number(trimmed.replace(',', '.')) : null
}
