import type { Page } from '@playwright/test'
import { visibleName } from '#contract/invisible.ts'
import { expect, expectAccessible, requestsOf, signIn, test } from './fixtures.ts'

/** Presses a header, and agrees to what it takes. */
async function loadAllBy(page: Page, column: string): Promise<void> {
  await page.getByRole('columnheader').getByRole('button', { name: column, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Load all accounts?' })
  await dialog.getByRole('button', { name: 'Load all' }).click()
}

const rows = 'table[aria-label=Accounts] tbody tr[aria-rowindex]'

test('all accounts are loaded and sorted, and nothing that follows costs a request', async ({
  page,
  site,
}) => {
  await signIn(page, site)
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  await page.getByRole('columnheader').getByRole('button', { name: 'Name', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Load all accounts?' })
  await expect(dialog).toContainText('250 accounts: 3 requests, about 1 s')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Load all' }).click()
  await expect(page.getByText('All 250 loaded')).toBeVisible()
  const asked = requestsOf(site)
  expect(asked).toHaveLength(4)

  const sorted = site.backend.store
    .all()
    .flatMap(({ name }) => visibleName(name) ?? [])
    .toSorted(new Intl.Collator('en', { sensitivity: 'base', numeric: true }).compare)
  await expect(page.locator(rows).first()).toContainText(sorted[0] ?? '')
  await expect(page.locator('th[data-column=name]')).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('columnheader').getByRole('button', { name: 'Name', exact: true }).click()
  await expect(page).toHaveURL(/sort=-name/)
  await expect(page.locator(rows).first()).toContainText(sorted.at(-1) ?? '')

  await page.getByLabel('Group by').selectOption('Country')
  await expect(page.getByRole('button', { name: /^Uruguay/ }).first()).toBeVisible()
  await expectAccessible(page)
  await page
    .getByRole('region', { name: 'Summary' })
    .getByRole('button', { name: /^Brazil/ })
    .click()
  await expect(page.getByText(/^\d+ of 250 shown$/)).toBeVisible()
  await page.getByLabel('Filter loaded accounts').fill('zzz')
  await expect(page.getByText('No loaded accounts match')).toBeVisible()
  expect(requestsOf(site)).toEqual(asked)
})

test.describe('while another tab spends the budget', () => {
  test.use({
    backendOptions: { rateLimit: { requests: 5, windowMs: 3_000 }, latencyMs: 100 },
  })

  test('loading waits in the background, and no request is refused', async ({
    page,
    context,
    site,
  }) => {
    await signIn(page, site)
    await expect(page.getByText('1–25 of 250')).toBeVisible()
    const other = await context.newPage()
    await signIn(other, site, 'accounts?offset=25')
    await expect(other.getByText('26–50 of 250')).toBeVisible()
    await loadAllBy(page, 'Name')
    await expect(page.getByRole('progressbar', { name: 'Loading accounts' })).toBeVisible()
    await page.getByRole('button', { name: 'Pause' }).click()
    await expect(page.getByText('Paused')).toBeVisible()
    // The last slots are for those who wait: another page comes at once.
    await other.getByRole('button', { name: 'Next page' }).click()
    await expect(other.getByText('51–75 of 250')).toBeVisible({ timeout: 2_500 })
    await page.getByRole('button', { name: 'Resume' }).click()
    for (let turn = 0; turn < 3; turn += 1) {
      await other.getByRole('button', { name: 'Refresh' }).click()
      await other.waitForTimeout(500)
    }
    await expect(page.getByText('All 250 loaded')).toBeVisible({ timeout: 30_000 })
    expect(site.backend.log.filter(({ status }) => status === 429)).toEqual([])
  })

  test('stopped, the pages are there as before', async ({ page, site }) => {
    await signIn(page, site)
    await expect(page.getByText('1–25 of 250')).toBeVisible()
    await loadAllBy(page, 'Name')
    await page.getByRole('button', { name: 'Stop' }).click()
    await expect(page.getByRole('progressbar', { name: 'Loading accounts' })).toHaveCount(0)
    await expect(page.getByText('1–25 of 250')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Show all 250' })).toBeVisible()
  })
})

test('a save of our own shows in the loaded list at once, and focus is where it was', async ({
  page,
  site,
}) => {
  await signIn(page, site)
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  await loadAllBy(page, 'Status')
  await expect(page.getByText('All 250 loaded')).toBeVisible()
  await page.getByLabel('Filter loaded accounts').fill('acme corp')
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await page.getByLabel('Email', { exact: true }).fill('new@acme.example')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('status').filter({ hasText: /Saved/ })).toBeVisible()
  const asked = requestsOf(site).length
  await page.goBack()
  await expect(page.getByRole('cell', { name: 'new@acme.example' })).toBeVisible()
  await expect(page.getByLabel('Filter loaded accounts')).toHaveValue('acme corp')
  await expect(page.getByRole('link', { name: 'Acme Corp', exact: true })).toBeFocused()
  expect(requestsOf(site)).toHaveLength(asked)
})
