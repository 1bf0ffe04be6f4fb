// Measures the time from a keystroke to its paint, in the form of an account with 30 products and
// 40 custom fields: the production build in a real browser, with the CPU slowed down fourfold.
import { cpus, loadavg } from 'node:os'
import type { Browser, Page } from 'playwright'
import { openSite, type Site } from '../browser/site.ts'
import { watchKeys } from './key-to-paint.ts'
import { launchBrowser, signInBefore, slowDown } from './launch.ts'
import { putLargeAccount } from './large-account.ts'

const slowdown = 4
const limitMs = 50
/** How often the page is opened, and each text typed and deleted again. */
const runs = 3

/** Where to type, and what: after the current text, or instead of it. */
const fields: { label: string; kind: string; text: string; instead?: boolean }[] = [
  { label: 'Email', kind: 'text', text: '.uy and more of it' },
  { label: 'Notes', kind: 'text of many lines', text: 'Llamar el lunes 12' },
  { label: 'Latitude', kind: 'number', text: '-34.90551234567890', instead: true },
  { label: 'Client', kind: 'combobox', text: 'Rambla Broker y mas', instead: true },
  { label: 'Text 3', kind: 'dynamic text', text: ' y por transferencia' },
  { label: 'Number 3', kind: 'dynamic number', text: '1234567.8912345678', instead: true },
  { label: 'JSON 3', kind: 'dynamic JSON', text: ' {"lat": -34, "a": 1}' },
]

const changedFields =
  `Name, External code, Business name, Tax ID, Document, Phone, Street, Door number,
  Corner, ZIP code, Text 1, Text 2, Text 4, Text 5, Empty 1, Empty 2, Empty 3, Long text 1, Long text 2,
  Long text 3`.split(/,\s+/)

/** The number of changes, or the same field alone in an empty page as the browser's baseline. */
type Before = 'empty page' | 0 | 30

/** Changes ten products, ten fields and ten custom fields, none of which the bench types into. */
async function changeMuch(page: Page): Promise<void> {
  const products = page.getByRole('table', { name: 'Products' })
  for (let row = 1; row <= 10; row += 1) {
    await products.getByRole('row').nth(row).getByRole('button', { name: /^Edit/ }).click()
    const editor = page.getByRole('dialog')
    await editor.getByLabel('End date', { exact: true }).fill('2031-05-06')
    await editor.getByRole('button', { name: 'Apply' }).click()
    await editor.waitFor({ state: 'detached' })
  }
  for (const label of changedFields) await page.getByLabel(label, { exact: true }).fill('Changed')
  await page.getByRole('region', { name: 'Unsaved changes' }).getByText('30 changes').waitFor()
}

async function type(
  browser: Browser,
  site: Site,
  id: string,
  field: (typeof fields)[number],
  before: Before,
) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 850 } })
  const page = await context.newPage()
  await signInBefore(page)
  await page.goto(`${site.url}accounts/${id}`)
  const control = page.getByLabel(field.label, { exact: true })
  await control.waitFor()
  if (before === 30) await changeMuch(page)
  if (before === 'empty page') await page.setContent(`<label>${field.label}<input></label>`)
  await slowDown(page, slowdown)
  await control.focus()
  await page.keyboard.press(field.instead ? 'Control+A' : 'Control+End')
  await page.waitForTimeout(1_500)

  const presses = await watchKeys(page)
  const letters = field.text.split('')
  const keys = [...letters, ...letters.map(() => 'Backspace')]
  for (const [index, key] of keys.entries()) {
    await page.keyboard.press(key)
    // 70 to 150 ms between keys: a fast typist, at every phase of a frame.
    await page.waitForTimeout(70 + ((index * 7_919) % 81))
  }
  await page.waitForTimeout(500)
  const measured = await presses()
  await context.close()
  return measured
}

function figures(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? NaN)
  return { median: at(0.5), p95: at(0.95) }
}

const columns = ['typed into', 'changed before', 'median', 'p95', 'best median', 'best p95', 'over']
const row = (cells: readonly (string | number)[]) =>
  cells
    .map((cell, at) =>
      at === 0 ? String(cell).padEnd(28) : String(cell).padStart(at === 1 ? 16 : 13),
    )
    .join('')

const only = process.argv[2]
const site = await openSite({ latencyMs: 0, rateLimit: { requests: 1_000, windowMs: 60_000 } })
const id = putLargeAccount(site.backend)
const browser = await launchBrowser()
const loadBefore = loadavg()[0] ?? 0
const series = (['empty page', 0, 30] as const).flatMap((before) =>
  fields
    .filter(({ label }) => only === undefined || label === only)
    .slice(0, before === 'empty page' ? 1 : undefined)
    .map((field) => ({ before, field, times: [] as number[][] })),
)
// Interleaved, so that a slow minute affects all of them.
for (let run = 0; run < runs; run += 1) {
  for (const { before, field, times } of series) {
    times.push(await type(browser, site, id, field, before))
  }
}
process.stdout.write(`${row(columns)}\n`)
for (const { before, field, times } of series) {
  const { median, p95 } = figures(times.flat())
  const ofRuns = times.map(figures)
  const over = times.flat().filter((time) => time >= limitMs).length
  const cells = [
    `${field.label} (${field.kind})`,
    before,
    median,
    p95,
    Math.min(...ofRuns.map((run) => run.median)),
    Math.min(...ofRuns.map((run) => run.p95)),
    `${over} of ${times.flat().length}`,
  ]
  process.stdout.write(`${row(cells)}\n`)
}
const [cpu] = cpus()
process.stdout.write(
  [
    '',
    `ms from key to paint as Event Timing tells, CPU ÷ ${slowdown}; over: keys that took ${limitMs} ms or more;`,
    `best: of the ${runs} runs, the one that the machine's other users let alone the most`,
    `Chromium ${browser.version()}, Node ${process.versions.node}, ${cpus().length} × ${cpu?.model ?? 'CPU'}`,
    `load before and after (a busy machine is slower): ${loadBefore.toFixed(1)}, ${(loadavg()[0] ?? 0).toFixed(1)}`,
    '',
  ].join('\n'),
)
await browser.close()
await site.close()
