import { expect, signIn, test } from './fixtures.ts'

const head = (column: string) => `th[data-column=${column}]`

test('a clerk works down the rows by keyboard', async ({ page, site }) => {
  await signIn(page, site)
  const links = page.locator('tbody a')
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  await page.keyboard.press('j')
  await expect(links.nth(0)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(links.nth(1)).toBeFocused()
  await page.keyboard.press('x')
  const selection = page.getByRole('region', { name: 'Selection' })
  await expect(selection).toContainText('1 selected')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(selection).toContainText('3 selected')
  const name = await links.nth(3).innerText()
  await expect(links.nth(3)).toBeFocused()
  await page.keyboard.press('/')
  await page.keyboard.type('jx')
  await expect(page.getByLabel('Search accounts')).toHaveValue('jx')
  await page.getByLabel('Search accounts').fill('')
  await links.nth(3).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('link', { name, exact: true })).toBeFocused()
})

test('columns are dragged, made wider by hand and by keyboard, and remembered', async ({
  page,
  site,
}) => {
  await signIn(page, site)
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  await page.locator(head('status')).dragTo(page.locator(head('tax_id')))
  const names = () => page.getByRole('columnheader').allInnerTexts()
  await expect
    .poll(names)
    .toEqual(['Name', 'Business name', 'Status', 'Tax ID', 'Email', 'Phone', 'Country'])
  const grip = page.getByRole('separator', { name: 'Resize Email' })
  const before = await page.locator(head('email')).boundingBox()
  const width = async () => (await page.locator(head('email')).boundingBox())?.width ?? 0
  await grip.focus()
  await expect(grip).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect.poll(width).toBeGreaterThan((before?.width ?? 0) + 8)
  await page.keyboard.press('ArrowRight')
  await expect.poll(width).toBeGreaterThan((before?.width ?? 0) + 24)
  const wide = await width()
  await page.reload()
  await expect.poll(names).toContain('Country')
  await expect.poll(width).toBeCloseTo(wide, 0)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 800 } })

  test('a row is a card of two lines, and the filters stand behind one button', async ({
    page,
    site,
  }) => {
    await signIn(page, site)
    await expect(page.getByText('1–25 of 250')).toBeVisible()
    const card = page.locator('tbody tr').first()
    await expect(card).toContainText('Acme Corp')
    await expect(card).toContainText('214100001019 · contact@acme.example.com')
    await expect(card).toContainText('Active')
    await expect(page.getByRole('combobox', { name: 'Country' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Filters' }).click()
    await expect(page.getByRole('combobox', { name: 'Country' })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})

test('a cell, a row and what is ticked are copied', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, site)
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await page.getByRole('cell', { name: 'Uruguay' }).first().hover()
  // The button comes with the first move.
  await expect(async () => {
    await page.getByRole('cell', { name: 'contact@acme.example.com' }).hover()
    await page.getByRole('cell', { name: '214100001019' }).hover()
    await expect(page.getByRole('button', { name: 'Copy', exact: true })).toBeVisible({
      timeout: 500,
    })
  }).toPass()
  await page.getByRole('cell', { name: 'contact@acme.example.com' }).hover()
  await page.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect.poll(copied).toBe('contact@acme.example.com')
  await page.keyboard.press('j')
  await page.keyboard.press('Control+c')
  await expect.poll(copied).toContain('Acme Corp\tAcme Corp. S.A.\t214100001019')
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+c')
  await expect.poll(async () => (await copied()).split('\n')).toHaveLength(2)
})
