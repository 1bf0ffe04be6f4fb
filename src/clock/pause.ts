import { pageNow } from './page-clock.ts'

/** Timers may fire slightly early by the clock. */
const earlyMs = 10

/** Resolves after `ms`. Rejects with the signal's reason when the signal is aborted. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer)
      reject(signal?.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', leave)
      resolve()
    }, ms)
    signal?.addEventListener('abort', leave, { once: true })
    if (signal?.aborted) leave()
  })
}

/** Resolves once the page clock has passed `time` (ms). Rejects like `pause`. */
export function pauseUntil(time: number, signal: AbortSignal): Promise<void> {
  return pause(Math.max(0, time - pageNow()) + earlyMs, signal)
}
