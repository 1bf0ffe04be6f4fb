// The one queue that every request goes through. It decides order and moment, repeats what was refused
// for its number, and tells the screen; it refuses to know what a request is for.
import { pageNow } from '#clock/page-clock.ts'
import type { Ending, Ledger } from './ledger.ts'
import { lineOf, type Left } from './ledger-state.ts'
import { byTurn, expectedTurns, keepFree, type Priority } from './queue-order.ts'
import {
  freePlaces,
  QueueSnapshots,
  type QueueSnapshot,
  type SentRequest,
} from './queue-snapshot.ts'
import { WakeTimer } from './wake-timer.ts'

export interface RequestOptions<About> {
  budget: string
  priority: Priority
  /** Says in data what the request is for. */
  about: About
  /** Reads with the same key can be moved up by `promote`. */
  key?: string
  /** Takes the request out while it waits, at no cost. What is under way is for `send` to abort. */
  signal?: AbortSignal | null
  /**
   * Asked each time that the request's turn comes. A promise means "not yet": the slot is given back, and
   * the request keeps its turn until that resolves, and leaves with the reason when it rejects.
   */
  ready?: (() => Promise<unknown> | null) | undefined
}

/** A request as it stands in the queue. */
export interface QueuedRequest<About> {
  id: string
  budget: string
  priority: Priority
  /** Rises with each request; one that goes again keeps its own, and so its turn. */
  sequence: number
  about: About
  key: string | null
  /** When it was asked for, in ms of the page's clock. */
  since: number
}

/** Tells an answer's HTTP status, and what it says is left of the budget (null: nothing). */
export type Report = (status: number, left?: Left | null) => void

/**
 * What a failed attempt means to the queue: refused for its number (the budget pauses), refused for
 * its sign-in (the queue holds until released), to be sent again as it is, or null: an ending.
 */
export type Refusal = { retryAfterMs: number | null } | 'signed-out' | 'again' | null

export type HoldReason = 'signed-out' | 'offline'

/** A person took the request out of the queue. */
export class CancelledInQueue extends Error {
  override readonly name = 'CancelledInQueue'
}

interface Waiting<About> extends QueuedRequest<About> {
  waitedFor: SentRequest<About>['waitedFor']
  ready: () => Promise<unknown> | null
  /** Its turn has come, and it is not ready yet. */
  isParked: boolean
  send: (place: string) => Promise<void>
  leave: (reason: unknown) => void
}

export class RequestQueue<About> {
  readonly #ledger: Ledger
  readonly #refusalOf: (error: unknown) => Refusal
  readonly #snapshots: QueueSnapshots<About>
  readonly #waiting = new Set<Waiting<About>>()
  readonly #holds = new Set<HoldReason>()
  readonly #wake: WakeTimer
  readonly #stopListening: () => void
  readonly #tab = Math.random().toString(36).slice(2)
  #names = 0
  #sequence = 0
  #pumping = false
  #again = false
  #closed: Error | null = null

  /** `budgets` are all that there are, in the order in which a screen shows them. */
  constructor(ledger: Ledger, budgets: readonly string[], refusalOf: (error: unknown) => Refusal) {
    this.#ledger = ledger
    this.#refusalOf = refusalOf
    this.#snapshots = new QueueSnapshots(ledger, budgets, this.#waiting, this.#holds)
    this.#wake = new WakeTimer(() => void this.#pump())
    this.#stopListening = ledger.subscribe(() => void this.#lookAgain())
    void this.#lookAgain()
  }

  /**
   * Runs `send` when its turn comes, and again by itself after a refusal. Resolves or rejects as the
   * last attempt did; `send` reports the HTTP status for the record. A request that leaves unsent
   * rejects with its signal's reason, or with CancelledInQueue.
   */
  run<T>(options: RequestOptions<About>, send: (report: Report) => Promise<T>): Promise<T> {
    const signal = options.signal ?? null
    return new Promise<T>((resolve, reject) => {
      const settle = (end: () => void) => {
        signal?.removeEventListener('abort', abort)
        end()
      }
      const request: Waiting<About> = {
        id: this.#name(),
        budget: options.budget,
        priority: options.priority,
        about: options.about,
        key: options.key ?? null,
        sequence: (this.#sequence += 1),
        since: pageNow(),
        waitedFor: null,
        ready: options.ready ?? (() => null),
        isParked: false,
        send: async (place) => {
          const startedAt = pageNow()
          let status = null as number | null
          let left = null as Left | null
          let failed = false
          let refusal: Refusal = null
          try {
            const value = await send((reported, told = null) => {
              status = reported
              left = told
            })
            settle(() => resolve(value))
          } catch (error) {
            failed = true
            refusal = this.#refusalOf(error)
            if (refusal === null) settle(() => reject(error))
          }
          const { waitedFor } = request
          this.#snapshots.ended(request, { startedAt, waitedFor, status, failed })
          if (refusal === 'signed-out') this.#holds.add(refusal)
          await this.#ledger.end(request.budget, place, endingOf(refusal, failed, status), left)
          // Only now: had it waited before the pause was written down, it could have started in it.
          if (refusal !== null) this.#putBack(request, refusal, signal)
          this.#snapshots.changed()
          await this.#pump()
        },
        leave: (reason) => {
          if (!this.#waiting.delete(request)) return
          settle(() => reject(reason))
          this.#snapshots.changed()
        },
      }
      const abort = () => request.leave(signal?.reason)
      this.#waiting.add(request)
      if (signal?.aborted) return abort()
      if (this.#closed) return request.leave(this.#closed)
      signal?.addEventListener('abort', abort)
      this.#snapshots.changed()
      void this.#pump()
    })
  }

  /** Takes a waiting request out; its caller gets CancelledInQueue. False when it waits no more. */
  cancel(id: string): boolean {
    const request = [...this.#waiting].find((each) => each.id === id)
    request?.leave(new CancelledInQueue())
    return request !== undefined
  }

  /** Moves the waiting requests of a key up to a priority; never down. */
  promote(key: string, priority: Priority): void {
    for (const request of this.#waiting) {
      const higher = byTurn({ priority, sequence: 0 }, { ...request, sequence: 0 }) < 0
      if (request.key === key && higher) request.priority = priority
    }
    this.#snapshots.changed()
    void this.#pump()
  }

  /** Starts nothing more until `release` is called with the same reason. */
  hold(reason: HoldReason): void {
    this.#holds.add(reason)
    this.#snapshots.changed()
  }

  release(reason: HoldReason): void {
    this.#holds.delete(reason)
    for (const request of this.#waiting) request.waitedFor ??= reason
    this.#snapshots.changed()
    void this.#pump()
  }

  /**
   * Takes everything that waits out, with `reason` as its failure (a sign-out), and closes the queue: what
   * would go again, or is asked for later, fails with it too. What is under way ends as it does.
   */
  clear(reason: Error): void {
    this.#closed = reason
    this.#stopListening()
    for (const request of this.#waiting) request.leave(reason)
  }

  /** How things stand; the same object until something changes. */
  readonly snapshot = (): QueueSnapshot<About> => this.#snapshots.current()

  /** Places of a budget that are free right now. */
  freePlaces(budget: string): number {
    return freePlaces(this.snapshot(), budget, pageNow())
  }

  /**
   * When `count` more requests would be expected to start, in ms of the page's clock: behind what waits with
   * the same priority or a higher one. Null while the queue is held.
   */
  expectedTurns(budget: string, priority: Priority, count: number): number[] | null {
    if (this.#holds.size > 0) return null
    const { state, ahead, rules } = this.#ledger
    const added = { priority, sequence: Infinity }
    const before = [...this.#waiting]
      .filter((each) => this.#lineOf(each) === lineOf(state, budget) && byTurn(each, added) < 0)
      .toSorted(byTurn)
    const reserves = [...before, ...Array.from({ length: count }, () => added)].map((each) =>
      keepFree(each.priority, rules.limit.requests),
    )
    return expectedTurns(state, rules, budget, reserves.length, pageNow() + ahead, reserves)
      .slice(before.length)
      .map((turn) => turn - ahead)
  }

  /** Calls back after each change. Returns the way to stop. */
  readonly subscribe = (listener: () => void): (() => void) => this.#snapshots.subscribe(listener)

  async #lookAgain(): Promise<void> {
    await this.#ledger.refresh()
    this.#snapshots.changed()
    await this.#pump()
  }

  #putBack(
    request: Waiting<About>,
    refusal: Exclude<Refusal, null>,
    signal: AbortSignal | null,
  ): void {
    if (refusal !== 'again') request.waitedFor = refusal === 'signed-out' ? refusal : 'refused'
    this.#waiting.add(request)
    if (signal?.aborted) request.leave(signal.reason)
    if (this.#closed) request.leave(this.#closed)
  }

  #park(request: Waiting<About>, ready: Promise<unknown>): void {
    request.isParked = true
    const goOn = () => {
      request.isParked = false
      return this.#pump()
    }
    ready.then(goOn, request.leave).catch(() => undefined)
  }

  // One pass at a time: the next place is asked for when the one before has been decided.
  async #pump(): Promise<void> {
    this.#again = true
    if (this.#pumping) return
    this.#pumping = true
    while (this.#again) {
      this.#again = false
      for (const line of new Set([...this.#waiting].map((each) => this.#lineOf(each)))) {
        await this.#startAll(line)
      }
    }
    this.#pumping = false
  }

  async #startAll(line: string): Promise<void> {
    const reserve = (request: Waiting<About>) =>
      keepFree(request.priority, this.#ledger.rules.limit.requests)
    for (let head = this.#head(line); head; head = this.#head(line)) {
      const { budget } = head
      const place = this.#name()
      const waitMs = await this.#ledger.take(budget, place, reserve(head))
      if (waitMs > 0) {
        for (const each of this.#waiting)
          if (this.#lineOf(each) === line) each.waitedFor ??= 'budget'
        this.#wake.in(waitMs)
        this.#snapshots.changed()
        return
      }
      // The place goes to whoever is first by now: the one it was asked for may have left, or may
      // have been passed by a save. Only one with a smaller claim to it, or none, asks for itself.
      const first = this.#head(line)
      if (!first || first.budget !== budget || reserve(first) > reserve(head)) {
        await this.#ledger.giveBack(budget, place)
        this.#snapshots.changed()
        continue
      }
      const ready = first.ready()
      if (ready) this.#park(first, ready)
      // It may have left instead.
      if (ready || !this.#waiting.has(first)) {
        await this.#ledger.giveBack(budget, place)
        continue
      }
      this.#waiting.delete(first)
      this.#snapshots.started(first)
      void first.send(place)
    }
  }

  /** A name that no other tab gives. (crypto.randomUUID is missing on plain http.) */
  #name(): string {
    this.#names += 1
    return `${this.#tab}-${this.#names}`
  }

  #head(line: string): Waiting<About> | undefined {
    if (this.#holds.size > 0) return undefined
    return [...this.#waiting]
      .filter((each) => !each.isParked && this.#lineOf(each) === line)
      .toSorted(byTurn)[0]
  }

  #lineOf({ budget }: Waiting<About>): string {
    return lineOf(this.#ledger.state, budget)
  }
}

function endingOf(refusal: Refusal, failed: boolean, status: number | null): Ending {
  if (typeof refusal === 'object' && refusal !== null) return refusal
  return failed && refusal === null && status === null ? 'unanswered' : 'answered'
}
