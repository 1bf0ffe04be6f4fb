import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Locator, type Page } from '@playwright/test'
import type { Config } from '#contract/config.ts'
import type { BackendOptions } from '#mock/backend.ts'
import { mockApiKey, mockTenant, tokens } from '#mock/tokens.ts'
import { openSite, type Site } from './site.ts'

interface Fixtures {
  /** The options of this test's backend. */
  backendOptions: BackendOptions
  /** Overrides of config.json, which otherwise matches the backend. */
  config: Partial<Config>
  site: Site
  /** The console errors that this test expects; any other fails it. */
  expectedErrors: RegExp[]
  consoleErrors: string[]
}

export const test = base.extend<Fixtures>({
  backendOptions: [{}, { option: true }],
  config: [{}, { option: true }],
  expectedErrors: [[], { option: true }],

  site: async ({ backendOptions, config }, provide) => {
    const site = await openSite(backendOptions, { config })
    await provide(site)
    await site.close()
  },

  consoleErrors: [
    async ({ context, expectedErrors }, provide) => {
      const errors: string[] = []
      const note = (text: string) => {
        if (!expectedErrors.some((pattern) => pattern.test(text))) errors.push(text)
      }
      context.on('console', (message) => {
        if (message.type() === 'error') note(message.text())
      })
      context.on('weberror', (error) => note(String(error.error())))
      await provide(errors)
      expect(errors, 'console errors').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** The console error that Chromium writes for every answer with this status. */
export const refusals =
  /Failed to load resource: the server responded with a status of (4\d\d|5\d\d)/

type Person = keyof typeof tokens

/** Opens an address of the site and signs in through the form. */
export async function signInByHand(page: Page, site: Pick<Site, 'url'>, path = ''): Promise<void> {
  await page.goto(site.url + path)
  await page.getByLabel('Tenant', { exact: true }).fill(mockTenant)
  await page.getByLabel('Access token', { exact: true }).fill(tokens.writer)
  await page.getByLabel('API key', { exact: true }).fill(mockApiKey)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Opens an address of the site with stored credentials. */
export async function signIn(
  page: Page,
  site: Pick<Site, 'url'>,
  path = '',
  person: Person = 'writer',
): Promise<void> {
  const credentials = { tenant: mockTenant, token: tokens[person], apiKey: mockApiKey }
  await page.addInitScript(
    (kept) => sessionStorage.setItem('accounts-admin.credentials', kept),
    JSON.stringify(credentials),
  )
  await page.goto(site.url + path)
}

/** The API requests that the site's backend has received, as "GET /path?query". */
export function requestsOf(site: Site): string[] {
  return site.backend.log.map(({ method, path, query }) => {
    const search = new URLSearchParams(query).toString()
    return `${method} ${path.replace('/apidev/v1', '')}${search && `?${search}`}`
  })
}

/** The seed's first account: one product, "Customer Tier" and "Contract Signed". */
export const acmeId = '704100000000000001'

/**
 * Opens the page of an account, signed in, and waits for its product table, whatever the language
 * of the page.
 */
export async function openAccount(
  page: Page,
  site: Site,
  id = acmeId,
  products = 'Products',
): Promise<void> {
  await signIn(page, site, `accounts/${id}`)
  await expect(page.getByRole('table', { name: products })).toBeVisible()
}

/** The bodies of the writes that the site's backend has received, oldest first. */
export function bodiesOf(site: Site, method: 'POST' | 'PUT'): unknown[] {
  return site.backend.log.filter((entry) => entry.method === method).map(({ body }) => body)
}

/** The message of a confirmed save. */
export function savedStatus(page: Page): Locator {
  return page.getByRole('status').filter({ hasText: /Saved/ })
}

/**
 * Fails if axe finds a violation of WCAG 2.2 A or AA in the page, or in the elements of a selector.
 * The dark theme changes only colours, so only their contrast is checked again.
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  expect(await findings(page, axeOf(page, within).withTags(tags))).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findings(page, axeOf(page, within).withRules('color-contrast'))).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

// Report violations only, and skip axe's second page for cross-origin frames: there are none.
function axeOf(page: Page, within: string | undefined): AxeBuilder {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  return within === undefined ? axe : axe.include(within)
}

/** Waits for the end of all animations: half-faded text has too little contrast. */
async function findings(page: Page, axe: AxeBuilder): Promise<string[]> {
  await page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    await Promise.allSettled(passing.map(({ finished }) => finished))
  })
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}
