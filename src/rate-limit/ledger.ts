// Keeps the spent requests in a store and decides whether a request may start now. It knows no
// order, no requests and no screens.
import { pageNow, wallNow } from '#clock/page-clock.ts'
import {
  endSlot,
  freshLedger,
  giveBackSlot,
  noteLeft,
  refuseSlot,
  settle,
  takeSlot,
  type Left,
  type LedgerRules,
  type LedgerState,
} from './ledger-state.ts'

/**
 * How a request ended: with an answer, without one, or refused with a 429 (`retryAfterMs` is null
 * when the server named no wait).
 */
export type Ending = 'answered' | 'unanswered' | { retryAfterMs: number | null }

/**
 * Two clocks, in ms: the wall clock, which all tabs share and which may jump, and a monotonic
 * clock.
 */
export interface Clock {
  wall(): number
  monotonic(): number
}

const systemClock: Clock = { wall: wallNow, monotonic: pageNow }

/** Stores the state and applies one step at a time, in memory or in storage that all tabs share. */
export interface LedgerStore {
  /** Applies `step` to the latest state as one atomic step, and resolves with the state it stored. */
  update(step: (state: LedgerState | null) => LedgerState): Promise<LedgerState>
  /**
   * Calls `listener` when another tab has changed the state. Returns a function that unsubscribes.
   */
  subscribe(listener: () => void): () => void
  /** `tab` when the tabs cannot share the state (no IndexedDB), so that each tab counts alone. */
  readonly reach: 'all-tabs' | 'tab'
}

// A smaller difference is the imprecision of two clocks, not a jump.
const jumpMs = 1_000

export class Ledger {
  readonly #store: LedgerStore
  readonly #clock: Clock
  readonly rules: LedgerRules
  #state: LedgerState
  #ahead: number
  #wall: number
  #monotonic: number

  constructor(store: LedgerStore, rules: LedgerRules, clock: Clock = systemClock) {
    this.#store = store
    this.#clock = clock
    this.rules = rules
    this.#state = freshLedger(rules)
    this.#wall = clock.wall()
    this.#monotonic = clock.monotonic()
    this.#ahead = this.#wall - this.#monotonic
  }

  get reach(): LedgerStore['reach'] {
    return this.#store.reach
  }

  /** The state as of the last step; `refresh` reads what other tabs have changed since. */
  get state(): LedgerState {
    return this.#state
  }

  /** How far the times of `state` are ahead of the monotonic clock, in ms. */
  get ahead(): number {
    return this.#ahead
  }

  subscribe(listener: () => void): () => void {
    return this.#store.subscribe(listener)
  }

  async refresh(): Promise<void> {
    await this.#step((state) => state)
  }

  /**
   * Takes a slot for a request that starts now and returns 0, or returns the ms to wait before
   * asking again. `reserveOf` is the number of slots to leave free.
   */
  async take(budget: string, slot: string, reserveOf: number): Promise<number> {
    let waitMs = 0
    await this.#step((state, now) => {
      const result = takeSlot(state, this.rules, { budget, slot, reserveOf }, now)
      waitMs = result.waitMs
      return result.state
    })
    return waitMs
  }

  async giveBack(budget: string, slot: string): Promise<void> {
    await this.#step((state) => giveBackSlot(state, budget, slot))
  }

  /** `left` is what the answer says is left of the budget; null when it does not say. */
  async end(budget: string, slot: string, ending: Ending, left: Left | null = null): Promise<void> {
    await this.#step((state, now) => {
      const ended =
        typeof ending === 'string'
          ? endSlot(state, budget, slot, now, ending === 'answered')
          : refuseSlot(state, this.rules, { budget, slot, ...ending }, now)
      return left ? noteLeft(ended, this.rules, { budget, ...left }, now) : ended
    })
  }

  async #step(step: (state: LedgerState, now: number) => LedgerState): Promise<void> {
    let ahead = this.#ahead
    this.#state = await this.#store.update((stored) => {
      // Read the clock inside the transaction, so that no other tab's time is ahead of ours.
      const now = this.#clock.wall()
      const jump = this.#jump(now)
      ahead = now - this.#monotonic
      return step(settle(stored ?? freshLedger(this.rules), this.rules, now, jump), now)
    })
    this.#ahead = ahead
  }

  // A laptop that slept looks like a clock set forward. Treating both as a jump costs at most one
  // window of waiting; treating both as elapsed time could let twice the limit through.
  #jump(now: number): number {
    const monotonic = this.#clock.monotonic()
    const ahead = now - this.#wall - (monotonic - this.#monotonic)
    this.#wall = now
    this.#monotonic = monotonic
    return Math.abs(ahead) > jumpMs ? ahead : 0
  }
}

/** A store for this tab alone. */
export function memoryStore(): LedgerStore {
  let state: LedgerState | null = null
  return {
    reach: 'tab',
    update: (step) => Promise.resolve((state = step(state))),
    subscribe: () => () => undefined,
  }
}
