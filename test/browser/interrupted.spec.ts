import type { BrowserContext, Page } from '@playwright/test'
import { acmeId, bodiesOf, expect, openAccount, savedStatus, signIn, test } from './fixtures.ts'
import type { Site } from './site.ts'

test.use({
  backendOptions: { cacheSeconds: { list: 2, detail: 2 } },
  config: { requestTimeoutSeconds: 2 },
  expectedErrors: [/ERR_EMPTY_RESPONSE|ERR_CONNECTION_(RESET|CLOSED)|status of (429|500)/],
})

const draft = (page: Page) => page.getByRole('status').filter({ hasText: 'You left unsaved' })
const bar = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' })
const emailAndProduct = {
  email: 'new@example.com',
  products: [
    { action: 'add', provider_id: '530000000000009999', product_type_id: '640000000000009999' },
  ],
}

/** Saves a field and a new product, and closes the tab before the answer. */
async function closeWhileSaving(page: Page, site: Site, applied: boolean): Promise<void> {
  await openAccount(page, site)
  await page.getByRole('button', { name: 'Add product' }).click()
  const editor = page.getByRole('dialog')
  await editor.getByLabel('Provider', { exact: true }).fill('530000000000009999')
  await editor.getByLabel('Product type', { exact: true }).fill('640000000000009999')
  await editor.getByRole('button', { name: 'Apply' }).click()
  await page.getByLabel('Email', { exact: true }).fill('new@example.com')
  site.backend.scenario({ endpoint: 'update', fault: 'hang', applied })
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect.poll(() => bodiesOf(site, 'PUT')).toHaveLength(1)
  await page.close({ runBeforeUnload: false })
}

async function openAgain(context: BrowserContext, open: (page: Page) => Promise<void>) {
  const page = await context.newPage()
  await open(page)
  await expect(draft(page)).toBeHidden()
  return page
}

test('a save whose tab was closed before the answer is verified and not sent twice', async ({
  context,
  page,
  site,
}) => {
  await closeWhileSaving(page, site, true)
  const next = await openAgain(context, (opened) => openAccount(opened, site))
  await expect(
    next.getByRole('status').filter({ hasText: 'Your changes were saved' }),
  ).toBeVisible()
  await expect(bar(next)).toBeHidden()
  await expect(next.getByText('Somebody else changed')).toBeHidden()
  expect(bodiesOf(site, 'PUT')).toEqual([emailAndProduct])
  expect(site.backend.store.get(acmeId)?.products).toHaveLength(2)
  await next.reload()
  await expect(next.getByLabel('Email', { exact: true })).toHaveValue('new@example.com')
  await expect(draft(next)).toBeHidden()
})

test('an interrupted save that was not applied is sent again only by the user', async ({
  context,
  page,
  site,
}) => {
  await closeWhileSaving(page, site, false)
  const next = await openAgain(context, (opened) => openAccount(opened, site))
  await expect(bar(next)).toContainText('2 changes')
  await expect(next.getByText(/Checking again in \d s/)).toBeVisible()
  const alert = next
    .getByRole('alert')
    .filter({ hasText: 'Your changes weren’t saved. Send again?' })
  await expect(alert).toBeVisible({ timeout: 15_000 })
  expect(bodiesOf(site, 'PUT')).toHaveLength(1)
  await alert.getByRole('button', { name: 'Send again' }).click()
  await expect(savedStatus(next)).toBeVisible()
  expect(bodiesOf(site, 'PUT')).toEqual([emailAndProduct, emailAndProduct])
  expect(site.backend.store.get(acmeId)?.products).toHaveLength(2)
})

test('a save whose tab was closed while it waited was not sent, and can be saved at once', async ({
  context,
  page,
  site,
}) => {
  await openAccount(page, site)
  await page.getByLabel('Email', { exact: true }).fill('new@example.com')
  site.backend.scenario({ endpoint: 'update', fault: 'rate-limited', retryAfter: 4 })
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText(/Waiting for its turn/).first()).toBeAttached()
  await page.close({ runBeforeUnload: false })
  const next = await context.newPage()
  await openAccount(next, site)
  await expect(draft(next)).not.toContainText('may be saved already')
  await next.getByRole('button', { name: 'Restore draft' }).click()
  await next.getByRole('button', { name: 'Save changes' }).click()
  await expect(savedStatus(next)).toBeVisible()
  expect(site.backend.store.get(acmeId)?.email).toBe('new@example.com')
})

test('a create whose tab was closed before the answer is found and not sent twice', async ({
  context,
  page,
  site,
}) => {
  await signIn(page, site, 'accounts/new')
  await page.getByLabel('Name', { exact: true }).fill('Nueva Cuenta S.A.')
  await page.getByLabel('Email', { exact: true }).fill('nueva@example.com')
  site.backend.scenario({ endpoint: 'create', fault: 'hang', applied: true })
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect.poll(() => bodiesOf(site, 'POST')).toHaveLength(1)
  await page.close({ runBeforeUnload: false })

  const next = await openAgain(context, (opened) => signIn(opened, site, 'accounts/new'))
  await expect(next.getByRole('heading', { name: 'Nueva Cuenta S.A.', level: 1 })).toBeVisible()
  await expect(
    next.getByRole('status').filter({ hasText: 'The server’s answer was lost' }),
  ).toBeVisible()
  expect(bodiesOf(site, 'POST')).toHaveLength(1)
  await signIn(next, site, 'accounts/new')
  await expect(next.getByLabel('Name', { exact: true })).toHaveValue('')
  await expect(draft(next)).toBeHidden()
})

test('a detached save that gets no answer is verified and is no remote change', async ({
  page,
  site,
}) => {
  await signIn(page, site)
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await page.getByLabel('Email', { exact: true }).fill('left@example.com')
  site.backend.scenario({ endpoint: 'update', fault: 'rate-limited', retryAfter: 3 })
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText(/waits for its turn/i).first()).toBeAttached()
  await page.getByRole('link', { name: 'Accounts' }).first().click()
  site.backend.scenario({ endpoint: 'update', fault: 'server-error', applied: true })
  const notice = page.getByRole('status').filter({ hasText: 'Saved Acme Corp' })
  await expect(notice).toContainText('The server’s answer was lost')
  await notice.getByRole('link', { name: 'Open the account' }).click()
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue('left@example.com')
  await expect(page.getByText('Somebody else changed')).toBeHidden()
  await expect(bar(page)).toBeHidden()
  await expect(draft(page)).toBeHidden()
})
