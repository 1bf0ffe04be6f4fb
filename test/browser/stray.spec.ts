import type { Page } from '@playwright/test'
import { expect, refusals, requestsOf, signIn, test } from './fixtures.ts'
import type { Site } from './site.ts'

test.use({ expectedErrors: [refusals] })

/** Saves while the server answers 429, and goes back to the list before the save is sent. */
async function saveAndLeave(page: Page, site: Site): Promise<void> {
  await signIn(page, site)
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await page.getByLabel('Email', { exact: true }).fill('left@example.com')
  site.backend.scenario({ fault: 'rate-limited', endpoint: 'update', retryAfter: 4 })
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText(/Waiting for its turn|waits for its turn/i).first()).toBeVisible()
  await page.getByRole('link', { name: 'Accounts' }).first().click()
  await expect(page.getByRole('table', { name: 'Accounts' })).toBeVisible()
}

test('a waiting save is sent after its page was left, and a notice says so', async ({
  page,
  site,
}) => {
  await saveAndLeave(page, site)
  await expect(page.getByRole('status').filter({ hasText: 'Saved Acme Corp' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Acme Corp/ })).toContainText('left@example.com')
  expect(requestsOf(site).filter((line) => line.startsWith('PUT'))).toHaveLength(2)
})

test('a detached save that fails shows what was sent', async ({ page, site }) => {
  await saveAndLeave(page, site)
  site.backend.scenario({ fault: 'forbidden', endpoint: 'update' })
  const alert = page.getByRole('alert').filter({ hasText: 'could not be saved' })
  await expect(alert).toContainText('left@example.com')
  await alert.getByRole('link', { name: 'Open the account' }).click()
  await expect(page.getByRole('heading', { name: 'Acme Corp', level: 1 })).toBeVisible()
})

test('closing the tab asks while a save waits, on every screen', async ({ page, site }) => {
  await saveAndLeave(page, site)
  const asked = page.waitForEvent('dialog')
  void page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
})
