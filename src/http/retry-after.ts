/**
 * `Retry-After` in ms from now: whole seconds, or an HTTP date. A moment that has passed is 0.
 * Null when absent or unreadable.
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? ''
  if (text === '') return null
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000
  // Only a text with a month's name is a date: Date.parse would read "-5" or "1e3" as a year.
  if (!/[a-z]{3}/i.test(text)) return null
  const date = Date.parse(text)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}
