import { expect, test as base } from '@playwright/test'
import { openStaticHost } from './site.ts'

const path = '/some/sub-path/'

const test = base.extend<{ host: { url: string } }>({
  // oxlint-disable-next-line no-empty-pattern
  host: async ({}, provide) => {
    const host = await openStaticHost('dist-demo', path)
    await provide(host)
    await host.close()
  },
})

test('the demo runs under a sub-path of a static host, with deep links and reloads', async ({
  page,
  host,
}) => {
  // The host serves only the demo's files. The mock answers API requests in the service worker.
  const asked: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(request.url())
  })
  await page.goto(`${host.url}accounts?status=A`)
  await page.getByRole('button', { name: 'May read and write' }).click()
  await expect(page).toHaveURL(`${host.url}accounts?status=A`)
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Acme Corp' })).toBeVisible()
  const account = page.url()

  await page.reload()
  await expect(page.getByRole('heading', { name: 'Acme Corp' })).toBeVisible()
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(/@/)
  expect(page.url()).toBe(account)

  await page.getByLabel('Email', { exact: true }).fill('demo@example.com')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  const files = asked.filter((url) => !url.includes('/apidev/'))
  expect(files.filter((url) => !url.startsWith(host.url))).toEqual([])
})

test('an unknown address of the demo says so', async ({ page, host }) => {
  await page.goto(`${host.url}nowhere/at/all`)
  await page.getByRole('button', { name: 'May read and write' }).click()
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
})
