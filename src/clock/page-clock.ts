// The two clocks of the app. No other module asks for the time, so every caller has to choose a
// clock: people set the computer's clock forward and back, and a wait measured by it would be just
// as wrong.

/** When the page was loaded, in ms since 1970 by the computer's clock at that moment. */
export const pageStartedAt = Date.now() - performance.now()

/**
 * The time of this page, in ms since 1970 by the computer's clock when the page was loaded. It
 * never jumps, so it measures waits, and ages within the page. Most browsers stop it while the
 * computer sleeps, which makes a wait longer.
 */
export function pageNow(): number {
  return pageStartedAt + performance.now()
}

/**
 * The time by the computer's clock, in ms since 1970. It may jump. For dates on the screen, and for
 * times that outlive the page.
 */
export function wallNow(): number {
  return Date.now()
}

/**
 * Converts a page time (ms) to the computer's clock as it is set now, so that it can outlive the
 * page.
 */
export function toWall(pageTime: number): number {
  return pageTime - pageNow() + wallNow()
}

/**
 * Converts a stored wall time (ms) to a page time. A time in the future (the clock was set back
 * since) reads as now.
 */
export function fromWall(wallTime: number): number {
  return pageNow() - Math.max(0, wallNow() - wallTime)
}
