import type { Page } from '@playwright/test'
import { expect, openAccount, savedStatus, signIn, test } from './fixtures.ts'

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: element } = document
    return element === document.body ? 'the page' : element?.tagName.toLowerCase()
  })

/** Presses a button that disappears, and checks that the focus does not fall to the body. */
async function pressAway(page: Page, name: string | RegExp) {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' }).last()
  await button.click()
  await expect(button).toBeHidden()
  await expect.poll(() => focused(page), `after ${name}`).not.toBe('the page')
}

// In Safari a press does not focus a button. Here the page simulates it by preventing the default.
for (const isFocused of [true, false]) {
  test.describe(isFocused ? 'a press focuses the button' : 'a press focuses no button', () => {
    test.beforeEach(async ({ page }) => {
      if (isFocused) return
      await page.addInitScript(() => {
        addEventListener('mousedown', (event) => {
          if (!(event.target instanceof Element) || !event.target.closest('button')) return
          event.preventDefault()
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        })
      })
    })

    test('a control that disappears from the list leaves the focus in the page', async ({
      page,
      site,
    }) => {
      await signIn(page, site, 'accounts?status=A&country_id=1&search=x')
      await pressAway(page, 'Remove Status filter')
      await pressAway(page, 'Remove Country filter')
      await pressAway(page, 'Clear filters')
      await expect(page.getByText('1–25 of 250')).toBeVisible()
      await page.getByRole('button', { name: 'Refresh' }).click()
      await expect(page.getByText('Updating')).toBeHidden()
      await expect(page.getByRole('button', { name: 'Refresh' })).toBeFocused()
      await page.getByLabel('Search accounts').fill('nobody at all')
      await pressAway(page, 'Clear search and filters')
    })

    test('a control that disappears from an account leaves the focus in the page', async ({
      page,
      site,
    }) => {
      await openAccount(page, site)
      const email = page.getByLabel('Email', { exact: true })
      const bar = page.getByRole('region', { name: 'Unsaved changes' })
      await email.fill('a@b.test')
      await pressAway(page, 'Undo Email')
      await pressAway(page, /^Remove Vehicle/)
      await pressAway(page, /^Undo Vehicle/)
      await pressAway(page, 'Clear Customer Tier')
      await pressAway(page, 'Undo Customer Tier')

      await email.fill('a@b.test')
      await page.getByLabel('Corner', { exact: true }).fill('Ejido')
      await page.getByRole('button', { name: 'Review changes' }).click()
      await pressAway(page, 'Put back Corner')
      await pressAway(page, 'Put back Email')
      await expect(bar).toBeHidden()

      await email.fill('a@b.test')
      await page.getByRole('button', { name: 'Discard changes' }).click()
      await pressAway(page, /^Discard/)
      await expect(bar).toBeHidden()
      await expect.poll(() => focused(page)).not.toBe('the page')

      await email.fill('a@b.test')
      await pressAway(page, 'Save changes')
      await expect(savedStatus(page)).toBeVisible()
      await pressAway(page, 'Dismiss')
    })

    test('restoring or discarding a draft leaves the focus in the page', async ({ page, site }) => {
      await openAccount(page, site)
      for (const verb of ['Restore draft', 'Discard draft']) {
        await page.getByLabel('Email', { exact: true }).fill('a@b.test')
        await page.waitForTimeout(1500)
        page.once('dialog', (dialog) => void dialog.accept())
        await page.reload()
        await expect(page.getByRole('button', { name: verb })).toBeVisible()
        await pressAway(page, verb)
      }
    })
  })
}
