import type { Page } from '@playwright/test'
import { bodiesOf, expect, openAccount, refusals, savedStatus, signIn, test } from './fixtures.ts'

const tierId = '810000000000000001'
const draft = (page: Page) => page.getByRole('status').filter({ hasText: 'You left unsaved' })
const bar = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' })

/** Edits a field, a product and a custom field. */
async function changeThree(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add product' }).click()
  const editor = page.getByRole('dialog')
  await editor.getByLabel('Provider', { exact: true }).fill('530000000000009999')
  await editor.getByLabel('Product type', { exact: true }).fill('640000000000009999')
  await editor.getByRole('button', { name: 'Apply' }).click()
  await page.getByLabel('Customer Tier', { exact: true }).fill('Gold')
  await page.getByLabel('Email', { exact: true }).fill('kept@example.com')
  await expect(bar(page)).toContainText('3 changes')
}

const three = {
  email: 'kept@example.com',
  products: [
    {
      action: 'add',
      provider_id: '530000000000009999',
      product_type_id: '640000000000009999',
    },
  ],
  dynamic_fields: [{ field_id: tierId, value: 'Gold' }],
}

test('the edits of a killed tab are offered, restored and saved', async ({
  context,
  page,
  site,
}) => {
  await openAccount(page, site)
  await changeThree(page)
  // Edits are stored within 0.8 s, and a crash fires no event.
  await page.waitForTimeout(1000)
  const crashed = page.waitForEvent('crash')
  const session = await context.newCDPSession(page)
  void session.send('Page.crash').catch(() => {})
  await crashed
  await page.close()

  const next = await context.newPage()
  await openAccount(next, site)
  await expect(draft(next)).toContainText('3 changes')
  await expect(next.getByLabel('Email', { exact: true })).toHaveValue('contact@acme.example.com')
  await next.getByRole('button', { name: 'Restore draft' }).click()
  await expect(next.getByLabel('Email', { exact: true })).toHaveValue('kept@example.com')
  await expect(next.getByLabel('Customer Tier', { exact: true })).toHaveValue('Gold')
  await expect(next.getByRole('table', { name: 'Products' })).toContainText('640000000000009999')
  expect(bodiesOf(site, 'PUT')).toEqual([])
  await next.getByRole('button', { name: 'Save changes' }).click()
  await expect(savedStatus(next)).toBeVisible()
  expect(bodiesOf(site, 'PUT')).toEqual([three])
  await next.reload()
  await expect(next.getByLabel('Email', { exact: true })).toHaveValue('kept@example.com')
  await expect(draft(next)).toBeHidden()
})

test('a closed tab leaves a draft, which can be discarded for good', async ({
  context,
  page,
  site,
}) => {
  await openAccount(page, site)
  // Wait until the browser has opened its database, which takes about 100 ms.
  await page.waitForTimeout(300)
  await page.getByLabel('Email', { exact: true }).fill('kept@example.com')
  await page.close({ runBeforeUnload: false })
  const next = await context.newPage()
  await openAccount(next, site)
  await next.getByRole('button', { name: 'Discard draft' }).click()
  await expect(draft(next)).toBeHidden()
  await expect(bar(next)).toBeHidden()
  await next.reload()
  await expect(next.getByLabel('Email', { exact: true })).toHaveValue('contact@acme.example.com')
  await expect(draft(next)).toBeHidden()
})

test('an account open in two tabs says so in both, and neither takes the other’s draft', async ({
  context,
  page,
  site,
}) => {
  await openAccount(page, site)
  await page.getByLabel('Email', { exact: true }).fill('here@example.com')
  const other = await context.newPage()
  await openAccount(other, site)
  const warning = 'This account is open in another tab'
  await expect(page.getByText(warning)).toBeVisible()
  await expect(other.getByText(warning)).toBeVisible()
  await expect(draft(other)).toBeHidden()
  await other.close()
  await expect(page.getByText(warning)).toBeHidden()
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue('here@example.com')
})

test('a reload asks only with unsaved changes, and keeps them either way', async ({
  page,
  site,
}) => {
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    // Dismiss the first question and accept the second.
    void (asked.length === 1 ? dialog.dismiss() : dialog.accept())
  })
  await openAccount(page, site)
  const email = page.getByLabel('Email', { exact: true })
  await email.click()
  await page.reload()
  await expect(email).toHaveValue('contact@acme.example.com')
  expect(asked).toEqual([])

  await email.click()
  await email.fill('half@typed')
  await page.evaluate(() => location.reload())
  await expect.poll(() => asked).toEqual(['beforeunload'])
  await expect(email).toHaveValue('half@typed')
  await page.reload()
  expect(asked).toEqual(['beforeunload', 'beforeunload'])
  await page.getByRole('button', { name: 'Restore draft' }).click()
  await expect(email).toHaveValue('half@typed')
})

test('leaving with half-typed text in a dialog or a list asks first', async ({ page, site }) => {
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void (asked.length === 1 ? dialog.dismiss() : dialog.accept())
  })
  await signIn(page, site)
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await page.getByRole('button', { name: 'Add custom field' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add custom field' })
  await dialog.getByLabel('Name', { exact: true }).click()
  await page.keyboard.type('Half')
  await page.goBack()
  await dialog.getByRole('button', { name: 'Keep editing' }).click()
  await page.evaluate(() => location.reload())
  await expect.poll(() => asked).toEqual(['beforeunload'])
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Half')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.getByRole('button', { name: 'Discard' }).click()

  const tier = page.getByLabel('Customer Tier', { exact: true })
  await tier.click()
  await page.keyboard.type('Gold')
  await page.reload()
  expect(asked).toEqual(['beforeunload', 'beforeunload'])
  await page.getByRole('button', { name: 'Restore draft' }).click()
  await expect(tier).toHaveValue('Gold')
})

test.describe('with an expired token', () => {
  test.use({ expectedErrors: [refusals] })

  test('a save with products waits for a new sign-in and loses nothing', async ({ page, site }) => {
    await openAccount(page, site)
    await changeThree(page)
    site.backend.scenario({ fault: 'unauthorized', endpoint: 'update' })
    await page.getByRole('button', { name: 'Save changes' }).click()
    const dialog = page.getByRole('dialog', { name: 'Sign in again' })
    await dialog.getByLabel('Access token').fill(site.renewedToken())
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await expect(savedStatus(page)).toBeVisible()
    await expect(bar(page)).toBeHidden()
    await expect(page.getByLabel('Email', { exact: true })).toHaveValue('kept@example.com')
    expect(bodiesOf(site, 'PUT')).toEqual([three, three])
  })
})

test('a draft that two tabs offer is taken by one of them', async ({ context, page, site }) => {
  await signIn(page, site)
  await page.getByRole('link', { name: 'New account' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Acme Two')
  await page.waitForTimeout(1000)
  await page.close({ runBeforeUnload: false })

  const [one, two] = [await context.newPage(), await context.newPage()]
  for (const each of [one, two]) {
    await signIn(each, site)
    await each.getByRole('link', { name: 'New account' }).click()
    await expect(draft(each)).toBeVisible()
  }
  await one.getByRole('button', { name: 'Restore draft' }).click()
  await expect(one.getByLabel('Name', { exact: true })).toHaveValue('Acme Two')
  await expect(draft(two)).toBeHidden()
  await expect(two.getByLabel('Name', { exact: true })).toHaveValue('')
})
