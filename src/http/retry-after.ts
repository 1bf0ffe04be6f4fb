import { readHttpDate } from './http-date.ts'

/**
 * `Retry-After` in ms from now: whole seconds, or an HTTP date, by the clock that `now` is of. A moment that
 * has passed is 0. Null when absent or unreadable.
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000
  const date = readHttpDate(text)
  return date === null ? null : Math.max(0, date - now)
}
