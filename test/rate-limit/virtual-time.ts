// Fake wall clock, monotonic clock and timers. setImmediate stays real, and with it IndexedDB.
import { vi } from 'vitest'

export function startVirtualTime(): void {
  vi.useFakeTimers({
    toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    now: Date.UTC(2026, 0, 1),
  })
}

/** Lets everything happen that waits for no timer. */
export function drain(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Lets `ms` pass, with everything that happens in it. */
export async function pass(ms: number): Promise<void> {
  await drain()
  await vi.advanceTimersByTimeAsync(ms)
  await drain()
}

/** Sets the wall clock alone: what a person, a time server or a sleeping laptop does. */
export function jump(ms: number): void {
  vi.setSystemTime(Date.now() + ms)
}

/** Goes from timer to timer until `done`; false when that does not happen within `ms`. */
export async function runUntil(
  done: () => boolean,
  ms: number,
  settle: () => Promise<void> = drain,
): Promise<boolean> {
  const end = performance.now() + ms
  await settle()
  while (!done()) {
    if (vi.getTimerCount() === 0 || performance.now() > end) return false
    vi.advanceTimersToNextTimer()
    await settle()
  }
  return true
}
