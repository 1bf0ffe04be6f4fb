import { acmeId, expect, expectAccessible, openAccount, test } from './fixtures.ts'

test.use({ colorScheme: 'light', backendOptions: { cacheSeconds: { list: 0, detail: 0 } } })

const openDialog = 'dialog[open]'

test('axe finds nothing in the dialogs of products and custom fields, or in what they stage', async ({
  page,
  site,
}) => {
  await openAccount(page, site)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Add product' }).click()
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(dialog.getByLabel('Provider', { exact: true })).toBeFocused()
  await expectAccessible(page, openDialog)
  await dialog.getByLabel('Provider', { exact: true }).fill('530000000000009999')
  await dialog.getByLabel('Product type', { exact: true }).fill('640000000000009999')
  await dialog.getByRole('button', { name: 'Apply' }).click()

  await page.getByRole('button', { name: 'Add custom field' }).click()
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(dialog.getByLabel('Field ID', { exact: true })).toBeFocused()
  await expectAccessible(page, openDialog)
  await dialog.getByLabel('Field ID', { exact: true }).fill('810000000000000077')
  await dialog.getByRole('button', { name: 'Apply' }).click()

  await page.getByRole('button', { name: 'Clear Customer Tier' }).click()
  await page.getByRole('button', { name: /^Remove Vehicle Insurance/ }).click()
  await expect(page.getByRole('region', { name: 'Unsaved changes' })).toContainText('4 changes')
  // axe counts a target that the header partly covers as too small.
  await page.evaluate(() => scrollTo(0, 0))
  await expectAccessible(page)
})

test('axe finds nothing in the review, the conflict dialog, or on the page after them', async ({
  page,
  site,
}) => {
  await openAccount(page, site)
  await page.getByRole('button', { name: /^Edit Vehicle Insurance/ }).click()
  await page.getByRole('dialog').getByLabel('End date', { exact: true }).fill('2031-01-01')
  await page.keyboard.press('Enter')
  await page.getByLabel('Email', { exact: true }).fill('mine@example.com')
  await page.getByRole('button', { name: 'Review changes' }).click()
  await expect(page.getByRole('dialog')).toContainText('"action": "update"')
  await expectAccessible(page, openDialog)
  await page.keyboard.press('Escape')

  site.backend.edit(acmeId, { email: 'theirs@example.com', notes: 'Theirs' })
  await page.getByRole('button', { name: 'Save changes' }).click()
  const conflict = page.getByRole('dialog', { name: 'Somebody else changed this account' })
  await expect(conflict).toBeVisible()
  await expectAccessible(page, openDialog)
  await conflict.getByRole('button', { name: 'Keep all mine' }).click()
  await conflict.getByRole('button', { name: 'Save with these choices' }).click()
  await page.getByRole('region', { name: 'Session history' }).getByText('One save').click()
  await page.evaluate(() => scrollTo(0, 0))
  await expectAccessible(page)
})
