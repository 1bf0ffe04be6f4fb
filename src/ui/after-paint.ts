import { startTransition } from 'react'

/** Fast keystrokes share one call. */
const spacingMs = 250
/** For a page without frames, such as one in the background. */
const longestMs = 100

let waiting: { source: unknown; notify: () => void } | null = null
let flushedAt = -Infinity
let cancel: (() => void) | null = null

/**
 * Calls `notify` once the browser has painted the current keystroke, at most four times a second. A
 * later call for the same source replaces an earlier one. Only one source waits at a time: a call
 * for another source first flushes the waiting one.
 */
export function notifyAfterPaint(source: unknown, notify: () => void): void {
  if (waiting !== null && waiting.source !== source) flushNotifications()
  waiting = { source, notify }
  cancel ??= schedule()
}

/** Flushes the waiting call at once: use it before reading what was typed. */
export function flushNotifications(): void {
  take()?.()
}

function take(): (() => void) | undefined {
  cancel?.()
  cancel = null
  const notify = waiting?.notify
  waiting = null
  if (notify) flushedAt = performance.now()
  return notify
}

/** Returns a function that cancels the call. */
function schedule(): () => void {
  const flush = () => {
    const callback = take()
    // React renders a transition in slices, so that the next keystroke need not wait for it.
    if (callback) startTransition(callback)
  }
  const timers: ReturnType<typeof setTimeout>[] = []
  let frame = 0
  const paint = () => {
    // A timeout that a frame's callback sets runs after the frame is painted.
    frame = requestAnimationFrame(() => timers.push(setTimeout(flush)))
    timers.push(setTimeout(flush, longestMs))
  }
  const sinceMs = performance.now() - flushedAt
  if (sinceMs < spacingMs) timers.push(setTimeout(paint, spacingMs - sinceMs))
  else paint()
  // In the capture phase, so that it runs before any handler that stores the page's edits.
  const options = { capture: true }
  addEventListener('pagehide', flushNotifications, options)
  document.addEventListener('visibilitychange', flushNotifications, options)
  return () => {
    removeEventListener('pagehide', flushNotifications, options)
    document.removeEventListener('visibilitychange', flushNotifications, options)
    cancelAnimationFrame(frame)
    for (const timer of timers) clearTimeout(timer)
  }
}
