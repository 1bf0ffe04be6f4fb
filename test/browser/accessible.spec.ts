import { expect, expectAccessible, signIn, test } from './fixtures.ts'

test.use({ colorScheme: 'light' })

test('axe finds nothing on the sign-in page', async ({ page, site }) => {
  await page.goto(site.url)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByLabel('Access token')).toHaveAccessibleDescription(/Enter/)
  await expectAccessible(page)
})

test('axe finds nothing on the list: full, with an open filter, and empty', async ({
  page,
  site,
}) => {
  await signIn(page, site, 'accounts?limit=10')
  await expect(page.getByText('1–10 of 250')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('combobox', { name: 'Status' }).click()
  await expect(page.getByRole('listbox')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByLabel('Search accounts').fill('zzzzzz')
  await expect(page.getByText('No accounts match').first()).toBeVisible()
  await expectAccessible(page)
})

test('axe finds nothing on the account page, unchanged and changed', async ({ page, site }) => {
  // Show the whole form: the bar at the foot would cover half a field, and so half its target.
  await page.setViewportSize({ width: 1280, height: 2_000 })
  await signIn(page, site)
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Acme Corp' })).toBeVisible()
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(/@/)
  await expectAccessible(page)
  await page.getByLabel('Name', { exact: true }).fill('')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('There is a problem')).toBeVisible()
  await expectAccessible(page)
})

test('axe finds nothing on the create page', async ({ page, site }) => {
  await signIn(page, site, 'accounts/new')
  await expect(page.getByRole('heading', { name: 'New account' })).toBeVisible()
  await expectAccessible(page)
})

test('axe finds nothing on the requests page', async ({ page, site }) => {
  await signIn(page, site, 'requests')
  await expect(page.getByRole('heading', { name: 'Requests' })).toBeVisible()
  await expectAccessible(page)
})
