import { setTimeout as pause } from 'node:timers/promises'
import { pressMs, type Driver } from './driver.ts'

/** The mouse API that Playwright and Puppeteer share. */
interface Mouse {
  move: (x: number, y: number, options?: { steps: number }) => Promise<void>
  down: () => Promise<void>
  up: () => Promise<void>
}

/** Presses the mouse at one point and releases it at another. */
export function dragMouse(mouse: Mouse): Driver['drag'] {
  return async (from, to) => {
    await mouse.move(from.x, from.y)
    await mouse.down()
    await pause(pressMs)
    if (to !== from) await mouse.move(to.x, to.y, { steps: 5 })
    await mouse.up()
  }
}
