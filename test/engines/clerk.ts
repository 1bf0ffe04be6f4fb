import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Driver, Point } from './driver.ts'
import { describe, look, serialise, type Seen, type Target } from './look.ts'

const testingLibrary = createRequire(import.meta.url).resolve('@testing-library/dom/package.json')
/** What a page needs to be looked at. */
const inPage = `
  ${readFileSync(join(testingLibrary, '../dist/@testing-library/dom.umd.min.js'), 'utf8')}
  globalThis.thrown = []
  addEventListener('error', ({ message }) => thrown.push(message))
  addEventListener('unhandledrejection', ({ reason }) => thrown.push(String(reason)))
`
const patienceMs = 10_000

/** The key that is held for a command. */
export const command = process.platform === 'darwin' ? 'Meta' : 'Control'

/**
 * Somebody at a browser: finds things by role and name as a screen reader does, and uses pointer and keys. Each
 * act waits until it is possible, for ten seconds at most, and then says what was in its way.
 */
export class Clerk {
  readonly driver: Driver
  readonly #pictures: string

  constructor(driver: Driver, pictures: string) {
    this.driver = driver
    this.#pictures = pictures
  }

  async click(target: Target): Promise<void> {
    const { at } = await this.#until(`click ${describe(target)}`, () => this.#reach(target))
    await this.driver.drag(at, at)
  }

  /** Across the middle of it, from its left to its right. */
  async dragOver(target: Target): Promise<void> {
    const { at, box } = await this.#until(`drag over ${describe(target)}`, () =>
      this.#reach(target),
    )
    const half = Math.floor(box.width / 2) - 2
    await this.driver.drag({ ...at, x: at.x - half }, { ...at, x: at.x + half })
  }

  /** Replaces what stands in a field, key by key. */
  async fill(target: Target, text: string): Promise<void> {
    await this.click(target)
    await this.seeFocus(target)
    await this.driver.press(`${command}+a`)
    if (text === '') await this.driver.press('Delete')
    else await this.driver.type(text)
    // From the keys to the mouse. What is said about the text comes after its paint, and moves what is below.
    await pause(300)
  }

  /** Goes there as who has no mouse does. */
  async tabTo(target: Target): Promise<void> {
    for (let presses = 0; presses < 100; presses += 1) {
      if ((await this.seen(target))?.focused) return
      await this.driver.press('Tab')
    }
    throw new Error(`${this.driver.browserName}: Tab never reached ${describe(target)}`)
  }

  /** Null when it is not there. */
  async seen(target: Target, scrolls = false): Promise<Seen | null> {
    return (await this.#evaluate(look, { target: serialise(target), scrolls })) as Seen | null
  }

  async see(target: Target): Promise<Seen> {
    return this.#until(
      `see ${describe(target)}`,
      async () => (await this.seen(target)) ?? 'not there',
    )
  }

  async seeNo(target: Target): Promise<void> {
    await this.#until(`see no ${describe(target)}`, async () => {
      const seen = await this.seen(target)
      return seen === null ? true : `there is: ${seen.text}`
    })
  }

  async seeText(name: string | RegExp, within?: Target): Promise<void> {
    await this.see({ role: 'text', name, ...(within && { within }) })
  }

  async seeFocus(target: Target): Promise<void> {
    await this.#until(`see the focus on ${describe(target)}`, async () => {
      if ((await this.seen(target))?.focused) return true
      const focused = await this.driver.evaluate('document.activeElement.outerHTML.slice(0, 200)')
      return `it is on ${String(focused)}`
    })
  }

  async seeValue(target: Target, value: string): Promise<void> {
    await this.#until(`see ${JSON.stringify(value)} in ${describe(target)}`, async () => {
      const seen = await this.seen(target)
      return seen?.value === value ? true : `there is ${JSON.stringify(seen?.value)}`
    })
  }

  async seePath(path: RegExp): Promise<void> {
    await this.#until(`be at ${path}`, async () => {
      const at = String(await this.driver.evaluate('location.pathname + location.search'))
      return path.test(at) ? true : `it is ${at}`
    })
  }

  /** What the page has thrown since it was last loaded, and first looked at. */
  errors(): Promise<unknown> {
    return this.driver.evaluate('globalThis.thrown ?? []')
  }

  /** A picture of the window, for people to look at. */
  async picture(name: string): Promise<void> {
    mkdirSync(this.#pictures, { recursive: true })
    // What fades or slides in has come to its end.
    await pause(250)
    writeFileSync(join(this.#pictures, `${name}.png`), await this.driver.screenshot())
  }

  /** Where a press reaches it, once it stands still. */
  async #reach(target: Target): Promise<{ at: Point; box: Seen['box'] } | string> {
    const before = await this.seen(target, true)
    const seen = before && (await this.seen(target, true))
    if (!seen) return 'not there'
    const { at, box } = seen
    if (!at) return `a press reaches ${seen.covered}`
    return at.x === before.at?.x && at.y === before.at.y ? { at, box } : 'it moves'
  }

  /** A text says what is still in the way. */
  async #until<T>(what: string, look: () => Promise<T | string>): Promise<T> {
    const end = Date.now() + patienceMs
    for (;;) {
      const seen = await look()
      if (typeof seen !== 'string') return seen
      if (Date.now() > end) throw new Error(`${this.driver.browserName} could not ${what}: ${seen}`)
      await pause(50)
    }
  }

  async #evaluate<A>(asked: (argument: A) => unknown, argument: A): Promise<unknown> {
    const ask = `(${asked.toString()})(${JSON.stringify(argument)})`
    const isReady = await this.driver.evaluate("'TestingLibraryDom' in globalThis")
    if (isReady !== true) await this.driver.evaluate(`void (0, eval)(${JSON.stringify(inPage)})`)
    return this.driver.evaluate(ask)
  }
}
