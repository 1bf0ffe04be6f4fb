import { expect, expectAccessible, requestsOf, signIn, test } from './fixtures.ts'

test('a view is saved, told when the list differs from it, and shared by its link', async ({
  page,
  site,
  browser,
}) => {
  await signIn(page, site, 'accounts?status=A')
  await expect(page.getByText(/^1–25 of \d+$/)).toBeVisible()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Show Phone' }).uncheck()
  await page.keyboard.press('Escape')
  await page.getByRole('columnheader').getByRole('button', { name: 'Name', exact: true }).click()
  await page.getByRole('button', { name: 'Load all', exact: true }).click()
  await expect(page.getByText(/^All \d+ loaded$/)).toBeVisible()
  await page.getByLabel('Group by').selectOption('Country')

  const views = page.getByRole('button', { name: /^Views/ })
  await views.click()
  await page.getByLabel('View name').fill('Active by country')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const saved = page.getByRole('list', { name: 'Saved views' })
  await expect(saved.getByRole('link', { name: 'Active by country' })).toBeVisible()
  await expectAccessible(page)
  await expect(views).not.toContainText('unsaved changes')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await saved.getByRole('button', { name: 'Copy link to Active by country' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.keyboard.press('Escape')

  await page.getByLabel('Group by').selectOption('None')
  await expect(views).toContainText('unsaved changes')
  await views.click()
  await saved.getByRole('link', { name: 'Active by country' }).click()
  await expect(page.getByLabel('Group by')).toHaveValue('country_name')
  await expect(views).not.toContainText('unsaved changes')
  await page.reload()
  await views.click()
  await saved.getByRole('button', { name: 'Rename Active by country' }).click()
  await page.getByLabel('New name').fill('Mine')
  await page.getByRole('button', { name: 'Rename', exact: true }).click()
  await expect(saved.getByRole('link', { name: 'Mine', exact: true })).toBeVisible()
  await saved.getByRole('button', { name: 'Delete Mine' }).click()
  await expect(saved).toHaveCount(0)

  // In another browser the link is all there is.
  const other = await (
    await browser.newContext({ viewport: { width: 1360, height: 850 } })
  ).newPage()
  await signIn(other, site, link.replace(site.url, ''))
  await expect(other.getByText('This list is not sorted yet')).toBeVisible()
  await expect(other.getByRole('button', { name: 'Remove Status filter' })).toBeVisible()
  await expect(other.getByRole('columnheader', { name: 'Phone' })).toHaveCount(0)
  await other.getByRole('button', { name: 'Load all accounts' }).click()
  await other.getByRole('button', { name: 'Load all', exact: true }).click()
  await expect(other.getByLabel('Group by')).toHaveValue('country_name')
  await expect(other.locator('th[data-column=name]')).toHaveAttribute('aria-sort', 'ascending')
  await other.context().close()
})

test('accounts opened last are offered without a request, and forgotten at the sign-out', async ({
  page,
  site,
}) => {
  await signIn(page, site)
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await expect(page.getByLabel('Email', { exact: true })).toBeVisible()
  await page.goBack()
  await page.getByRole('button', { name: 'Views' }).click()
  const opened = page.getByRole('region', { name: 'Opened last' })
  await expect(opened.getByRole('link', { name: 'Acme Corp' })).toBeVisible()
  await opened.getByRole('button', { name: 'Pin Acme Corp' }).click()
  await expect(opened.getByRole('button', { name: 'Pin Acme Corp' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  const asked = requestsOf(site).length
  await opened.getByRole('link', { name: 'Acme Corp' }).click()
  await expect(page.getByRole('heading', { name: 'Acme Corp' })).toBeVisible()
  expect(requestsOf(site)).toHaveLength(asked)
})
