import { setTimeout as pause } from 'node:timers/promises'
import { firefox, webkit } from 'playwright'
import { pressMs, type Driver, type Engine } from './driver.ts'

export async function drivePlaywright(engine: Engine): Promise<Driver> {
  const browser = await (engine === 'firefox' ? firefox : webkit).launch()
  const page = await browser.newPage({ locale: 'en-US', reducedMotion: 'reduce' })
  page.on('dialog', (dialog) => void dialog.accept())
  return {
    descriptor: `${engine} ${browser.version()}`,
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    back: async () => void (await page.goBack()),
    evaluate: (expression) => page.evaluate(expression),
    drag: async (from, to) => {
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await pause(pressMs)
      if (to !== from) await page.mouse.move(to.x, to.y, { steps: 5 })
      await page.mouse.up()
    },
    press: (keys) => page.keyboard.press(keys),
    type: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  }
}
