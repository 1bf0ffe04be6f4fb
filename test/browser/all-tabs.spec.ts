import type { Page } from '@playwright/test'
import type * as Accounts from '#api/accounts.ts'
import type * as Client from '#api/client.ts'
import { mockApiKey, mockTenant, tokens } from '#mock/tokens.ts'
import type * as LoadConfig from '#session/load-config.ts'
import type * as OpenClient from '#session/open-client.ts'
import { expect, test } from './fixtures.ts'
import { openModules } from './site.ts'

// The test measures time, and other tests may slow it down: allow a retry.
test.describe.configure({ retries: 1 })

const limit = { requests: 10, windowMs: 3_000 }
const perTab = 30

/** Requests `perTab` pages of the list at once in one tab, with the app's client and queue. */
function askForAll(tab: Page, first: number): Promise<number> {
  const credentials = { tenant: mockTenant, token: tokens.writer, apiKey: mockApiKey }
  return tab.evaluate(
    async ({ credentials, first, perTab }) => {
      // The dev server serves these modules to the page, so TypeScript cannot resolve them here.
      const load = (path: string) => import(/* @vite-ignore */ path)
      const { openClient } = (await load('/src/session/open-client.ts')) as typeof OpenClient
      const { refusalOf } = (await load('/src/api/client.ts')) as typeof Client
      const { listAccounts } = (await load('/src/api/accounts.ts')) as typeof Accounts
      const { loadConfig } = (await load('/src/session/load-config.ts')) as typeof LoadConfig
      const read = await loadConfig('/')
      if (!read.ok) throw new Error(read.problem.key)
      const client = openClient(read.config, () => credentials, refusalOf)
      const pages = await Promise.all(
        Array.from({ length: perTab }, (_, index) =>
          listAccounts(client, { limit: 1, offset: first + index }, { priority: 'visible' }),
        ),
      )
      return pages.filter((page) => page.rows.length === 1).length
    },
    { credentials, first, perTab },
  )
}

test('two tabs share one budget: no 429 in 60 requests, within 15 % of the shortest possible time', async ({
  context,
}) => {
  const site = await openModules({ rateLimit: limit })
  try {
    const tabs = [await context.newPage(), await context.newPage()]
    // Any document of the origin works.
    for (const tab of tabs) await tab.goto(`${site.url}config.json`)
    const answered = await Promise.all(tabs.map((tab, index) => askForAll(tab, index * 100)))

    expect(answered).toEqual([perTab, perTab])
    const { log } = site.backend
    expect(log).toHaveLength(2 * perTab)
    expect(log.filter(({ status }) => status === 429)).toEqual([])
    const tookMs = (log.at(-1)?.at ?? 0) - (log[0]?.at ?? 0)
    const leastMs = (log.length / limit.requests - 1) * limit.windowMs
    expect(tookMs).toBeGreaterThanOrEqual(leastMs)
    expect(tookMs).toBeLessThan(leastMs * 1.15)
  } finally {
    await site.close()
  }
})
