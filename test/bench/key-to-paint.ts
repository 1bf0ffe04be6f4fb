import type { Page } from 'playwright'

/** Both in ms, from the moment the browser got the key. */
export interface Press {
  /** Until the first task after the frame that shows it. Exact, and late where other tasks came before it. */
  painted: number
  /** Until that frame was on the screen, as Event Timing says: in steps of 8, and 16 for all below. */
  shown: number
}

/**
 * Measures every key that is pressed from now on and changes a text. What it returns tells them, and fails
 * when a key changed nothing.
 */
export async function watchKeys(page: Page): Promise<() => Promise<Press[]>> {
  const log = await page.evaluateHandle(() => {
    const presses: (Press & { at: number })[] = []
    // The key's own time stamp: what it waited for the main thread counts.
    addEventListener(
      'keydown',
      ({ timeStamp }) => presses.push({ at: timeStamp, painted: NaN, shown: 16 }),
      true,
    )
    addEventListener(
      'input',
      () => {
        const press = presses.at(-1)
        if (!press) return
        requestAnimationFrame(() => {
          // A task of its own runs once the frame that this callback belongs to is drawn.
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => {
            press.painted = performance.now() - press.at
          })
          port1.start()
          port2.postMessage(null)
        })
      },
      true,
    )
    new PerformanceObserver((list) => {
      for (const { name, startTime, duration } of list.getEntries()) {
        if (!['keydown', 'keypress', 'beforeinput', 'input'].includes(name)) continue
        const press = presses.findLast(({ at }) => at <= startTime + 0.5)
        if (press) press.shown = Math.max(press.shown, startTime + duration - press.at)
      }
    }).observe(Object.assign({ type: 'event' }, { durationThreshold: 16 }))
    return presses
  })
  return async () => {
    const presses = await log.evaluate((all) =>
      all.map(({ painted, shown }) => ({ painted, shown })),
    )
    if (presses.some(({ painted }) => Number.isNaN(painted))) {
      throw new Error('a key was pressed that changed nothing')
    }
    return presses
  }
}
