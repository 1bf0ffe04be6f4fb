// All of a list of 50,000 accounts in memory: how long it takes from a press to the frame that shows what it
// does, how it scrolls, and what it takes of the heap. And, in a page of 100 rows with the CPU slowed down
// fourfold, how long until a checkbox shows that it is ticked.
import type { CDPSession, Page } from 'playwright'
import { openSite, type Site } from '../browser/site.ts'
import { launchBrowser, signInBefore, slowDown } from './launch.ts'

const accounts = 50_000
const slowdown = 4
const presses = 20

const browser = await launchBrowser()
const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const say = (what: string, figure: string) => process.stdout.write(`${what.padEnd(62)}${figure}\n`)

/** Lets the backend hold so many accounts, made from its own. */
function multiply({ backend }: Site, total: number): void {
  const seed = backend.store.all()
  backend.store.list = ({ offset, limit }) => ({
    total,
    rows: Array.from({ length: Math.min(limit, total - offset) }, (_, index) => {
      const at = offset + index
      const account = seed[(at * 7) % seed.length]
      if (!account) throw new Error('no seed')
      const id = String(704_100_000_000_000_001n + BigInt(at))
      const turn = Math.floor(at / seed.length)
      return { ...account, id, name: `${account.name ?? ''} ${turn}`, tax_id: String(at * 7_919) }
    }),
  })
}

/** Time (ms) from doing something in the page until the frame after which `isDone` holds. */
function untilShown(page: Page, act: string, isDone: string): Promise<number> {
  return page.evaluate(
    ([act = '', isDone = '']) =>
      new Promise<number>((resolve) => {
        // oxlint-disable-next-line no-implied-eval, no-new-func, typescript/no-implied-eval -- A bench, no app.
        const [run, look] = [new Function(act), new Function(`return ${isDone}`)]
        const start = performance.now()
        run()
        const wait = () => {
          if (look()) setTimeout(() => resolve(performance.now() - start))
          else requestAnimationFrame(wait)
        }
        requestAnimationFrame(wait)
      }),
    [act, isDone],
  )
}

async function heap(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6
}

async function openList(site: Site, path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1360, height: 850 } })
  await signInBefore(page)
  // tsx names functions by it, in what runs in the page as well.
  await page.addInitScript('globalThis.__name = (named) => named')
  await page.goto(site.url + path)
  await page.locator('tbody a').first().waitFor()
  return page
}

const site = await openSite({
  latencyMs: 0,
  rateLimit: { requests: 10_000, windowMs: 60_000 },
})
multiply(site, accounts)
const page = await openList(site, 'accounts?limit=100')
const devtools = await page.context().newCDPSession(page)
await devtools.send('Performance.enable')
const before = await heap(devtools)
const loadedFrom = performance.now()
await page.getByRole('button', { name: /^Show all/ }).click()
await page.getByRole('button', { name: 'Load all', exact: true }).click()
await page.getByText('All 50,000 loaded').waitFor({ timeout: 300_000 })
say('loading 50,000 accounts, 500 requests', `${Math.round(performance.now() - loadedFrom)} ms`)
say('heap of it', `${Math.round((await heap(devtools)) - before)} MB`)
// What is worked out while nothing else is to be done.
await page.waitForTimeout(5_000)

const button = (column: string) => `document.querySelector('th[data-column=${column}] button')`
const sorted = (column: string, way: string) =>
  `document.querySelector('th[data-column=${column}]')?.getAttribute('aria-sort') === '${way}'`
for (const [column, what] of [
  ['name', 'text'],
  ['tax_id', 'codes'],
  ['status', 'few values'],
] as const) {
  const up = await untilShown(page, `${button(column)}.click()`, sorted(column, 'ascending'))
  const down = await untilShown(page, `${button(column)}.click()`, sorted(column, 'descending'))
  say(
    `sort by ${column} (${what}), ascending / descending`,
    `${Math.round(up)} / ${Math.round(down)} ms`,
  )
}

const typed: number[] = []
const field = `document.querySelectorAll('input[type=search]')[1]`
for (const text of ['f', 'fa', 'far', 'farmacia', '']) {
  const set = `const field = ${field}; Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '${text}'); field.dispatchEvent(new Event('input', { bubbles: true })); window.shown = document.querySelector('table')?.getAttribute('aria-rowcount')`
  typed.push(
    await untilShown(
      page,
      set,
      `document.querySelector('table')?.getAttribute('aria-rowcount') !== window.shown`,
    ),
  )
}
say('filter as you type, median of five', `${Math.round(median(typed))} ms`)

const frames = await page.evaluate(
  () =>
    new Promise<number[]>((resolve) => {
      const times: number[] = []
      let last = performance.now()
      const step = (now: number) => {
        times.push(now - last)
        last = now
        if (times.length > 300) return resolve(times.slice(1))
        scrollBy({ top: 100, behavior: 'instant' })
        requestAnimationFrame(step)
      }
      requestAnimationFrame(step)
    }),
)
const late = frames.filter((ms) => ms > 25).length
say(
  'a frame while scrolling 100 px a frame, median / p95',
  `${median(frames).toFixed(1)} / ${(frames.toSorted((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? 0).toFixed(1)} ms (${late} of ${frames.length} late)`,
)
say('heap after all that', `${Math.round((await heap(devtools)) - before)} MB`)
await page.close()

/** From the press on each checkbox until the frame that shows it, as Event Timing says: in steps of 8 ms. */
async function ticks(page: Page): Promise<string> {
  await slowDown(page, slowdown)
  const shown = await page.evaluateHandle(() => {
    const durations: number[] = []
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) {
        if (name === 'click') durations.push(duration)
      }
    }).observe(Object.assign({ type: 'event' }, { durationThreshold: 16 }))
    return durations
  })
  for (let press = 1; press <= presses; press += 1) {
    await page.locator('tbody input').nth(press).click()
    await page.waitForTimeout(200)
  }
  const told = await shown.jsonValue()
  // What is not told took less than 16 ms.
  const all = [...told, ...Array.from({ length: Math.max(0, presses - told.length) }, () => 16)]
  return `${median(all)} / ${Math.max(...all)} ms`
}

const slow = await openList(site, 'accounts?limit=100')
// The bar that tells of a selection comes with the first tick.
await slow.locator('tbody input').first().click()
await slow.getByRole('region', { name: 'Selection' }).waitFor()
say(`a checkbox in 100 rows, CPU ÷ ${slowdown}, median / longest`, await ticks(slow))
const bare = await browser.newPage({ viewport: { width: 1360, height: 850 } })
const line = '<tr><td><input type="checkbox"></td><td>An account</td></tr>'
await bare.setContent(`<table><tbody>${line.repeat(100)}</tbody></table>`)
say('the same in a page of nothing but 100 checkboxes', await ticks(bare))
await browser.close()
await site.close()
