import { launch, type KeyInput } from 'puppeteer-core'
import { dragMouse } from './drag-mouse.ts'
import type { Driver } from './driver.ts'

/** Drives an installed Firefox over WebDriver BiDi. */
export async function driveBidi(executablePath: string): Promise<Driver> {
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    defaultViewport: null,
    extraPrefsFirefox: {
      'intl.accept_languages': 'en-US',
      'ui.prefersReducedMotion': 1,
    },
  })
  // Firefox's initial page never gets the focus, so keys would not work there. Open a new one.
  const page = await browser.newPage()
  page.on('dialog', (dialog) => void dialog.accept())
  return {
    browserName: await browser.version(),
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    back: async () => void (await page.goBack()),
    evaluate: (expression) => page.evaluate(expression),
    drag: dragMouse(page.mouse),
    press: async (keys) => {
      const names = keys.split('+') as KeyInput[]
      for (const name of names) await page.keyboard.down(name)
      for (const name of names.toReversed()) await page.keyboard.up(name)
    },
    type: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  }
}
