import type { Page } from '@playwright/test'
import { expect, savedStatus, signIn, test } from './fixtures.ts'

/** Does to the page what a browser's translation does: it puts other nodes in the place of all texts. */
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

/** Texts that React has to find again by their node, since they are not all that their element holds. */
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

test('the page asks not to be translated: it speaks its languages itself', async ({
  page,
  site,
}) => {
  await page.goto(site.url)
  await expect(page.locator('html')).toHaveAttribute('translate', 'no')
  await expect(page.locator('meta[name=google]')).toHaveAttribute('content', 'notranslate')
})

test('translated all the same, everything goes on and says what is so', async ({ page, site }) => {
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

test('so does a create, and another language', async ({ page, site }) => {
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
