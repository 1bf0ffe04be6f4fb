import type { Page } from '@playwright/test'
import { acmeId, expect, openAccount, test } from './fixtures.ts'

/** Returns the text that a paste into a field yields. */
async function pasteInto(page: Page, label: string): Promise<string> {
  const field = page.getByLabel(label, { exact: true })
  await field.fill('')
  await field.press('ControlOrMeta+v')
  return field.inputValue()
}

// Over plain HTTP a page has no clipboard API.
test.beforeEach(({ page }) =>
  page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined })),
)

test('without the clipboard API the page copies a selection, in a dialog too', async ({
  page,
  site,
}) => {
  await openAccount(page, site)
  const copy = page.getByRole('button', { name: 'Copy the account’s id', exact: true })
  await copy.click()
  await expect(page.getByText('Copied', { exact: true })).toBeAttached()
  await expect(copy).toBeFocused()
  expect(await pasteInto(page, 'Corner')).toBe(acmeId)

  await page.getByRole('button', { name: 'Review changes' }).click()
  const dialog = page.getByRole('dialog')
  const body = await dialog.locator('pre').textContent()
  await dialog.getByRole('button', { name: 'Copy as JSON' }).click()
  await dialog.getByRole('button', { name: 'Close' }).click()
  expect(await pasteInto(page, 'Notes')).toBe(body)
})

test('where copying is not allowed the text is shown, selected', async ({ page, site }) => {
  await page.addInitScript(() => {
    document.execCommand = () => false
  })
  await openAccount(page, site)
  const copy = page.getByRole('button', { name: 'Copy the account’s id', exact: true })
  await copy.click()
  const dialog = page.getByRole('dialog', { name: /^Could not be copied/ })
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+c')
  await page.keyboard.press('Escape')
  await expect(copy).toBeFocused()
  expect(await pasteInto(page, 'Corner')).toBe(acmeId)
})
