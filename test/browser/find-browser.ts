import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The path of the browser for the tests: CHROMIUM_PATH, else Playwright's own, else an installed
 * one. Null if there is none.
 */
export function findBrowser(): string | null {
  const asked = process.env['CHROMIUM_PATH']
  const candidates = [...(asked ? [asked] : []), chromium.executablePath(), ...installed]
  return candidates.find((path) => existsSync(path)) ?? null
}
