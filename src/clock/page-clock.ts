// The two clocks of the product. Nothing else asks for the time, so that each use chooses one of them:
// the computer's clock is set, forward and back, and a wait that was measured by it would be as wrong.

/** When this load of the page began, in ms of its own clock. */
export const pageStartedAt = Date.now() - performance.now()

/**
 * The time of this page, in ms since 1970 by the computer's clock at its start. It never jumps: for waits,
 * and for ages within the page. Most browsers stop it while the computer sleeps, and then a wait is longer.
 */
export function pageNow(): number {
  return pageStartedAt + performance.now()
}

/**
 * The time by the computer's clock, in ms since 1970. It may jump: for dates that are shown, and for what
 * is kept beyond the page.
 */
export function wallNow(): number {
  return Date.now()
}

/** A time of this page by the computer's clock as it is set now: to be kept beyond the page. */
export function toWall(pageTime: number): number {
  return pageTime - pageNow() + wallNow()
}

/** A time that was kept, as a time of this page. One that is still to come (the clock was set back) is now. */
export function fromWall(wallTime: number): number {
  return pageNow() - Math.max(0, wallNow() - wallTime)
}
