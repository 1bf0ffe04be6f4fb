import { chromium, type Browser, type Page } from 'playwright'
import { mockApiKey, mockTenant, tokens } from '#mock/tokens.ts'
import { findBrowser } from '../browser/find-browser.ts'

/** Launches a browser without background activity. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  const isRoot = process.getuid?.() === 0
  return chromium.launch({
    ...(executablePath !== null && { executablePath }),
    args: ['--disable-background-networking', ...(isRoot ? ['--no-sandbox'] : [])],
  })
}

/** Stores credentials for every page that is opened. */
export async function signInBefore(page: Page): Promise<void> {
  const credentials = { tenant: mockTenant, token: tokens.writer, apiKey: mockApiKey }
  await page.addInitScript(
    (kept) => sessionStorage.setItem('accounts-admin.credentials', kept),
    JSON.stringify(credentials),
  )
}

/** Slows down the main thread by a factor. */
export async function slowDown(page: Page, times: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: times })
}
