// A browser with several tabs: timers that stop with their tab, channels between the tabs, and storage that
// outlives them. Everything is virtual and runs in one order, so a seed gives the same run each time.
import { vi } from 'vitest'
import { drain, startVirtualTime } from '../../rate-limit/virtual-time.ts'
import { channelsOf } from './simulated-channels.ts'

/** What of a tab can be stopped at any moment. */
export interface Realm {
  name: string
  /** Nothing that belongs to it runs any more. */
  isDead: boolean
  /** Its page is being unloaded. */
  isLeaving: boolean
  window: EventTarget
}

/** More than that is a loop. */
const mostTasks = 50_000
/**
 * One task runs at a time, and all that it leaves to microtasks runs before the next: so whatever is called
 * belongs to the tab whose task it is.
 */
export class SimulatedBrowser {
  /** Called after each task. */
  onTask: () => void = () => undefined
  #realm: Realm | null = null
  /** What is to be done now. */
  readonly #due: (() => void)[] = []
  readonly #setTimeout: typeof setTimeout

  constructor(seed: number) {
    endSimulation()
    startVirtualTime()
    const { setTimeout: later, setInterval: each, clearTimeout, clearInterval } = globalThis
    this.#setTimeout = later
    // Several timers can be due in one moment, and a task may still clear the next.
    const cleared = new WeakSet<object>()
    const task = (act: () => void) => {
      const realm = this.#realm
      const own: { timer: object | null } = { timer: null }
      const due = () => {
        if (!own.timer || !cleared.has(own.timer)) this.#run(realm, act)
      }
      return { own, due: () => this.#due.push(due) }
    }
    const starting =
      (start: (act: () => void, ms?: number) => object) => (act: () => void, ms?: number) => {
        const { own, due } = task(act)
        own.timer = start(due, ms)
        return own.timer
      }
    const clearing = (clear: (timer: never) => void) => (timer: object | undefined) => {
      if (!timer) return
      cleared.add(timer)
      clear(timer as never)
    }
    vi.stubGlobal('setTimeout', starting(later))
    vi.stubGlobal('setInterval', starting(each))
    vi.stubGlobal('clearTimeout', clearing(clearTimeout))
    vi.stubGlobal('clearInterval', clearing(clearInterval))
    vi.stubGlobal('BroadcastChannel', channelsOf(this))
    const document = { addEventListener: () => undefined, removeEventListener: () => undefined }
    vi.stubGlobal('document', document)
    const window = () => this.#realm?.window ?? new EventTarget()
    vi.stubGlobal('addEventListener', (...args: Parameters<EventTarget['addEventListener']>) =>
      window().addEventListener(...args),
    )
    vi.stubGlobal(
      'removeEventListener',
      (...args: Parameters<EventTarget['removeEventListener']>) =>
        window().removeEventListener(...args),
    )
    // How a request was sent is not simulated.
    vi.stubGlobal('PerformanceObserver', undefined)
    vi.spyOn(Math, 'random').mockImplementation(randomOf(seed))
  }

  /** The tab that is at work. */
  get realm(): Realm | null {
    return this.#realm
  }

  /** Does something in a tab, and all that follows from it at once. */
  async in(realm: Realm | null, act: () => void): Promise<void> {
    this.#run(realm, act)
    await drain()
    this.onTask()
  }

  /** Resolves after so many ms, in the tab that is at work; never if that is dead by then. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms))
  }

  /** Does something after so many ms, in a tab or in none. */
  later(realm: Realm | null, ms: number, act: () => void): void {
    this.#setTimeout(() => this.#due.push(() => this.#run(realm, act)), ms)
  }

  /** Lets time pass, with everything that happens in it. */
  async pass(ms: number): Promise<void> {
    const time = { isOver: false }
    let tasks = 0
    this.#setTimeout(() => (time.isOver = true), ms)
    while (!time.isOver) {
      vi.advanceTimersToNextTimer()
      for (let act = this.#due.shift(); act; act = this.#due.shift()) {
        tasks += 1
        if (tasks > mostTasks) throw new Error(`more than ${mostTasks} tasks in ${ms} ms`)
        act()
        // oxlint-disable-next-line no-await-in-loop
        await drain()
        this.onTask()
      }
    }
  }

  /** A tab is gone at once, without a word. */
  kill(realm: Realm): void {
    realm.isDead = true
  }

  #run(realm: Realm | null, act: () => void): void {
    if (realm?.isDead) return
    this.#realm = realm
    act()
  }
}

/** Real time and the real globals again, in this order: what is stubbed hides virtual time. */
export function endSimulation(): void {
  vi.unstubAllGlobals()
  vi.useRealTimers()
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
