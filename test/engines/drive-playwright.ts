import { firefox, webkit } from 'playwright'
import { dragMouse } from './drag-mouse.ts'
import type { Driver, Engine } from './driver.ts'

export async function drivePlaywright(engine: Engine): Promise<Driver> {
  const browser = await (engine === 'firefox' ? firefox : webkit).launch()
  const page = await browser.newPage({ locale: 'en-US', reducedMotion: 'reduce' })
  page.on('dialog', (dialog) => void dialog.accept())
  return {
    browserName: `${engine} ${browser.version()}`,
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    back: async () => void (await page.goBack()),
    evaluate: (expression) => page.evaluate(expression),
    drag: dragMouse(page.mouse),
    press: (keys) => page.keyboard.press(keys),
    type: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  }
}
