import type { Page } from 'playwright'

/**
 * Starts to measure the keystrokes that change a text. The returned function gives for each the
 * time (ms) from the key event to the frame that shows it, as Event Timing reports it: in steps of
 * 8 ms, at least 16. It fails if a key changed nothing.
 */
export async function watchKeys(page: Page): Promise<() => Promise<number[]>> {
  const log = await page.evaluateHandle(() => {
    const presses: { at: number; shownMs: number; isTyped: boolean }[] = []
    // Use the event's own time stamp, so that its wait for the main thread counts.
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
