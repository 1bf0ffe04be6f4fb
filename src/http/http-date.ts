/** Reads an HTTP date in ms since 1970; null when absent or unreadable. */
export function readHttpDate(header: string | null): number | null {
  // Require a month's name: Date.parse also reads "-5", "1e3" and "again in 10" as dates.
  if (!/\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(header ?? '')) return null
  const date = Date.parse(header ?? '')
  return Number.isNaN(date) ? null : date
}
