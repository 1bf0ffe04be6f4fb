import { expect, expectAccessible, signIn, test } from './fixtures.ts'

test.use({ colorScheme: 'light' })

test('axe finds nothing on the sign-in', async ({ page, site }) => {
  await page.goto(site.url)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByLabel('Access token')).toHaveAccessibleDescription(/Enter/)
  await expectAccessible(page)
})

test('axe finds nothing on the list, full, with a filter open, and empty', async ({
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

test('axe finds nothing on an account, read and changed', async ({ page, site }) => {
  // The whole form in sight: the bar at its foot would cut a field in two, and its target with it.
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

test('axe finds nothing on the page of a new account', async ({ page, site }) => {
  await signIn(page, site, 'accounts/new')
  await expect(page.getByRole('heading', { name: 'New account' })).toBeVisible()
  await expectAccessible(page)
})

test('axe finds nothing on the requests', async ({ page, site }) => {
  await signIn(page, site, 'requests')
  await expect(page.getByRole('heading', { name: 'Requests' })).toBeVisible()
  await expectAccessible(page)
})
