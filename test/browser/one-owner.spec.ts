// A write belongs to the sign-in, not to the page that submitted it. Leaving, returning, a second
// tab and a reload never change what happens to it.
import type { Page } from '@playwright/test'
import {
  acmeId,
  bodiesOf,
  expect,
  openAccount,
  refusals,
  savedStatus,
  signIn,
  test,
} from './fixtures.ts'
import type { Site } from './site.ts'

test.use({ expectedErrors: [refusals] })

const bar = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' })
const draft = (page: Page) => page.getByText('You left unsaved changes here')
const toList = (page: Page) => page.getByRole('link', { name: 'Accounts' }).first().click()
const product = {
  action: 'add',
  provider_id: '530000000000009999',
  product_type_id: '640000000000009999',
}

async function stageProduct(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add product' }).click()
  const editor = page.getByRole('dialog')
  await editor.getByLabel('Provider', { exact: true }).fill(product.provider_id)
  await editor.getByLabel('Product type', { exact: true }).fill(product.product_type_id)
  await editor.getByRole('button', { name: 'Apply' }).click()
}

/**
 * Opens the account from the list, stages a product and saves while the budget of updates is used
 * up.
 */
async function saveIntoTheQueue(page: Page, site: Site, retryAfter = 6): Promise<void> {
  await signIn(page, site)
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await stageProduct(page)
  site.backend.scenario({ endpoint: 'update', fault: 'rate-limited', retryAfter })
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(bar(page)).toContainText(/Waiting for its turn/)
}

/** Checks that the save and the product exist once. */
async function expectOneProduct(page: Page, site: Site): Promise<void> {
  await expect(savedStatus(page)).toBeVisible({ timeout: 15_000 })
  await expect(bar(page)).toBeHidden()
  const { log, store } = site.backend
  expect(log.filter(({ method, status }) => method === 'PUT' && status === 200)).toHaveLength(1)
  expect(store.get(acmeId)?.products).toHaveLength(2)
}

test('a waiting save is shown on return, by Back and by link, and a second save amends it', async ({
  page,
  site,
}) => {
  await saveIntoTheQueue(page, site)
  await toList(page)
  await expect(page.getByText('The changes to Acme Corp wait to be saved')).toBeVisible()
  await page.goBack()
  await expect(bar(page)).toContainText(/Waiting for its turn/)
  await expect(page.getByText('wait to be saved')).toBeHidden()
  await toList(page)
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await expect(bar(page)).toContainText(/Waiting for its turn/)
  await expect(draft(page)).toBeHidden()
  await page.getByLabel('Email', { exact: true }).fill('new@example.com')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expectOneProduct(page, site)
  expect(bodiesOf(site, 'PUT').at(-1)).toEqual({ email: 'new@example.com', products: [product] })
})

test('a waiting save continues in the user’s next tab', async ({ context, page, site }) => {
  await saveIntoTheQueue(page, site)
  await toList(page)
  const other = await context.newPage()
  await openAccount(other, site)
  await expect(bar(other)).toContainText(/Waiting for its turn/)
  await expect(draft(other)).toBeHidden()
  await expect(page.getByText('wait to be saved')).toBeHidden()
  await other.getByLabel('Email', { exact: true }).fill('new@example.com')
  await other.getByRole('button', { name: 'Save changes' }).click()
  await expectOneProduct(other, site)
  expect(bodiesOf(site, 'PUT').at(-1)).toEqual({ email: 'new@example.com', products: [product] })
  await expect(page.getByText('Saved Acme Corp')).toBeHidden()
})

test('a second tab only says that the account is being saved', async ({ context, page, site }) => {
  await saveIntoTheQueue(page, site)
  const other = await context.newPage()
  await openAccount(other, site)
  await expect(bar(other)).toContainText('Being saved from another tab')
  await expect(draft(other)).toBeHidden()
  await expectOneProduct(page, site)
  await expect(bar(other)).toBeHidden()
})

test('a waiting save is a draft after a reload and is saved once', async ({ page, site }) => {
  await saveIntoTheQueue(page, site)
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(draft(page)).toBeVisible()
  await page.getByRole('button', { name: 'Restore draft' }).click()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expectOneProduct(page, site)
})

test('a detached save that is rejected shows a notice, and its error on return', async ({
  page,
  site,
}) => {
  await saveIntoTheQueue(page, site, 4)
  await toList(page)
  site.backend.scenario({ endpoint: 'update', fault: 'forbidden' })
  const notice = page.getByRole('alert').filter({ hasText: 'Acme Corp could not be saved' })
  await expect(notice).toBeVisible({ timeout: 10_000 })
  await notice.getByRole('link', { name: 'Open the account' }).click()
  await expect(bar(page)).toContainText('1 change')
  await expect(page.getByText('Your changes weren’t saved', { exact: true })).toBeVisible()
  await expect(notice).toBeHidden()
  await expect(draft(page)).toBeHidden()
  expect(site.backend.store.get(acmeId)?.products).toHaveLength(1)
})

async function createIntoTheQueue(page: Page, site: Site): Promise<void> {
  await signIn(page, site)
  await page.getByRole('link', { name: 'New account' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Nueva Cuenta S.A.')
  site.backend.scenario({ endpoint: 'create', fault: 'rate-limited', retryAfter: 6 })
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('region', { name: 'New account' })).toContainText(
    /Waiting for its turn/,
  )
}

const created = ({ backend }: Site) =>
  backend.store.all().filter(({ name }) => name === 'Nueva Cuenta S.A.')

test('a waiting create is shown on return and creates one account', async ({ page, site }) => {
  await createIntoTheQueue(page, site)
  await toList(page)
  await page.getByRole('link', { name: 'New account' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Nueva Cuenta S.A.')
  await expect(draft(page)).toBeHidden()
  await page.getByRole('button', { name: 'Create account' }).click({ force: true })
  const heading = page.getByRole('heading', { name: 'Nueva Cuenta S.A.', level: 1 })
  await expect(heading).toBeVisible({ timeout: 15_000 })
  expect(created(site)).toHaveLength(1)
  await toList(page)
  await page.getByRole('link', { name: 'New account' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('')
})

test('a waiting create is no draft in another tab, and its end shows one notice with a link', async ({
  context,
  page,
  site,
}) => {
  await createIntoTheQueue(page, site)
  const other = await context.newPage()
  await signIn(other, site, 'accounts/new')
  await expect(other.getByLabel('Name', { exact: true })).toHaveValue('')
  await expect(draft(other)).toBeHidden()
  await toList(page)
  const notice = page.getByRole('status').filter({ hasText: 'Created Nueva Cuenta S.A.' })
  await expect(notice).toBeVisible({ timeout: 15_000 })
  await expect(other.getByText('Created Nueva Cuenta S.A.')).toBeHidden()
  await notice.getByRole('link', { name: 'Open the account' }).click()
  await expect(page.getByRole('heading', { name: 'Nueva Cuenta S.A.', level: 1 })).toBeVisible()
  expect(created(site)).toHaveLength(1)
})

test('a waiting undo can be left and cancelled, and the save can still be undone', async ({
  page,
  site,
}) => {
  await openAccount(page, site)
  await page.getByLabel('Email', { exact: true }).fill('new@example.com')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(savedStatus(page)).toBeVisible()
  site.backend.scenario({ endpoint: 'update', fault: 'rate-limited', retryAfter: 20 })
  await page.getByRole('button', { name: /^Undo this save/ }).click()
  await expect(bar(page)).toContainText(/Undoing.*Waiting for its turn/)
  await toList(page)
  await expect(page.getByText('The undo for Acme Corp waits for its turn')).toBeVisible()
  await page.goBack()
  await expect(bar(page)).toContainText(/Undoing.*Waiting for its turn/)
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(page.getByText('The undo was cancelled before it was sent')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Undo this save/ })).toBeVisible()
  expect(site.backend.store.get(acmeId)?.email).toBe('new@example.com')
})

test('no row moves under the pointer while a detached write waits, is sent and ends', async ({
  page,
  site,
}) => {
  await saveIntoTheQueue(page, site, 4)
  await toList(page)
  const row = page.getByRole('link', { name: 'Gabriela Viera', exact: true })
  await expect(page.getByText('wait to be saved')).toBeVisible()
  const before = await row.boundingBox()
  await expect(page.getByText('Saved Acme Corp')).toBeVisible({ timeout: 15_000 })
  expect((await row.boundingBox())?.y).toBe(before?.y)
})

test('signing out asks while a save waits', async ({ page, site }) => {
  await saveIntoTheQueue(page, site, 30)
  await toList(page)
  await page.getByRole('button', { name: /User menu/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByText('One change is still being saved')).toBeVisible()
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(page.getByText('wait to be saved')).toBeVisible()
})

test.describe('a base that becomes stale while the save waits', () => {
  test.use({ backendOptions: { cacheSeconds: { list: 2, detail: 2 } } })

  test('a remote change during the wait is a question and is not overwritten', async ({
    page,
    site,
  }) => {
    await openAccount(page, site)
    await page.getByLabel('Email', { exact: true }).fill('mine@example.com')
    // Longer than the cache time of the detail.
    site.backend.scenario({ endpoint: 'update', fault: 'rate-limited', retryAfter: 4 })
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(bar(page)).toContainText(/Waiting for its turn/)
    site.backend.edit(acmeId, { email: 'theirs@example.com' })
    const dialog = page.getByRole('dialog', { name: 'Somebody else changed this account' })
    await expect(dialog).toContainText('theirs@example.com', { timeout: 15_000 })
    expect(site.backend.store.get(acmeId)?.email).toBe('theirs@example.com')
    await dialog.getByRole('radio', { name: /^Mine/ }).check()
    await dialog.getByRole('button', { name: 'Save with these choices' }).click()
    await expect(savedStatus(page)).toBeVisible()
    expect(site.backend.store.get(acmeId)?.email).toBe('mine@example.com')
  })
})

test('a save that follows that of another tab goes out when that tab is closed', async ({
  context,
  page,
  site,
}) => {
  await saveIntoTheQueue(page, site, 20)
  const other = await context.newPage()
  await openAccount(other, site)
  await other.getByLabel('Phone', { exact: true }).fill('+598 1')
  await other.getByRole('button', { name: 'Save changes' }).click()
  await expect(bar(other)).toContainText('Your newer changes follow')
  await page.close()
  await expect(savedStatus(other)).toBeVisible({ timeout: 40_000 })
  expect(bodiesOf(site, 'PUT').at(-1)).toEqual({ phone: '+598 1' })
  await expect(draft(other)).toBeVisible()
})
