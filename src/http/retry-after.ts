/**
 * `Retry-After` in ms from now: whole seconds, or an HTTP date. A moment that has passed is 0.
 * Null when absent or unreadable.
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? ''
  if (text === '') return null
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000
  // Only a text with a month's name is a date: Date.parse reads "-5", "1e3" and "again in 10" as some.
  if (!/\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(text)) return null
  const date = Date.parse(text)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}
