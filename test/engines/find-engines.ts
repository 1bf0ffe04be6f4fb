import { existsSync } from 'node:fs'
import { firefox, webkit } from 'playwright'
import type { Engine } from './driver.ts'

/** An installed engine: Playwright's build, or the system's with its protocol. */
export type Found =
  | { by: 'playwright' }
  | { by: 'bidi'; browser: string }
  | { by: 'webdriver'; driver: string; browser: string }

const firefoxes = ['/usr/bin/firefox-esr', '/Applications/Firefox.app/Contents/MacOS/firefox']
const webkitDriver = '/usr/bin/WebKitWebDriver'
const webkitBrowsers = ['x86_64', 'aarch64'].flatMap((machine) =>
  ['webkit2gtk-4.1', 'webkitgtk-6.0'].map(
    (version) => `/usr/lib/${machine}-linux-gnu/${version}/MiniBrowser`,
  ),
)
const display = ['/usr/bin/xvfb-run', '/usr/bin/xauth']

/** Finds an engine; null if it is not installed. */
export function findEngine(engine: Engine): Found | null {
  if (existsSync((engine === 'firefox' ? firefox : webkit).executablePath()))
    return { by: 'playwright' }
  if (engine === 'firefox') {
    const browser = firefoxes.find((path) => existsSync(path))
    return browser === undefined ? null : { by: 'bidi', browser }
  }
  const browser = webkitBrowsers.find((path) => existsSync(path))
  const isComplete =
    browser !== undefined && [webkitDriver, ...display].every((path) => existsSync(path))
  return isComplete ? { by: 'webdriver', driver: webkitDriver, browser } : null
}
