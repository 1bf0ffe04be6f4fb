// Keeps what was spent. It decides who may start; it knows no order, no request and no screen.
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
 * How a request ended: answered in any way, without an answer, or refused for its number (ms to wait,
 * null: not said).
 */
export type Ending = 'answered' | 'unanswered' | { retryAfterMs: number | null }

/** Two clocks in ms: the wall's, which all tabs share and which may jump, and one that never does. */
export interface Clock {
  wall(): number
  monotonic(): number
}

const systemClock: Clock = { wall: wallNow, monotonic: pageNow }

/** Where a state is kept: one step at a time, in memory or in storage that all tabs share. */
export interface LedgerStore {
  /** Applies `step` to the newest state, with nobody in between, and resolves with what it kept. */
  update(step: (state: LedgerState | null) => LedgerState): Promise<LedgerState>
  /** Called when another tab changed the state. Returns the way to stop. */
  subscribe(listener: () => void): () => void
  /** `tab` when other tabs cannot be seen (no IndexedDB): each then counts alone. */
  readonly reach: 'all-tabs' | 'tab'
}

// Less than this is the coarseness of two clocks, not a jump.
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

  /** The state as last seen; `refresh` reads what other tabs did since. */
  get state(): LedgerState {
    return this.#state
  }

  /** How far (ms) the times of `state` are ahead of the clock that never jumps. */
  get ahead(): number {
    return this.#ahead
  }

  subscribe(listener: () => void): () => void {
    return this.#store.subscribe(listener)
  }

  async refresh(): Promise<void> {
    await this.#step((state) => state)
  }

  /** Takes a place for one request to start now (0), or tells how many ms to wait before asking again. */
  async take(budget: string, slot: string, reserveOf: number): Promise<number> {
    let waitMs = 0
    await this.#step((state, now) => {
      const taken = takeSlot(state, this.rules, { budget, slot, reserveOf }, now)
      waitMs = taken.waitMs
      return taken.state
    })
    return waitMs
  }

  async giveBack(budget: string, slot: string): Promise<void> {
    await this.#step((state) => giveBackSlot(state, budget, slot))
  }

  /** `left`: what the answer says is left of the budget; null when it does not say. */
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
    this.#state = await this.#store.update((kept) => {
      // Read inside the transaction: another tab's stamp is then never ahead of ours.
      const now = this.#clock.wall()
      const jump = this.#jump(now)
      ahead = now - this.#monotonic
      return step(settle(kept ?? freshLedger(this.rules), this.rules, now, jump), now)
    })
    this.#ahead = ahead
  }

  // A laptop that slept looks just like a clock set forward. Taking both for a jump costs at most one
  // window of waiting; taking them for time that passed could open the window twice.
  #jump(now: number): number {
    const monotonic = this.#clock.monotonic()
    const ahead = now - this.#wall - (monotonic - this.#monotonic)
    this.#wall = now
    this.#monotonic = monotonic
    return Math.abs(ahead) > jumpMs ? ahead : 0
  }
}

/** A ledger of this tab alone. */
export function memoryStore(): LedgerStore {
  let kept: LedgerState | null = null
  return {
    reach: 'tab',
    update: (step) => Promise.resolve((kept = step(kept))),
    subscribe: () => () => undefined,
  }
}
