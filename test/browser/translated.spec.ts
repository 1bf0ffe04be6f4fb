import type { Page } from '@playwright/test'
import { expect, savedStatus, signIn, test } from './fixtures.ts'

/** Replaces all text nodes of the page, as a browser's translation does. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: Node[] = []
    while (walker.nextNode()) texts.push(walker.currentNode)
    for (const text of texts) {
      const [outer, inner] = [document.createElement('font'), document.createElement('font')]
      inner.append(text.nodeValue ?? '')
      outer.append(inner)
      text.parentNode?.replaceChild(outer, text)
    }
  })
}

/** Finds texts that share their element with other nodes: React must find these by their node. */
async function bareTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      const text = walker.currentNode.nodeValue ?? ''
      const key = Object.keys(parent ?? {}).find((each) => each.startsWith('__reactProps$'))
      const props = parent && key && (Reflect.get(parent, key) as { children?: unknown })
      const isAll = props && ['string', 'number'].includes(typeof props.children)
      if (props && !isAll && text.trim() !== '') found.push(parent.outerHTML)
    }
    return found
  })
}

test('the page opts out of translation by the browser', async ({ page, site }) => {
  await page.goto(site.url)
  await expect(page.locator('html')).toHaveAttribute('translate', 'no')
  await expect(page.locator('meta[name=google]')).toHaveAttribute('content', 'notranslate')
})

test('a translated page keeps working and shows correct texts', async ({ page, site }) => {
  await signIn(page, site)
  const table = page.getByRole('table', { name: 'Accounts' })
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  expect(await bareTexts(page)).toEqual([])
  await translate(page)
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(page.getByText('26–50 of 250')).toBeVisible()
  await expect(page.getByText('1–25 of 250')).toHaveCount(0)
  await translate(page)
  await page.getByRole('button', { name: 'Previous page' }).click()
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  await translate(page)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByText('Seen just now')).toBeVisible()

  await translate(page)
  await table.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Products' })).toBeVisible()
  expect(await bareTexts(page)).toEqual([])
  await translate(page)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('button', { name: 'Refresh' })).not.toHaveAttribute('aria-busy')

  await page.getByLabel('Email', { exact: true }).fill('new@example.com')
  await page.getByRole('button', { name: /^Remove Vehicle/ }).click()
  await page.getByRole('button', { name: 'Review changes' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await bareTexts(page)).toEqual([])
  await translate(page)
  await page.getByRole('button', { name: /^Put back Vehicle/ }).click()
  await expect(page.getByRole('dialog').getByText('Removed')).toHaveCount(0)
  await translate(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click()
  await expect(savedStatus(page)).toContainText('Saved: Email')
  expect(await bareTexts(page)).toEqual([])
  await translate(page)
  await page.getByRole('button', { name: 'Undo this save' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Undone' })).toBeVisible()

  await translate(page)
  await page.getByRole('button', { name: 'Requests' }).click()
  expect(await bareTexts(page)).toEqual([])
  await translate(page)
  await page.getByRole('link', { name: 'All requests' }).click()
  await expect(page.getByRole('heading', { name: 'Requests' })).toBeVisible()
  expect(await bareTexts(page)).toEqual([])
})

test('a translated create page keeps working, and so does a change of language', async ({
  page,
  site,
}) => {
  await signIn(page, site, 'accounts/new')
  const name = page.getByLabel('Name', { exact: true })
  await name.fill('New One')
  expect(await bareTexts(page)).toEqual([])
  await translate(page)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'New One' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Created' })).toBeVisible()
  await translate(page)
  await page.getByRole('button', { name: /^User menu/ }).click()
  await page.getByRole('radio', { name: 'Español' }).check()
  await expect(page.getByRole('button', { name: 'Añadir producto' })).toBeVisible()
  await expect(page.getByText('Add product')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Cuentas' }).first()).toBeVisible()
})
