/** Whether two JSON values say the same. The order of keys says nothing; undefined reads as null. */
export function isSameJson(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other)
}

const day = /^\d{4}-\d\d-\d\d$/

/** Whether what is seen is what was sent. A server may add a time to a date (A19). */
export function isSentJson(sent: unknown, seen: unknown): boolean {
  if (isSameJson(sent, seen)) return true
  if (typeof sent !== 'string' || typeof seen !== 'string') return false
  return day.test(sent) && seen.startsWith(sent) && /^[T ]/.test(seen.slice(sent.length))
}

/** JSON with its keys in order: the server need not keep ours. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, each: unknown) => {
    // What is too large for a number here would be told as null.
    if (typeof each === 'number' && !Number.isFinite(each)) return { number: String(each) }
    return typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each
  })
}
