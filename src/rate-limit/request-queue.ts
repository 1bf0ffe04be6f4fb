// The queue that every request goes through. It decides the order and the time of each request,
// sends it again after a 429, and notifies the screens. It does not know what a request is for.
import { pageNow } from '#clock/page-clock.ts'
import type { Ending, Ledger } from './ledger.ts'
import { laneOf, type Left } from './ledger-state.ts'
import { byTurn, expectedTurns, reserveOf, type Priority } from './queue-order.ts'
import {
  freeSlots,
  QueueSnapshots,
  type QueueSnapshot,
  type SentRequest,
} from './queue-snapshot.ts'
import type { HoldReason, QueuedRequest } from './queued-request.ts'
import { WakeTimer } from './wake-timer.ts'

export interface RequestOptions<Descriptor> {
  budget: string
  priority: Priority
  /** What the request is for, as data. */
  descriptor: Descriptor
  /** `promote` raises the priority of the waiting requests with this key. */
  key?: string
  /**
   * Takes the request out of the queue while it waits, without spending a slot. Once the request is
   * under way, `send` has to abort it.
   */
  signal?: AbortSignal | null
  /**
   * Called each time the turn of the request comes. Null means ready. A promise means "not yet":
   * the queue gives the slot back, the request keeps its turn until the promise resolves, and it
   * fails with the reason when the promise rejects.
   */
  ready?: (() => Promise<unknown> | null) | undefined
}

/**
 * Reports the HTTP status of an answer, and what it says is left of the budget (null when it does
 * not say).
 */
export type Report = (status: number, left?: Left | null) => void

/**
 * What the queue does after a failed attempt. With `retryAfterMs` (a 429), it pauses the budget;
 * with 'signed-out' (a 401), it holds all requests until released; with 'again', it sends the
 * request again as it is. Null ends the request with the error.
 */
export type Refusal = { retryAfterMs: number | null } | 'signed-out' | 'again' | null

/** The user took the request out of the queue. */
export class CancelledInQueue extends Error {
  override readonly name = 'CancelledInQueue'
}

interface Waiting<Descriptor> extends QueuedRequest<Descriptor> {
  waitedFor: SentRequest<Descriptor>['waitedFor']
  ready: () => Promise<unknown> | null
  /** The turn of the request has come, and its `ready` has returned a promise. */
  isParked: boolean
  send: (slot: string) => Promise<void>
  leave: (reason: unknown) => void
}

export class RequestQueue<Descriptor> {
  readonly #ledger: Ledger
  readonly #refusalOf: (error: unknown) => Refusal
  readonly #snapshots: QueueSnapshots<Descriptor>
  readonly #waiting = new Set<Waiting<Descriptor>>()
  readonly #holds = new Set<HoldReason>()
  readonly #wake: WakeTimer
  readonly #stopListening: () => void
  readonly #tab = Math.random().toString(36).slice(2)
  #names = 0
  #sequence = 0
  #pumping = false
  #again = false
  #closed: Error | null = null

  /** `budgets` lists all budgets in the order in which a screen shows them. */
  constructor(ledger: Ledger, budgets: readonly string[], refusalOf: (error: unknown) => Refusal) {
    this.#ledger = ledger
    this.#refusalOf = refusalOf
    this.#snapshots = new QueueSnapshots(ledger, budgets, this.#waiting, this.#holds)
    this.#wake = new WakeTimer(() => void this.#pump())
    this.#stopListening = ledger.subscribe(() => void this.#refresh())
    void this.#refresh()
  }

  /**
   * Runs `send` when the turn of the request comes, and again after each refusal. Resolves or
   * rejects like the last attempt. `send` reports the HTTP status for the list of sent requests. A
   * request that leaves the queue unsent rejects with its signal's reason, or with
   * `CancelledInQueue`.
   */
  run<T>(options: RequestOptions<Descriptor>, send: (report: Report) => Promise<T>): Promise<T> {
    const signal = options.signal ?? null
    return new Promise<T>((resolve, reject) => {
      const finish = (end: () => void) => {
        signal?.removeEventListener('abort', abort)
        end()
      }
      const request: Waiting<Descriptor> = {
        id: this.#name(),
        budget: options.budget,
        priority: options.priority,
        descriptor: options.descriptor,
        key: options.key ?? null,
        sequence: (this.#sequence += 1),
        since: pageNow(),
        waitedFor: null,
        ready: options.ready ?? (() => null),
        isParked: false,
        send: async (slot) => {
          const startedAt = pageNow()
          let status = null as number | null
          let left = null as Left | null
          let failed = false
          let refusal: Refusal = null
          try {
            const value = await send((reported, remaining = null) => {
              status = reported
              left = remaining
            })
            finish(() => resolve(value))
          } catch (error) {
            failed = true
            refusal = this.#refusalOf(error)
            if (refusal === null) finish(() => reject(error))
          }
          const { waitedFor } = request
          this.#snapshots.ended(request, { startedAt, waitedFor, status, failed })
          if (refusal === 'signed-out') this.#holds.add(refusal)
          await this.#ledger.end(request.budget, slot, endingOf(refusal, failed, status), left)
          // Requeue only after the ledger has recorded the pause; otherwise the request could start
          // during the pause.
          if (refusal !== null) this.#requeue(request, refusal, signal)
          this.#snapshots.changed()
          await this.#pump()
        },
        leave: (reason) => {
          if (!this.#waiting.delete(request)) return
          finish(() => reject(reason))
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

  /**
   * Takes a waiting request out of the queue; its promise rejects with `CancelledInQueue`. Returns
   * false when no request with this id waits.
   */
  cancel(id: string): boolean {
    const request = [...this.#waiting].find((each) => each.id === id)
    request?.leave(new CancelledInQueue())
    return request !== undefined
  }

  /** Raises the waiting requests of a key to a priority. Never lowers them. */
  promote(key: string, priority: Priority): void {
    for (const request of this.#waiting) {
      const higher = byTurn({ priority, sequence: 0 }, { ...request, sequence: 0 }) < 0
      if (request.key === key && higher) request.priority = priority
    }
    this.#snapshots.changed()
    void this.#pump()
  }

  /** Starts no more requests until `release` is called with the same reason. */
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
   * Closes the queue, as on sign-out: every waiting request rejects with `reason`, and so does
   * every later one and every one that would be sent again. Requests under way end as usual.
   */
  clear(reason: Error): void {
    this.#closed = reason
    this.#stopListening()
    for (const request of this.#waiting) request.leave(reason)
  }

  /** The current state of the queue. Returns the same object until something changes. */
  readonly snapshot = (): QueueSnapshot<Descriptor> => this.#snapshots.current()

  /** The number of free slots of a budget now. */
  freeSlots(budget: string): number {
    return freeSlots(this.snapshot(), budget, pageNow())
  }

  /**
   * When `count` more requests are expected to start, in ms of the page's clock: behind waiting requests of
   * the same priority or a higher one. Null while the queue is held.
   */
  expectedTurns(budget: string, priority: Priority, count: number): number[] | null {
    if (this.#holds.size > 0) return null
    const { state, ahead, rules } = this.#ledger
    const added = { priority, sequence: Infinity }
    const before = [...this.#waiting]
      .filter((each) => this.#laneOf(each) === laneOf(state, budget) && byTurn(each, added) < 0)
      .toSorted(byTurn)
    const reserves = [...before, ...Array.from({ length: count }, () => added)].map((each) =>
      reserveOf(each.priority, rules.limit.requests),
    )
    return expectedTurns(state, rules, budget, reserves.length, pageNow() + ahead, reserves)
      .slice(before.length)
      .map((turn) => turn - ahead)
  }

  /** Calls `listener` after each change. Returns a function that unsubscribes. */
  readonly subscribe = (listener: () => void): (() => void) => this.#snapshots.subscribe(listener)

  async #refresh(): Promise<void> {
    await this.#ledger.refresh()
    this.#snapshots.changed()
    await this.#pump()
  }

  #requeue(
    request: Waiting<Descriptor>,
    refusal: Exclude<Refusal, null>,
    signal: AbortSignal | null,
  ): void {
    if (refusal !== 'again') request.waitedFor = refusal === 'signed-out' ? refusal : 'refused'
    this.#waiting.add(request)
    if (signal?.aborted) request.leave(signal.reason)
    if (this.#closed) request.leave(this.#closed)
  }

  #park(request: Waiting<Descriptor>, ready: Promise<unknown>): void {
    request.isParked = true
    const goOn = () => {
      request.isParked = false
      return this.#pump()
    }
    ready.then(goOn, request.leave).catch(() => undefined)
  }

  // One pass at a time: decide about one slot before asking the ledger for the next.
  async #pump(): Promise<void> {
    this.#again = true
    if (this.#pumping) return
    this.#pumping = true
    while (this.#again) {
      this.#again = false
      for (const lane of new Set([...this.#waiting].map((each) => this.#laneOf(each)))) {
        await this.#startAll(lane)
      }
    }
    this.#pumping = false
  }

  async #startAll(lane: string): Promise<void> {
    const reserve = (request: Waiting<Descriptor>) =>
      reserveOf(request.priority, this.#ledger.rules.limit.requests)
    for (let head = this.#head(lane); head; head = this.#head(lane)) {
      const { budget } = head
      const slot = this.#name()
      const waitMs = await this.#ledger.take(budget, slot, reserve(head))
      if (waitMs > 0) {
        for (const each of this.#waiting)
          if (this.#laneOf(each) === lane) each.waitedFor ??= 'budget'
        this.#wake.in(waitMs)
        this.#snapshots.changed()
        return
      }
      // The slot goes to the request that is first by now, because the first one may have left the
      // queue or a save may have passed it. A request with a larger reserve must ask for a slot
      // itself.
      const first = this.#head(lane)
      if (!first || first.budget !== budget || reserve(first) > reserve(head)) {
        await this.#ledger.giveBack(budget, slot)
        this.#snapshots.changed()
        continue
      }
      const ready = first.ready()
      if (ready) this.#park(first, ready)
      // `ready` may have taken the request out of the queue.
      if (ready || !this.#waiting.has(first)) {
        await this.#ledger.giveBack(budget, slot)
        continue
      }
      this.#waiting.delete(first)
      this.#snapshots.started(first)
      void first.send(slot)
    }
  }

  /** A name that is unique across tabs. crypto.randomUUID is not available on plain HTTP. */
  #name(): string {
    this.#names += 1
    return `${this.#tab}-${this.#names}`
  }

  #head(lane: string): Waiting<Descriptor> | undefined {
    if (this.#holds.size > 0) return undefined
    return [...this.#waiting]
      .filter((each) => !each.isParked && this.#laneOf(each) === lane)
      .toSorted(byTurn)[0]
  }

  #laneOf({ budget }: Waiting<Descriptor>): string {
    return laneOf(this.#ledger.state, budget)
  }
}

function endingOf(refusal: Refusal, failed: boolean, status: number | null): Ending {
  if (typeof refusal === 'object' && refusal !== null) return refusal
  return failed && refusal === null && status === null ? 'unanswered' : 'answered'
}
