import { pageNow } from './page-clock.ts'

/** A timer may be early by the clock. */
const earlyMs = 10

/** Resolves after so many ms. Rejects with the signal's reason once that is aborted. */
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

/** The same, until the page's clock is past a time (ms). */
export function pauseUntil(time: number, signal: AbortSignal): Promise<void> {
  return pause(Math.max(0, time - pageNow()) + earlyMs, signal)
}
