import { pageNow, wallNow } from '#clock/page-clock.ts'
import { useLayoutEffect, useState } from 'react'

// One timer for each interval, however many countdowns use it, so that they change together.
const tickers = new Map<number, { listeners: Set<() => void>; stop: () => void }>()

function subscribe(intervalMs: number, listener: () => void): () => void {
  let ticker = tickers.get(intervalMs)
  if (!ticker) {
    const listeners = new Set<() => void>()
    const timer = setInterval(() => {
      for (const notify of listeners) notify()
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
 * Returns the page clock's time in ms, for countdowns, updated every `intervalMs` while `active`.
 * While inactive, it stays at the last time and costs nothing.
 */
export function useNow(intervalMs: number, active = true): number {
  return useClock(pageNow, intervalMs, active)
}

/** The same by the computer's clock, for use with dates. */
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
