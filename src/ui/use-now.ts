import { pageNow, wallNow } from '#clock/page-clock.ts'
import { useLayoutEffect, useState } from 'react'

// One timer an interval, however many countdowns look at it, so that they change together.
const tickers = new Map<number, { listeners: Set<() => void>; stop: () => void }>()

function subscribe(intervalMs: number, listener: () => void): () => void {
  let ticker = tickers.get(intervalMs)
  if (!ticker) {
    const listeners = new Set<() => void>()
    const timer = setInterval(() => {
      for (const tell of listeners) tell()
    }, intervalMs)
    ticker = { listeners, stop: () => clearInterval(timer) }
    tickers.set(intervalMs, ticker)
  }
  const { listeners, stop } = ticker
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    stop()
    tickers.delete(intervalMs)
  }
}

/**
 * The time of the page's clock in ms, for what counts down, again every `intervalMs` while `active`.
 * Inactive, it stands still at the last time seen and costs nothing.
 */
export function useNow(intervalMs: number, active = true): number {
  return useClock(pageNow, intervalMs, active)
}

/** The same by the computer's clock, for what is told beside a date. */
export function useWallNow(intervalMs: number, active = true): number {
  return useClock(wallNow, intervalMs, active)
}

function useClock(clock: () => number, intervalMs: number, active: boolean): number {
  const [now, setNow] = useState(clock)

  useLayoutEffect(() => {
    if (!active) return undefined
    const tick = () => setNow(clock())
    tick()
    return subscribe(intervalMs, tick)
  }, [clock, intervalMs, active])

  return now
}
