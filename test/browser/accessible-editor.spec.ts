import { acmeId, expect, expectAccessible, openAccount, test } from './fixtures.ts'

test.use({ colorScheme: 'light', backendOptions: { cacheSeconds: { list: 0, detail: 0 } } })

test('axe finds nothing on staged products and custom fields, and their dialogs', async ({
  page,
  site,
}) => {
  await openAccount(page, site)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Add product' }).click()
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expectAccessible(page)
  await dialog.getByLabel('Provider', { exact: true }).fill('530000000000009999')
  await dialog.getByLabel('Product type', { exact: true }).fill('640000000000009999')
  await dialog.getByRole('button', { name: 'Apply' }).click()

  await page.getByRole('button', { name: 'Add custom field' }).click()
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expectAccessible(page)
  await dialog.getByLabel('Field ID', { exact: true }).fill('810000000000000077')
  await dialog.getByLabel('Type', { exact: true }).fill('json')
  await dialog.getByRole('button', { name: 'Apply' }).click()

  await page.getByRole('button', { name: 'Clear Customer Tier' }).click()
  await page.getByRole('button', { name: /^Remove Vehicle Insurance/ }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Review changes' }).click()
  await expect(dialog).toContainText('"action": "remove"')
  await expectAccessible(page)
})

test('axe finds nothing on a conflict, and on what a save leaves on the page', async ({
  page,
  site,
}) => {
  await openAccount(page, site)
  await page.getByRole('button', { name: /^Edit Vehicle Insurance/ }).click()
  await page.getByRole('dialog').getByLabel('End date', { exact: true }).fill('2031-01-01')
  await page.keyboard.press('Enter')
  await page.getByLabel('Email', { exact: true }).fill('mine@example.com')
  site.backend.edit(acmeId, { email: 'theirs@example.com', notes: 'Theirs' })
  await page.getByRole('button', { name: 'Save changes' }).click()
  const dialog = page.getByRole('dialog', { name: 'Somebody else changed this account' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Keep all mine' }).click()
  await dialog.getByRole('button', { name: 'Save with these choices' }).click()
  const history = page.getByRole('region', { name: 'Session history' })
  await history.getByText('One save').click()
  // What the header covers in part would count as too small.
  await page.evaluate(() => scrollTo(0, 0))
  await expectAccessible(page)
})
