import { startMockServer } from '#mock/node-http.ts'
import { acmeId, expect, openAccount, savedStatus, test as base } from './fixtures.ts'
import { openSite } from './site.ts'

// The page on one origin, and the mock on another, as `npm run mock` serves it.
const test = base.extend({
  site: async ({ backendOptions }, provide) => {
    const server = await startMockServer({ ...backendOptions, cors: true })
    const page = await openSite({}, { config: { apiBaseUrl: server.url } })
    await provide({ ...page, backend: server.backend })
    await page.close()
    await server.close()
  },
})

test('an app of another origin reads and saves', async ({ page, site }) => {
  await openAccount(page, site)
  await page.getByLabel('Email', { exact: true }).fill('new@example.com')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(savedStatus(page)).toBeVisible()
  expect(site.backend.store.get(acmeId)?.email).toBe('new@example.com')
})
