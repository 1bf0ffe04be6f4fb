import { readHttpDate } from './http-date.ts'

/**
 * Reads `Retry-After`, either seconds or an HTTP date, as ms from `now`. `now` is in ms since 1970,
 * by the clock that the date was written by. A date in the past gives 0; an absent or unreadable
 * header gives null.
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000
  const date = readHttpDate(text)
  return date === null ? null : Math.max(0, date - now)
}
