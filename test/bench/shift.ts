// Simulates a clerk's shift: 40 mixed steps at human pace, in a real browser, on the production
// build, against the mock with the API's limit of 10 requests per endpoint in 60 s.
import type { Page } from 'playwright'
import { mockApiKey, mockTenant, tokens } from '#mock/tokens.ts'
import { openSite } from '../browser/site.ts'
import { launchBrowser } from './launch.ts'

interface Step {
  name: string
  /** The unavoidable requests: writes, and reads of data that is not known yet. */
  least: number
  act: (page: Page) => Promise<void>
  /** Waits for what the clerk expects to see. */
  seen: (page: Page) => Promise<void>
}

const pager = (page: Page) => page.getByRole('navigation', { name: 'Pages' })
const visible = (page: Page, text: string | RegExp) =>
  page.getByText(text).first().waitFor({ timeout: 120_000 })

const turnTo = (button: 'Next page' | 'Previous page', range: string, least: number): Step => ({
  name: `${button}: ${range}`,
  least,
  act: (page) => page.getByRole('button', { name: button }).click(),
  seen: (page) => pager(page).getByText(range).waitFor({ timeout: 120_000 }),
})

const search = (text: string, least = 1): Step => ({
  name: `search "${text}"`,
  least,
  act: async (page) => {
    await page.getByLabel('Search accounts').fill(text)
    await page.keyboard.press('Enter')
  },
  seen: async (page) => {
    await page.locator('table[aria-busy=false]').waitFor({ timeout: 120_000 })
    await pager(page).getByText(/^1–/).waitFor({ timeout: 120_000 })
  },
})

const filter = (label: string, name: string, least = 1): Step => ({
  name: `filter ${label} ${name}`,
  least,
  act: async (page) => {
    await page.getByRole('combobox', { name: label, exact: true }).fill(name)
    await page.keyboard.press('Enter')
  },
  seen: (page) => page.locator('table[aria-busy=false]').waitFor({ timeout: 120_000 }),
})

const clear: Step = {
  name: 'clear filters',
  least: 0,
  act: (page) => page.getByRole('button', { name: 'Clear filters' }).click(),
  seen: (page) => visible(page, '1–25 of 250'),
}

const open = (row: number, least = 1): Step => ({
  name: `open row ${row}`,
  least,
  act: (page) => page.locator('tbody tr').nth(row).getByRole('link').click(),
  seen: (page) => page.getByLabel('Email', { exact: true }).waitFor({ timeout: 120_000 }),
})

const save = (label: string, value: string): Step => ({
  name: `save ${label}`,
  least: 1,
  act: async (page) => {
    await page.getByLabel(label, { exact: true }).fill(value)
    await page.getByRole('button', { name: 'Save changes' }).click()
  },
  seen: async (page) => {
    await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor({ timeout: 120_000 })
  },
})

const back: Step = {
  name: 'back to the list',
  least: 0,
  act: (page) => page.goBack().then(() => undefined),
  seen: (page) => page.getByRole('table', { name: 'Accounts' }).waitFor({ timeout: 120_000 }),
}

const edit = (row: number, label: string, value: string): Step[] => [
  open(row),
  save(label, value),
  back,
]

const shift: Step[] = [
  turnTo('Next page', '26–50 of 250', 1),
  turnTo('Next page', '51–75 of 250', 1),
  turnTo('Previous page', '26–50 of 250', 0),
  turnTo('Previous page', '1–25 of 250', 0),
  ...edit(0, 'Email', 'first@example.com'),
  ...edit(1, 'Phone', '+598 2 900 0001'),
  search('farmacia'),
  ...edit(0, 'Notes', 'Called, will call back.'),
  ...edit(1, 'Notes', ''),
  search('', 0),
  filter('Status', 'Inactive'),
  ...edit(2, 'Mobile', '+598 99 000 001'),
  filter('Country', 'Uruguay'),
  open(0),
  back,
  clear,
  ...edit(3, 'Street', 'Av. Italia'),
  ...edit(4, 'Door number', '1234'),
  search('silva'),
  ...edit(0, 'Corner', 'Yi'),
  filter('Status', 'Active'),
  clear,
  turnTo('Next page', '26–50 of 250', 0),
  open(5),
]

// Pauses of 2 to 6 s between an answer and the next step, the same in each run.
const thinkMs = (step: number) => 2_000 + ((step * 7_919) % 4_001)

const site = await openSite({ latencyMs: { min: 150, max: 400 } })
const browser = await launchBrowser()
const page = await browser.newPage({ viewport: { width: 1360, height: 850 } })
await page.goto(site.url)
await page.getByLabel('Tenant').fill(mockTenant)
await page.getByLabel('Access token').fill(tokens.writer)
await page.getByLabel('API key').fill(mockApiKey)
await page.getByRole('button', { name: 'Sign in' }).click()
await visible(page, '1–25 of 250')

const waits: number[] = []
let errors = 0
for (const [index, step] of shift.entries()) {
  await page.waitForTimeout(thinkMs(index))
  const startedAt = performance.now()
  try {
    await step.act(page)
    await step.seen(page)
  } catch (error) {
    errors += 1
    process.stderr.write(`${step.name}: ${String(error)}\n`)
  }
  if (await page.getByRole('alert').count()) errors += 1
  waits.push(performance.now() - startedAt)
}

const { log } = site.backend
const median = waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)] ?? 0
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const least = 1 + shift.reduce((sum, step) => sum + step.least, 0)
process.stdout.write(
  [
    `steps                 ${shift.length}`,
    `429s                  ${log.filter(({ status }) => status === 429).length}`,
    `steps with an error   ${errors}`,
    `requests / least      ${log.length} / ${least}`,
    `median wait           ${seconds(median)}`,
    `longest wait          ${seconds(Math.max(...waits))}`,
    '',
  ].join('\n'),
)
await browser.close()
await site.close()
