/**
 * Caches an answer for `seconds` after it was made. As on the real server, a write clears nothing.
 */
export function createCache<Value>(seconds: number): {
  /**
   * Returns the cached answer, or makes and caches a new one. `now` is in ms. An error thrown by
   * `make` is not cached.
   */
  read: (key: string, now: number, make: () => Value) => { value: Value; cached: boolean }
  reset: () => void
} {
  const entries = new Map<string, { value: Value; until: number }>()
  return {
    read: (key, now, make) => {
      const entry = entries.get(key)
      if (entry && entry.until > now) return { value: entry.value, cached: true }
      const value = make()
      entries.set(key, { value, until: now + seconds * 1000 })
      return { value, cached: false }
    },
    reset: () => entries.clear(),
  }
}
