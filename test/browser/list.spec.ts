import type { Locator, Page } from '@playwright/test'
import { expect, requestsOf, signIn, signInByHand, test } from './fixtures.ts'

const rows = 'table[aria-label=Accounts] tbody tr'

test('a clerk searches, filters, pages and goes back, and each page is requested once', async ({
  page,
  site,
}) => {
  await signInByHand(page, site)
  await expect(page.getByRole('heading', { name: 'Accounts' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Acme Corp', exact: true })).toBeVisible()
  await expect(page).toHaveURL(`${site.url}accounts`)
  await expect(page.getByText('1–25 of 250')).toBeVisible()

  await page.getByLabel('Search accounts').fill('farmacia')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?search=farmacia$/)
  await expect(page.locator(rows).first()).toContainText('Farmacia')
  await page.getByLabel('Search accounts').fill('')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1–25 of 250')).toBeVisible()

  await page.getByRole('combobox', { name: 'Status', exact: true }).fill('Inactive')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?status=I$/)
  await expect(page.locator(rows).first()).toContainText('Inactive')
  await page.getByRole('combobox', { name: 'Country', exact: true }).click()
  await page.getByRole('option', { name: 'Uruguay', exact: true }).click()
  await expect(page).toHaveURL(/\?status=I&country_id=\d{18}$/)
  await expect.poll(() => requestsOf(site).at(-1)).toMatch(/status=I&country_id/)
  await page.getByRole('button', { name: 'Remove Status filter' }).click()
  await expect(page).toHaveURL(/\?country_id=\d{18}$/)
  // A page that is left at once is not requested, so stay on this one.
  await expect.poll(() => requestsOf(site).at(-1)).toMatch(/\?country_id=\d{18}$/)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(page).toHaveURL(`${site.url}accounts`)

  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(page.getByText('26–50 of 250')).toBeVisible()
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(page.getByText('51–75 of 250')).toBeVisible()
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(page.getByText('76–100 of 250')).toBeVisible()
  await page.goBack()
  await expect(page.getByText('51–75 of 250')).toBeVisible()
  await page.goBack()
  await expect(page.getByText('26–50 of 250')).toBeVisible()
  await page.goBack()
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  await page.goForward()
  await expect(page.getByText('26–50 of 250')).toBeVisible()

  const country = /country_id=(\d{18})/.exec(requestsOf(site).join(' '))?.[1] ?? ''
  expect(requestsOf(site)).toEqual([
    'GET /accounts',
    'GET /accounts?search=farmacia',
    'GET /accounts?status=I',
    `GET /accounts?status=I&country_id=${country}`,
    `GET /accounts?country_id=${country}`,
    'GET /accounts?offset=25',
    'GET /accounts?offset=50',
    'GET /accounts?offset=75',
  ])
})

test('fast paging requests only the last page', async ({ page, site }) => {
  await signIn(page, site)
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  // Click from within the page, so that a slow machine still clicks fast.
  await page.getByRole('button', { name: 'Next page' }).evaluate(async (button: HTMLElement) => {
    for (let press = 0; press < 4; press += 1) {
      const before = location.search
      do {
        button.click()
        // Not requestAnimationFrame: on a busy machine one frame can take longer than a click.
        await new Promise((resolve) => setTimeout(resolve))
      } while (location.search === before)
    }
  })
  await expect(page.getByText('101–125 of 250')).toBeVisible()
  expect(requestsOf(site)).toEqual(['GET /accounts', 'GET /accounts?offset=100'])
})

test('typing on cancels the search for the older text', async ({ page, site }) => {
  await signIn(page, site)
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  await page.getByLabel('Search accounts').pressSequentially('acme')
  await expect(page).toHaveURL(/\?search=acme$/)
  await expect(page.getByText('1–1 of 1', { exact: true })).toBeVisible()
  expect(requestsOf(site)).toEqual(['GET /accounts', 'GET /accounts?search=acme'])
})

test('an address beyond the last page shows the last page and says so', async ({ page, site }) => {
  await signIn(page, site, 'accounts?offset=900')
  await expect(page.getByText('226–250 of 250')).toBeVisible()
  await expect(page.getByText('There are fewer accounts now')).toBeVisible()
  await expect(page).toHaveURL(/\?offset=225$/)
})

test('an address out of range falls back to the default and says so', async ({ page, site }) => {
  await signIn(page, site, 'accounts?limit=1000')
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'limit' })).toBeVisible()
})

test('a search without results says so', async ({ page, site }) => {
  await signIn(page, site, 'accounts?search=zzzzzz')
  await expect(page.getByText('No accounts match').first()).toBeVisible()
  await page.getByRole('button', { name: 'Clear search and filters' }).click()
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  await expect(page.getByLabel('Search accounts')).toHaveValue('')
})

test.describe('changing the rows per page', () => {
  // The answer takes 300 ms, as over a network: nothing may move before it either.
  test.use({ backendOptions: { latencyMs: 300 } })

  const sizes = (page: Page) => page.getByRole('combobox', { name: 'Rows per page' })
  const topOf = async (row: Locator) => (await row.boundingBox())?.y ?? Number.NaN

  test('keeps the first row in place', async ({ page, site }) => {
    await signIn(page, site, 'accounts?offset=50')
    await expect(page.getByText('51–75 of 250')).toBeVisible()
    const first = page.locator(rows).first().getByRole('link')
    const row51 = page.locator(rows).filter({ hasText: (await first.textContent()) ?? '' })
    const before = await topOf(row51)
    await sizes(page).selectOption('100')
    await expect(page.getByText('1–100 of 250')).toBeVisible()
    await expect(page).toHaveURL(/accounts\?limit=100$/)
    expect(Math.abs((await topOf(row51)) - before)).toBeLessThanOrEqual(2)
    await page.waitForTimeout(300)
    expect(Math.abs((await topOf(row51)) - before)).toBeLessThanOrEqual(2)
  })

  test('keeps the first visible row of a scrolled page in place', async ({ page, site }) => {
    await signIn(page, site, 'accounts?limit=50&offset=50')
    await expect(page.getByText('51–100 of 250')).toBeVisible()
    const row81 = page.locator(rows).nth(30)
    const name = (await row81.getByRole('link').textContent()) ?? ''
    await row81.evaluate((row) => {
      const head = document.querySelector('thead')?.getBoundingClientRect().bottom ?? 0
      window.scrollBy(0, row.getBoundingClientRect().top - head + 10)
    })
    const before = await topOf(row81)
    const named = page.locator(rows).filter({ hasText: name })
    for (const [size, range] of [
      ['100', '1–100 of 250'],
      ['25', '76–100 of 250'],
      ['100', '1–100 of 250'],
    ] as const) {
      await sizes(page).selectOption(size)
      await expect(page.getByText(range)).toBeVisible()
      await page.waitForTimeout(200)
      expect(Math.abs((await topOf(named)) - before)).toBeLessThanOrEqual(2)
    }
  })
})

test('nothing shows through the bottom bar', async ({ page, site }) => {
  // So low a window that the bar covers the search.
  await page.setViewportSize({ width: 390, height: 190 })
  await signIn(page, site)
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  const icon = page.getByRole('search').locator('svg')
  const box = await icon.boundingBox()
  const foot = await page.getByRole('navigation', { name: 'Pages' }).boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(foot?.y ?? Infinity)
  const isOnTop = await icon.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    for (let each = element.parentElement; each; each = each.parentElement) {
      each.style.pointerEvents = 'auto'
    }
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
  })
  expect(isOnTop).toBe(false)
})
