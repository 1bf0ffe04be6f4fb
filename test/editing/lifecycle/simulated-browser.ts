// A browser with several tabs: timers that stop with their tab, channels between the tabs, and
// storage that outlives them. Everything is virtual and runs in one order, so a seed always gives
// the same run.
import { vi } from 'vitest'
import { drain, startVirtualTime } from '../../rate-limit/virtual-time.ts'
import { channelsOf } from './simulated-channels.ts'

/** A tab, as something that can be stopped at any moment. */
export interface Realm {
  name: string
  /** Nothing in it runs any more. */
  isDead: boolean
  /** Its page is being unloaded. */
  isLeaving: boolean
  window: EventTarget
}

/** More tasks than this are an infinite loop. */
const mostTasks = 50_000
/**
 * One task runs at a time, and all of its microtasks run before the next one. So every call belongs
 * to the tab whose task is running.
 */
export class SimulatedBrowser {
  /** Called after each task. */
  onTask: () => void = () => undefined
  #realm: Realm | null = null
  /** The tasks that are due now. */
  readonly #due: (() => void)[] = []
  readonly #setTimeout: typeof setTimeout

  constructor(seed: number) {
    endSimulation()
    startVirtualTime()
    const { setTimeout: later, setInterval: each, clearTimeout, clearInterval } = globalThis
    this.#setTimeout = later
    // Several timers can be due at once, and a task may clear the next one.
    const cleared = new WeakSet<object>()
    const task = (act: () => void) => {
      const realm = this.#realm
      const handle: { timer: object | null } = { timer: null }
      const due = () => {
        if (!handle.timer || !cleared.has(handle.timer)) this.#run(realm, act)
      }
      return { handle, due: () => this.#due.push(due) }
    }
    const starting =
      (start: (act: () => void, ms?: number) => object) => (act: () => void, ms?: number) => {
        const { handle, due } = task(act)
        handle.timer = start(due, ms)
        return handle.timer
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
    // Resource timings are not simulated.
    vi.stubGlobal('PerformanceObserver', undefined)
    vi.spyOn(Math, 'random').mockImplementation(randomOf(seed))
  }

  /** The tab whose task is running. */
  get realm(): Realm | null {
    return this.#realm
  }

  /** Runs a step in a tab, with everything that follows at once. */
  async in(realm: Realm | null, act: () => void): Promise<void> {
    this.#run(realm, act)
    await drain()
    this.onTask()
  }

  /** Resolves after this many ms, in the running tab; never if that is dead by then. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms))
  }

  /** Runs a step after this many ms, in a tab or outside of any. */
  later(realm: Realm | null, ms: number, act: () => void): void {
    this.#setTimeout(() => this.#due.push(() => this.#run(realm, act)), ms)
  }

  /** Lets time pass, and runs every task that is due meanwhile. */
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

  /** Kills a tab at once, without any event. */
  kill(realm: Realm): void {
    realm.isDead = true
  }

  #run(realm: Realm | null, act: () => void): void {
    if (realm?.isDead) return
    this.#realm = realm
    act()
  }
}

/** Restores real time and the real globals, in this order: the stubs hide virtual time. */
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
