// When a kept-alive connection dies without an answer, the browser sends the request again by
// itself, even a write, and the page sees only one request (A20). The timing of the request is the
// only trace of a resend.

import { wallNow } from '#clock/page-clock.ts'

/** The connection timings of a request, in ms; all 0 when the server does not expose them. */
export type ConnectionTiming = Pick<
  PerformanceResourceTiming,
  'fetchStart' | 'domainLookupStart' | 'connectStart' | 'connectEnd' | 'secureConnectionStart'
>

// Measured in Chromium 156: domainLookupStart equals fetchStart on a kept connection, and is 1 to 4
// ms later on a new connection. For a resent request it is later by the time that the first try
// took to fail: 2 to 13 ms when the server drops the connection at once, 200 ms more when the
// server works for 200 ms first.
const lateMs = 3

/**
 * Whether the browser likely sent a request twice: it opened the connection only after a first try
 * had had time to reach the server and fail. False when the timings are not available. This is not
 * proof, since a request that waits for a free connection looks the same.
 */
export function looksResent(timing: ConnectionTiming): boolean {
  const { fetchStart, domainLookupStart, connectStart, connectEnd } = timing
  // Measure up to the start of the DNS lookup, because a slow lookup is not a failed first try.
  const late = domainLookupStart - fetchStart
  // A handshake takes one round trip, as does a try that fails at the server. Half of it leaves a
  // margin.
  const roundTrip = (timing.secureConnectionStart || connectEnd) - connectStart
  return late >= lateMs && late >= roundTrip / 2
}

export interface ResendWatch {
  /** Whether the browser may have resent the request to this URL that has just ended. */
  saw: (url: string) => boolean
  stop: () => void
}

// Chromium closes a connection after five idle minutes; the rest is a margin.
const keptAliveMs = 330_000
const lastKey = 'accounts-admin.last-write'

/**
 * Starts to watch for a resend. Never reports one when the browser offers no resource timings, or
 * when no tab has sent a write for as long as a connection is kept: then there is no kept
 * connection to fail.
 */
export function watchForResend(): ResendWatch {
  if (typeof PerformanceObserver === 'undefined') return { saw: () => false, stop: () => undefined }
  const isFirst = wallNow() - lastWriteAt() > keptAliveMs
  const entries: PerformanceEntry[] = []
  const startedAt = performance.now()
  // An observer, because the page's own buffer of timings is full after some 250 entries.
  const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()))
  observer.observe({ type: 'resource' })
  return {
    saw: (url) =>
      !isFirst &&
      [...entries, ...observer.takeRecords()].some(
        (entry) =>
          entry.name === url &&
          entry.startTime >= startedAt &&
          looksResent(entry as PerformanceResourceTiming),
      ),
    stop: () => {
      noteWrite()
      observer.disconnect()
    },
  }
}

/**
 * When the last write of any tab ended, in ms since 1970; 0 when none is recorded. Without storage
 * it returns now, because any write may be on a kept connection.
 */
function lastWriteAt(): number {
  try {
    return Number(localStorage.getItem(lastKey)) || 0
  } catch {
    return wallNow()
  }
}

function noteWrite(): void {
  try {
    localStorage.setItem(lastKey, String(wallNow()))
  } catch {
    // Without storage, `lastWriteAt` assumes a recent write.
  }
}
