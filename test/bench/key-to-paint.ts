import type { Page } from 'playwright'

/**
 * Measures every key that is pressed from now on and changes a text. What it returns tells of each the ms
 * from the moment the browser got it until the frame that shows it was on the screen, as Event Timing says:
 * in steps of 8, and 16 for all below. It fails when a key changed nothing.
 */
export async function watchKeys(page: Page): Promise<() => Promise<number[]>> {
  const log = await page.evaluateHandle(() => {
    const presses: { at: number; shownMs: number; isTyped: boolean }[] = []
    // The key's own time stamp: what it waited for the main thread counts.
    addEventListener(
      'keydown',
      ({ timeStamp }) => presses.push({ at: timeStamp, shownMs: 16, isTyped: false }),
      true,
    )
    addEventListener(
      'input',
      () => {
        const press = presses.at(-1)
        if (press) press.isTyped = true
      },
      true,
    )
    new PerformanceObserver((list) => {
      for (const { name, startTime, duration } of list.getEntries()) {
        if (!['keydown', 'keypress', 'beforeinput', 'input'].includes(name)) continue
        const press = presses.findLast(({ at }) => at <= startTime + 0.5)
        if (press) press.shownMs = Math.max(press.shownMs, startTime + duration - press.at)
      }
    }).observe(Object.assign({ type: 'event' }, { durationThreshold: 16 }))
    return presses
  })
  return async () => {
    const presses = await log.evaluate((all) =>
      all.map(({ shownMs, isTyped }) => ({ shownMs, isTyped })),
    )
    if (!presses.every(({ isTyped }) => isTyped)) {
      throw new Error('a key was pressed that changed nothing')
    }
    return presses.map(({ shownMs }) => shownMs)
  }
}
