import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { visibleName } from '#contract/invisible.ts'
import { withoutGuard } from '#list/export/formula-guard.ts'
import { readCsv } from '../list/read-csv.ts'
import { expect, expectAccessible, requestsOf, signIn, test } from './fixtures.ts'

const selection = (page: Page) => page.getByRole('region', { name: 'Selection' })

async function loadAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show all 250' }).click()
  await page.getByRole('button', { name: 'Load all', exact: true }).click()
  await expect(page.getByText('All 250 loaded')).toBeVisible()
}

test('what is ticked stays ticked over pages, ranges and an account that is opened', async ({
  page,
  site,
}) => {
  await signIn(page, site)
  await page.getByRole('checkbox', { name: 'Select Acme Corp' }).check()
  await expect(selection(page)).toContainText('1 selected')
  const boxes = page.locator('tbody').getByRole('checkbox')
  await boxes.nth(4).click({ modifiers: ['Shift'] })
  await expect(selection(page)).toContainText('5 selected')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(page.getByText('26–50 of 250')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check()
  await expect(selection(page)).toContainText('30 selected')
  await page.locator('tbody a').first().click()
  await expect(page.getByLabel('Email', { exact: true })).toBeVisible()
  await page.goBack()
  await expect(selection(page)).toContainText('30 selected')
  await expect(page.getByRole('checkbox', { name: 'Select all on this page' })).toBeChecked()
  await selection(page).getByRole('button', { name: 'Clear selection' }).click()
  await expect(selection(page)).toHaveCount(0)
})

test('a pasted list ticks what it names, and lists the rest', async ({ page, site }) => {
  await signIn(page, site)
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  await loadAll(page)
  const accounts = site.backend.store.all()
  const [byId, byTax, byEmail] = [accounts[200], accounts[120], accounts[60]]
  await page.getByRole('button', { name: 'Paste a list' }).click()
  await page
    .getByLabel('Ids, tax IDs, documents, codes or emails, one a line')
    .fill([byId?.id, byTax?.tax_id, byEmail?.email?.toUpperCase(), 'nobody@nowhere'].join('\n'))
  await page.getByRole('button', { name: 'Select', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Paste a list' })
  await expect(dialog.getByRole('list', { name: 'Not found' })).toHaveText('nobody@nowhere')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(selection(page)).toContainText('3 selected')
  await page.getByRole('checkbox', { name: 'Select all 250' }).check()
  await expect(selection(page)).toContainText('250 selected')
  // Where the mouse rests, a page may be prefetched.
  const loading = requestsOf(site).filter((request) => request.includes('limit=100'))
  expect(loading).toHaveLength(3)
})

test('an export holds every account, row by row', async ({ page, site }) => {
  await signIn(page, site)
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  await loadAll(page)
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: 'Everything that matches' }).check()
  await expect(dialog).toContainText('250 of 250 accounts, 8 columns')
  await expectAccessible(page)
  const asked = requestsOf(site).length
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^accounts-\d{4}-\d\d-\d\d-250-of-250\.csv$/)
  const text = await readFile(await download.path(), 'utf8')
  const [headings, ...rows] = readCsv(text, ',')
  expect(headings).toEqual([
    'ID',
    'Name',
    'Business name',
    'Tax ID',
    'Email',
    'Phone',
    'Country',
    'Status',
  ])
  const empty = (value: string | null | undefined) => value ?? ''
  expect(rows.map((row) => row.map(withoutGuard))).toEqual(
    site.backend.store
      .all()
      .map((account) => [
        account.id,
        empty(account.name),
        empty(account.business_name),
        empty(account.tax_id),
        empty(account.email),
        empty(account.phone),
        empty(account.country_name),
        empty(account.status),
      ]),
  )
  expect(requestsOf(site)).toHaveLength(asked)
})

test('Excel and JSON are saved too, and what is ticked is all that is in them', async ({
  page,
  site,
}) => {
  await signIn(page, site)
  await page.getByRole('checkbox', { name: 'Select Acme Corp' }).check()
  for (const [format, end] of [
    ['Excel', 'xlsx'],
    ['JSON', 'json'],
  ] as const) {
    await selection(page).getByRole('button', { name: 'Export' }).click()
    const dialog = page.getByRole('dialog', { name: 'Export' })
    await expect(dialog.getByRole('radio', { name: 'Selected accounts' })).toBeChecked()
    await dialog.getByLabel('Format').selectOption(format)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Export' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(new RegExp(`-1-of-1\\.${end}$`))
    const file = await readFile(await download.path())
    if (end === 'xlsx') expect(file.subarray(0, 2).toString()).toBe('PK')
    else expect(JSON.parse(file.toString())).toMatchObject([{ name: visibleName('Acme Corp') }])
  }
})
