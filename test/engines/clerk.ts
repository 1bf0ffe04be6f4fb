import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Driver, Point } from './driver.ts'
import { describe, look, serialise, type Seen, type Target } from './look.ts'

const testingLibrary = createRequire(import.meta.url).resolve('@testing-library/dom/package.json')
/** The script that a page needs before it can be inspected. */
const inPage = `
  ${readFileSync(join(testingLibrary, '../dist/@testing-library/dom.umd.min.js'), 'utf8')}
  globalThis.thrown = []
  addEventListener('error', ({ message }) => thrown.push(message))
  addEventListener('unhandledrejection', ({ reason }) => thrown.push(String(reason)))
`
const patienceMs = 10_000

/** The modifier key of shortcuts. */
export const command = process.platform === 'darwin' ? 'Meta' : 'Control'

/**
 * A user at a browser. Finds elements by role and name as a screen reader does, and uses real
 * pointer and key events. Each action waits up to ten seconds until it is possible, and otherwise
 * throws the reason.
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

  /** Drags across the middle of the element, from left to right. */
  async dragOver(target: Target): Promise<void> {
    const { at, box } = await this.#until(`drag over ${describe(target)}`, () =>
      this.#reach(target),
    )
    const half = Math.floor(box.width / 2) - 2
    await this.driver.drag({ ...at, x: at.x - half }, { ...at, x: at.x + half })
  }

  /** Replaces the text of a field, key by key. */
  async fill(target: Target, text: string): Promise<void> {
    await this.click(target)
    await this.seeFocus(target)
    await this.driver.press(`${command}+a`)
    if (text === '') await this.driver.press('Delete')
    else await this.driver.type(text)
    // Messages about the text appear after its paint and move what is below, as before a person
    // clicks.
    await pause(300)
  }

  /** Moves the focus to the element by Tab. */
  async tabTo(target: Target): Promise<void> {
    for (let presses = 0; presses < 100; presses += 1) {
      if ((await this.seen(target))?.focused) return
      await this.driver.press('Tab')
    }
    throw new Error(`${this.driver.browserName}: Tab never reached ${describe(target)}`)
  }

  /** Returns null if the element does not exist. */
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

  /** The errors that the page has thrown since it was first inspected after its last load. */
  errors(): Promise<unknown> {
    return this.driver.evaluate('globalThis.thrown ?? []')
  }

  /** Saves a screenshot for review. */
  async picture(name: string): Promise<void> {
    mkdirSync(this.#pictures, { recursive: true })
    // Animations have ended by then.
    await pause(250)
    writeFileSync(join(this.#pictures, `${name}.png`), await this.driver.screenshot())
  }

  /** The point at which a press reaches the element, once it has stopped moving. */
  async #reach(target: Target): Promise<{ at: Point; box: Seen['box'] } | string> {
    const before = await this.seen(target, true)
    const seen = before && (await this.seen(target, true))
    if (!seen) return 'not there'
    const { at, box } = seen
    if (!at) return `a press reaches ${seen.covered}`
    return at.x === before.at?.x && at.y === before.at.y ? { at, box } : 'it moves'
  }

  /** Retries until `look` returns no string. A string says what is still in the way. */
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
