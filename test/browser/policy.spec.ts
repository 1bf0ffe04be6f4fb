import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { acmeId, expect, openAccount, savedStatus, signInByHand, test as base } from './fixtures.ts'
import { openSite, openStaticHost } from './site.ts'

/** All that the app needs, without a hash and without `unsafe-*`. The README tells it to whoever deploys. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data: blob:; connect-src 'self'; worker-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
const headers = {
  'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
}

const test = base.extend<{ demo: { url: string } }>({
  site: async ({ backendOptions }, provide) => {
    const site = await openSite(backendOptions, { headers })
    await provide(site)
    await site.close()
  },
  // oxlint-disable-next-line no-empty-pattern
  demo: async ({}, provide) => {
    const host = await openStaticHost('dist-demo', '/some/sub-path/', headers)
    await provide(host)
    await host.close()
  },
})

/** The violations of the content security policy that the browser has reported. */
async function violations(page: Page): Promise<string[]> {
  return page.evaluate(() => Reflect.get(globalThis, 'violations') as string[])
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const found: string[] = []
    Reflect.set(globalThis, 'violations', found)
    document.addEventListener('securitypolicyviolation', (event) => {
      found.push(`${event.effectiveDirective} ${event.blockedURI}`)
    })
  })
})

test('the README tells this policy', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  expect(readme).toContain(`\`${policy}\``)
})

test('a policy that allows no script but its own files hinders nothing', async ({ page, site }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url().replace(site.url, '')))
  await signInByHand(page, site)
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  await page.getByRole('combobox', { name: 'Status' }).click()
  await expect(page.getByRole('listbox')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await page.getByLabel('Email', { exact: true }).fill('new@example.com')
  await page.getByRole('button', { name: 'Add product' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Review changes' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click()
  await expect(savedStatus(page)).toBeVisible()
  expect(await violations(page)).toEqual([])
  // The server found the page at once.
  expect(asked.filter((path) => path.includes('find-page') || path.startsWith('http'))).toEqual([])
})

test('the app works under the policy at a deep address', async ({ page, site }) => {
  await openAccount(page, site, acmeId)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Acme Corp' })).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test('on every screen, in every language, the app asks nobody but its own host', async ({
  page,
  site,
}) => {
  const asked = new Set<string>()
  page.context().on('request', (request) => asked.add(request.url()))
  await signInByHand(page, site)
  for (const language of ['en', 'es', 'pt']) {
    await page.evaluate((chosen) => {
      localStorage.setItem('accounts-admin.preferences', JSON.stringify({ language: chosen }))
    }, language)
    for (const path of ['accounts', `accounts/${acmeId}`, 'accounts/new', 'requests']) {
      await page.goto(site.url + path)
      await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`))
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForLoadState('networkidle')
      expect(await violations(page)).toEqual([])
    }
  }
  const paths = [...asked].map((url) => url.replace(site.url, '/').replace(/\?.*/, ''))
  expect(paths).toEqual(expect.arrayContaining(['/', '/config.json', '/apidev/v1/accounts']))
  const own = /^\/(?:assets\/|accounts\/|apidev\/v1\/accounts|config\.json$|accounts$|requests$|$)/
  expect(paths.filter((path) => !own.test(path))).toEqual([])
})

test.describe('a static host', () => {
  // A static host answers a deep address with its 404 page and status.
  test.use({ expectedErrors: [/Failed to load resource.* 404/] })

  test('runs the demo under the policy, from a sub-path', async ({ page, demo }) => {
    await page.goto(demo.url)
    await page.getByRole('button', { name: 'May read and write' }).click()
    await expect(page.getByText('1–25 of 250')).toBeVisible()
    await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Acme Corp' })).toBeVisible()
    // The host may take the address of the list for a folder.
    await page.goto(`${demo.url}accounts/?status=A`)
    await expect(page.getByRole('button', { name: 'Remove Status filter' })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
})

test.describe('an unknown address', () => {
  // Files with relative addresses are missing there.
  test.use({ expectedErrors: [/Failed to load (module script|resource)|MIME type/] })

  for (const path of ['nowhere', 'nowhere/at/all', 'accounts/1/2', 'accounts/1/2/3/']) {
    test(`says so: ${path}`, async ({ page, site }) => {
      await signInByHand(page, site, path)
      await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
      expect(new URL(page.url()).pathname).toBe(`/${path}`)
    })
  }
})
