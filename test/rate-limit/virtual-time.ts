// Fakes the wall clock, the monotonic clock and timers. setImmediate stays real, and so IndexedDB
// works.
import { vi } from 'vitest'

export function startVirtualTime(): void {
  vi.useFakeTimers({
    toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    now: Date.UTC(2026, 0, 1),
  })
}

/** Runs everything that does not wait for a timer. */
export function drain(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Advances the clock and the timers by `ms`. */
export async function pass(ms: number): Promise<void> {
  await drain()
  await vi.advanceTimersByTimeAsync(ms)
  await drain()
}

/** Sets only the wall clock, as a person, a time server or a laptop waking up does. */
export function jump(ms: number): void {
  vi.setSystemTime(Date.now() + ms)
}

/**
 * Runs timer after timer until `done` returns true. Returns false when that does not happen within
 * `ms`.
 */
export async function runUntil(
  done: () => boolean,
  ms: number,
  quiesce: () => Promise<void> = drain,
): Promise<boolean> {
  const end = performance.now() + ms
  await quiesce()
  while (!done()) {
    if (vi.getTimerCount() === 0 || performance.now() > end) return false
    vi.advanceTimersToNextTimer()
    await quiesce()
  }
  return true
}
