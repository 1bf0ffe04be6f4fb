import { startTransition } from 'react'

/** The keys of a fast typist share what is done after them. */
const spacingMs = 250
/** For a page without frames, as one in the background is. */
const longestMs = 100

let waiting: { source: unknown; tell: () => void } | null = null
let toldAt = -Infinity
let cancel: (() => void) | null = null

/**
 * Calls `tell` once the key that is handled now is painted, and not again within a quarter of a second:
 * the last one of a source counts. There is one source at a time; what another one waits for is told first.
 */
export function tellAfterPaint(source: unknown, tell: () => void): void {
  if (waiting !== null && waiting.source !== source) tellNow()
  waiting = { source, tell }
  cancel ??= schedule()
}

/** Tells at once what waits for its paint: before what was typed is read. */
export function tellNow(): void {
  take()?.()
}

function take(): (() => void) | undefined {
  cancel?.()
  cancel = null
  const tell = waiting?.tell
  waiting = null
  if (tell) toldAt = performance.now()
  return tell
}

/** Returns what cancels it. */
function schedule(): () => void {
  const tell = () => {
    const told = take()
    // Drawn in slices: the next key does not wait for all of it.
    if (told) startTransition(told)
  }
  const timers: ReturnType<typeof setTimeout>[] = []
  let frame = 0
  const paint = () => {
    // What a frame's callback puts off runs once the frame is drawn.
    frame = requestAnimationFrame(() => timers.push(setTimeout(tell)))
    timers.push(setTimeout(tell, longestMs))
  }
  const sinceMs = performance.now() - toldAt
  if (sinceMs < spacingMs) timers.push(setTimeout(paint, spacingMs - sinceMs))
  else paint()
  // Captured: before anybody keeps what there is of the page.
  const options = { capture: true }
  addEventListener('pagehide', tellNow, options)
  document.addEventListener('visibilitychange', tellNow, options)
  return () => {
    removeEventListener('pagehide', tellNow, options)
    document.removeEventListener('visibilitychange', tellNow, options)
    cancelAnimationFrame(frame)
    for (const timer of timers) clearTimeout(timer)
  }
}
