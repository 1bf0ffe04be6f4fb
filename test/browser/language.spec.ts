import type { Page } from '@playwright/test'
import {
  bodiesOf,
  expect,
  expectAccessible,
  openAccount,
  requestsOf,
  signIn,
  test,
} from './fixtures.ts'

/** Checks that the page is not wider than the window. */
const fits = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

test.describe('a browser that asks for Spanish', () => {
  test.use({ locale: 'es-UY' })

  test('gets Spanish texts and number formats from the start', async ({ page, site }) => {
    await page.goto(site.url)
    await expect(page.getByRole('heading', { name: 'Iniciar sesión' })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'es')
    await signIn(page, site)
    await expect(page.getByRole('heading', { name: 'Cuentas' })).toBeVisible()
    await expect(page.getByText('1–25 de 250')).toBeVisible()
  })
})

test('changing the language during an edit keeps the typed text, sends no request, and is remembered', async ({
  page,
  site,
}) => {
  await openAccount(page, site)
  await page.getByLabel('Email', { exact: true }).fill('kept@example.com')
  const before = requestsOf(site)
  await page.getByRole('button', { name: /^User menu/ }).click()
  await page.getByRole('radio', { name: 'Português' }).check()
  await expect(page.getByRole('table', { name: 'Produtos' })).toBeVisible()
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue('kept@example.com')
  expect(requestsOf(site)).toEqual(before)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Salvar', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Salvo' })).toBeVisible()
  expect(bodiesOf(site, 'PUT')).toEqual([{ email: 'kept@example.com' }])
  await page.reload()
  await expect(page.getByRole('table', { name: 'Produtos' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt')
})

test.describe('a language that cannot be loaded', () => {
  test.use({ expectedErrors: [/ERR_FAILED/] })

  test('shows an error and can be chosen again', async ({ page, site }) => {
    await signIn(page, site)
    await expect(page.getByText('1–25 of 250')).toBeVisible()
    await page.route(/\/es-[^/]*\.js$/, (route) => route.abort())
    await page.getByRole('button', { name: /^User menu/ }).click()
    await page.getByRole('radio', { name: 'Español' }).check({ force: true })
    await expect(page.getByText('That language could not be loaded')).toBeVisible()
    await expect(page.getByRole('radio', { name: 'English' })).toBeChecked()
    await page.unrouteAll()
    await page.getByRole('radio', { name: 'Español' }).check()
    await expect(page.getByRole('heading', { name: 'Cuentas' })).toBeVisible()
    await expect(page.getByText('That language could not be loaded')).toBeHidden()
  })
})

test.describe('on a phone, a waiting request', () => {
  test.use({ backendOptions: { rateLimit: { requests: 1, windowMs: 45_000 } } })

  for (const locale of ['en-US', 'es-UY', 'pt-BR']) {
    test.describe(locale, () => {
      test.use({ locale, viewport: { width: 390, height: 800 } })

      test('does not widen the header', async ({ page, site }) => {
        await signIn(page, site)
        await expect(page.locator('tbody a').first()).toBeVisible()
        await page.getByRole('searchbox').fill('acme')
        await expect(page.locator('header button').first()).toContainText(/^\S+ 1 .* \d\d s$/)
        expect(await fits(page)).toBe(true)
      })
    })
  }
})

for (const [locale, heading] of [
  ['es-UY', 'Productos'],
  ['pt-BR', 'Produtos'],
] as const) {
  test.describe(`in ${locale}, on a phone`, () => {
    test.use({ locale, viewport: { width: 390, height: 800 } })

    test('every screen fits, and axe finds nothing', async ({ page, site }) => {
      await signIn(page, site)
      await expect(page.getByText('1–25 de 250')).toBeVisible()
      expect(await fits(page)).toBe(true)
      await openAccount(page, site, undefined, heading)
      expect(await fits(page)).toBe(true)
      await page.locator('[name=email]').fill('new@example.com')
      await expect(page.getByRole('region').filter({ hasText: /^1 / })).toBeVisible()
      expect(await fits(page)).toBe(true)
      await expectAccessible(page)
      await signIn(page, site, 'requests')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await fits(page)).toBe(true)
    })
  })
}
