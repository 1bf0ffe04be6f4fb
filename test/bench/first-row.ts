// Measures what a browser loads, and how long it takes until the first row and then until the form:
// the production build, signed in, with an empty HTTP cache and the CPU slowed down fourfold.
import { gzipSync } from 'node:zlib'
import { openSite } from '../browser/site.ts'
import { launchBrowser, signInBefore, slowDown } from './launch.ts'

const runs = 5
const slowdown = 4

const browser = await launchBrowser()

async function measure() {
  const site = await openSite({ latencyMs: 0, rateLimit: { requests: 1_000, windowMs: 60_000 } })
  const context = await browser.newContext({ viewport: { width: 1360, height: 850 } })
  const page = await context.newPage()
  await signInBefore(page)
  const loaded: Promise<number>[] = []
  page.on('response', (response) => {
    if (!/\.(js|css)$/.test(new URL(response.url()).pathname)) return
    loaded.push(response.body().then((body) => gzipSync(body, { level: 9 }).length))
  })
  const sum = async () => (await Promise.all(loaded)).reduce((total, bytes) => total + bytes, 0)
  await slowDown(page, slowdown)

  await page.goto(`${site.url}accounts`, { waitUntil: 'commit' })
  await page.locator('tbody a').first().waitFor()
  const rowMs = await page.evaluate(() => performance.now())
  const rowBytes = await sum()
  await page.locator('tbody a').first().click()
  await page.getByLabel('Email', { exact: true }).waitFor()
  const formBytes = await sum()
  await context.close()
  await site.close()
  return { rowMs, rowBytes, formBytes }
}

const results: Awaited<ReturnType<typeof measure>>[] = []
for (let run = 0; run < runs; run += 1) results.push(await measure())
await browser.close()

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
process.stdout.write(
  [
    `JS and CSS to the first row   ${kB(median(results.map((each) => each.rowBytes)))} gzip`,
    `JS and CSS to the form        ${kB(median(results.map((each) => each.formBytes)))} gzip`,
    `time to the first row         ${Math.round(median(results.map((each) => each.rowMs)))} ms (CPU ÷ ${slowdown}, median of ${runs})`,
    '',
  ].join('\n'),
)
