import { fileURLToPath } from 'node:url'
import { expect, test as base } from '@playwright/test'
import type { BackendOptions } from '#mock/backend.ts'
import { mockApiKey, mockTenant, tokens } from '#mock/tokens.ts'
import { openSite, type Site } from '../browser/site.ts'
import { Clerk } from './clerk.ts'
import { driveBidi } from './drive-bidi.ts'
import { drivePlaywright } from './drive-playwright.ts'
import { driveWebDriver } from './drive-webdriver.ts'
import type { Driver, Engine } from './driver.ts'
import { findEngine } from './find-engines.ts'
import type { Target } from './look.ts'

interface Fixtures {
  /** The options of this test's backend. */
  backendOptions: BackendOptions
  /** The site of this test alone: its own port, and so its own storage. */
  site: Site
  clerk: Clerk
}

interface WorkerFixtures {
  engine: Engine
  driver: Driver
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  engine: ['firefox', { option: true, scope: 'worker' }],
  backendOptions: [{}, { option: true }],

  driver: [
    async ({ engine }, provide) => {
      const driver = await drive(engine)
      await provide(driver)
      await driver.close()
    },
    { scope: 'worker' },
  ],

  site: async ({ backendOptions }, provide) => {
    const site = await openSite(backendOptions)
    await provide(site)
    await site.close()
  },

  clerk: async ({ driver, engine }, provide, test) => {
    const pictures = fileURLToPath(new URL(`../../test-results/${engine}/`, import.meta.url))
    const clerk = new Clerk(driver, pictures)
    await driver.resize(1360, 850)
    await provide(clerk)
    if (test.status !== test.expectedStatus) await clerk.picture(`failed ${test.title}`)
    const errors = await clerk.errors()
    // Leave the site before it closes.
    await driver.goto('about:blank')
    expect(errors, 'thrown in the page').toEqual([])
  },
})

export { expect }

function drive(engine: Engine): Promise<Driver> {
  const found = findEngine(engine)
  if (!found) throw new Error(`there is no ${engine}`)
  if (found.by === 'playwright') return drivePlaywright(engine)
  if (found.by === 'bidi') return driveBidi(found.browser)
  return driveWebDriver(found.driver, found.browser)
}

const named =
  (role: string) =>
  (name: string | RegExp, within?: Target): Target => ({ role, name, ...(within && { within }) })

export const button = named('button')
export const link = named('link')
export const field = named('textbox')
export const combobox = named('combobox')
export const option = named('option')
export const dialog = named('dialog')
export const heading = named('heading')

export const changesBar: Target = { role: 'region', name: 'Unsaved changes' }
/** The message of a confirmed save. */
export const saved: Target = { role: 'text', name: /^Saved/ }
export const accounts: Target = { role: 'table', name: 'Accounts' }

/** A row of the account list. 1 is the first row after the header. */
export const rowOf = (number: number): Target => ({ role: 'row', nth: number, within: accounts })

/** The seed's first account: one product, "Customer Tier" and "Contract Signed". */
export const acmeId = '704100000000000001'

/** Opens an address with stored credentials. */
export async function signIn(clerk: Clerk, site: Site, path = 'accounts'): Promise<void> {
  const credentials = { tenant: mockTenant, token: tokens.writer, apiKey: mockApiKey }
  await clerk.driver.goto(site.url)
  await clerk.see(heading('Sign in'))
  await clerk.driver.evaluate(
    `sessionStorage.setItem('accounts-admin.credentials', ${JSON.stringify(JSON.stringify(credentials))})`,
  )
  await clerk.driver.goto(site.url + path)
}

export async function openAccount(clerk: Clerk, site: Site, id = acmeId): Promise<void> {
  await signIn(clerk, site, `accounts/${id}`)
  await clerk.see({ role: 'table', name: 'Products' })
}

/** The bodies of the writes that the site's backend has received, oldest first. */
export function bodiesOf(site: Site, method: 'POST' | 'PUT'): unknown[] {
  return site.backend.log.filter((entry) => entry.method === method).map(({ body }) => body)
}
