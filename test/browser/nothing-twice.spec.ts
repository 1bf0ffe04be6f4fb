import type { Page } from '@playwright/test'
import { newAccount } from '#mock/write-account.ts'
import { expect, signIn, test } from './fixtures.ts'
import type { Site } from './site.ts'

test.use({
  backendOptions: { cacheSeconds: { list: 1, detail: 1 } },
  config: { requestTimeoutSeconds: 2 },
  expectedErrors: [/ERR_EMPTY_RESPONSE|ERR_CONNECTION_(RESET|CLOSED)|status of 500/],
})

const writes = ({ backend }: Site) => backend.log.filter(({ method }) => method !== 'GET')

/** Reads use other connections than a write, which is the point of A20. */
async function openAcme(page: Page, site: Site): Promise<void> {
  await signIn(page, site)
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
}

async function changeEmail(page: Page): Promise<void> {
  await page.getByLabel('Email', { exact: true }).fill('new@acme.example.com')
  await page.getByRole('button', { name: 'Save changes' }).click()
}

async function create(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'New account' }).click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Create account' }).click()
}

test('a first write after reads is sent once, even when its connection dies', async ({
  page,
  site,
}) => {
  await openAcme(page, site)
  site.backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
  await changeEmail(page)
  const notice = page.getByRole('status').filter({ hasText: 'Your changes were saved' })
  await expect(notice).toContainText('Email: new@acme.example.com (as sent)')
  await expect(page.getByRole('region', { name: 'Unsaved changes' })).toBeHidden()
  expect(writes(site)).toHaveLength(1)
})

test('a save that was not applied is sent again only by the user', async ({ page, site }) => {
  await openAcme(page, site)
  site.backend.scenario({ endpoint: 'update', fault: 'network-error', applied: false })
  await changeEmail(page)
  await expect(page.getByText(/Checking again in \d s/)).toBeVisible()
  const notice = page
    .getByRole('alert')
    .filter({ hasText: 'Your changes weren’t saved. Send again?' })
  await expect(notice).toContainText('Email: contact@acme.example.com (as before)')
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue('new@acme.example.com')
  expect(writes(site)).toHaveLength(1)
  await notice.getByRole('button', { name: 'Send again' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  expect(writes(site)).toHaveLength(2)
})

test('a create that was applied is found in the list, and its page says so', async ({
  page,
  site,
}) => {
  await signIn(page, site)
  site.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: true })
  await create(page, 'Nueva Cuenta S.A.')
  await expect(page.getByRole('heading', { name: 'Nueva Cuenta S.A.', level: 1 })).toBeVisible()
  await expect(
    page.getByRole('status').filter({ hasText: 'The server’s answer was lost' }),
  ).toBeVisible()
  expect(writes(site)).toHaveLength(1)
})

test('a create that was not applied is sent again only by the user', async ({ page, site }) => {
  await signIn(page, site)
  site.backend.scenario({ endpoint: 'create', fault: 'server-error', applied: false })
  await create(page, 'Nueva Cuenta S.A.')
  const notice = page
    .getByRole('alert')
    .filter({ hasText: 'The account wasn’t found. Send again?' })
  await expect(notice).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Nueva Cuenta S.A.')
  await notice.getByRole('button', { name: 'Send again' }).click()
  await expect(page.getByRole('heading', { name: 'Nueva Cuenta S.A.', level: 1 })).toBeVisible()
  expect(writes(site)).toHaveLength(2)
})

test('a create that was applied twice shows both accounts', async ({ page, site }) => {
  const name = 'Nueva Cuenta S.A.'
  await signIn(page, site)
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  site.backend.store.put(newAccount(site.backend.store.nextAccountId(), { name }))
  site.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: true })
  await create(page, name)
  const notice = page.getByRole('alert').filter({ hasText: 'The account exists more than once' })
  await expect(notice.getByRole('link', { name })).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Send again' })).toHaveCount(0)
})

// When a connection that an earlier write left open dies, Chromium resends the next write by
// itself, and the page sees only a success.
test('an account that the browser created twice has a warning on its page', async ({
  page,
  site,
}) => {
  await openAcme(page, site)
  await changeEmail(page)
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  await page.getByRole('link', { name: 'Accounts' }).first().click()
  site.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: true })
  await create(page, 'Nueva Cuenta S.A.')
  await expect(page.getByRole('heading', { name: 'Nueva Cuenta S.A.', level: 1 })).toBeVisible()
  const posts = writes(site).filter(({ method }) => method === 'POST')
  expect(posts.map(({ status }) => status)).toEqual([null, 201])
  const notice = page.getByRole('alert').filter({ hasText: 'This account may exist twice' })
  const links = notice.getByRole('link', { name: 'Nueva Cuenta S.A.' })
  await expect(links).toHaveCount(2)
  const both = site.backend.store.all().slice(-2)
  expect(new Set(await links.evaluateAll((all) => all.map((link) => link.textContent)))).toEqual(
    new Set(both.map(({ id, name }) => `${name} ${id}`)),
  )
})
