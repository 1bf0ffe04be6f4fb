/**
 * Whether two JSON values are the same. The order of keys does not matter, and undefined equals
 * null.
 */
export function isSameJson(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other)
}

const day = /^\d{4}-\d\d-\d\d$/

/** Whether a value as read is the value that was sent. A server may add a time to a date (A19). */
export function isSentJson(sent: unknown, seen: unknown): boolean {
  if (isSameJson(sent, seen)) return true
  if (typeof sent !== 'string' || typeof seen !== 'string') return false
  return day.test(sent) && seen.startsWith(sent) && /^[T ]/.test(seen.slice(sent.length))
}

/** JSON with sorted keys, because the server may reorder them. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, each: unknown) => {
    // JSON.stringify would write Infinity as null.
    if (typeof each === 'number' && !Number.isFinite(each)) return { number: String(each) }
    return typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each
  })
}
