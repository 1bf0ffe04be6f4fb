// A20: when a kept-alive connection dies without an answer, the browser itself sends the request again,
// writes too, and the page sees one request. Its timing is the only trace of that.

import { wallNow } from '#clock/page-clock.ts'

/** The moments of a request's way out, in ms; all 0 where the server does not let us know them. */
export type ConnectionTiming = Pick<
  PerformanceResourceTiming,
  'fetchStart' | 'domainLookupStart' | 'connectStart' | 'connectEnd' | 'secureConnectionStart'
>

// Measured in Chromium 156: a request on a kept connection has its look-up at fetchStart to the digit,
// one on a first connection 1 to 4 ms after it, and one that was sent again as late as its first try
// took to die: 2 to 13 ms against a server that kills at once, 200 more when that works for 200 ms.
const lateMs = 3

/**
 * Whether a request was likely sent twice by the browser: its connection was opened only when a first
 * try had had time to reach the server and fail. False where timing is not known. Not proof: a request
 * that had to wait for a free connection looks the same.
 */
export function looksResent(timing: ConnectionTiming): boolean {
  const { fetchStart, domainLookupStart, connectStart, connectEnd } = timing
  // From before the look-up: a slow one is no first try.
  const late = domainLookupStart - fetchStart
  // A handshake takes a round trip, and so does a try that fails at the server; half allows for luck.
  const roundTrip = (timing.secureConnectionStart || connectEnd) - connectStart
  return late >= lateMs && late >= roundTrip / 2
}

export interface ResendWatch {
  /** Whether the request to this URL, which has just ended, may have been resent. */
  saw: (url: string) => boolean
  stop: () => void
}

// Chromium keeps a used connection open for five minutes without use.
const keptAliveMs = 330_000
const lastKey = 'accounts-admin.last-write'

/**
 * Looks out for a resend from now on. Where the browser tells no timings, it sees none; nor where no tab
 * has sent a write in the time for which a connection is kept: a first one has none to be sent again from.
 */
export function watchForResend(): ResendWatch {
  if (typeof PerformanceObserver === 'undefined') return { saw: () => false, stop: () => undefined }
  const isFirst = wallNow() - lastWriteAt() > keptAliveMs
  const entries: PerformanceEntry[] = []
  const startedAt = performance.now()
  // Observed, since the page's own list of timings is full after some 250 of them.
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

/** When the last write of any tab ended, in ms; 0 where that is not known to be of late. */
function lastWriteAt(): number {
  try {
    return Number(localStorage.getItem(lastKey)) || 0
  } catch {
    // No storage: any may be on a kept connection.
    return wallNow()
  }
}

function noteWrite(): void {
  try {
    localStorage.setItem(lastKey, String(wallNow()))
  } catch {
    // As above.
  }
}
