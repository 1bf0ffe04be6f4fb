/** Keeps an answer for so many seconds after it was made. A write clears nothing, as on the real server. */
export function createCache<Value>(seconds: number): {
  /** The kept answer, or a new one; `now` is in milliseconds. What `make` throws is not kept. */
  read: (key: string, now: number, make: () => Value) => { value: Value; cached: boolean }
  reset: () => void
} {
  const entries = new Map<string, { value: Value; until: number }>()
  return {
    read: (key, now, make) => {
      const kept = entries.get(key)
      if (kept && kept.until > now) return { value: kept.value, cached: true }
      const value = make()
      entries.set(key, { value, until: now + seconds * 1000 })
      return { value, cached: false }
    },
    reset: () => entries.clear(),
  }
}
