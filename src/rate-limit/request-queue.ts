// The one queue that every request goes through. It decides order and moment, repeats what was refused
// for its number, and tells the screen; it refuses to know what a request is for.
import { pageNow } from '#clock/page-clock.ts'
import type { Ending, Ledger } from './ledger.ts'
import { laneOf, type Left } from './ledger-state.ts'
import { byTurn, reserveOf, type Priority } from './queue-order.ts'
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
  /** Says in data what the request is for. */
  descriptor: Descriptor
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

/** Tells an answer's HTTP status, and what it says is left of the budget (null: nothing). */
export type Report = (status: number, left?: Left | null) => void

/**
 * What a failed attempt means to the queue: refused for its number (the budget pauses), refused for
 * its sign-in (the queue holds until released), to be sent again as it is, or null: an ending.
 */
export type Refusal = { retryAfterMs: number | null } | 'signed-out' | 'again' | null

/** A person took the request out of the queue. */
export class CancelledInQueue extends Error {
  override readonly name = 'CancelledInQueue'
}

interface Waiting<Descriptor> extends QueuedRequest<Descriptor> {
  waitedFor: SentRequest<Descriptor>['waitedFor']
  ready: () => Promise<unknown> | null
  /** Its turn has come, and it is not ready yet. */
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
  run<T>(options: RequestOptions<Descriptor>, send: (report: Report) => Promise<T>): Promise<T> {
    const signal = options.signal ?? null
    return new Promise<T>((resolve, reject) => {
      const settle = (end: () => void) => {
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
          await this.#ledger.end(request.budget, slot, endingOf(refusal, failed, status), left)
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
  readonly snapshot = (): QueueSnapshot<Descriptor> => this.#snapshots.current()

  /** Places of a budget that are free right now. */
  freeSlots(budget: string): number {
    return freeSlots(this.snapshot(), budget, pageNow())
  }

  /** Calls back after each change. Returns the way to stop. */
  readonly subscribe = (listener: () => void): (() => void) => this.#snapshots.subscribe(listener)

  async #lookAgain(): Promise<void> {
    await this.#ledger.refresh()
    this.#snapshots.changed()
    await this.#pump()
  }

  #putBack(
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

  // One pass at a time: the next place is asked for when the one before has been decided.
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
      // The place goes to whoever is first by now: the one it was asked for may have left, or may
      // have been passed by a save. Only one with a smaller claim to it, or none, asks for itself.
      const first = this.#head(lane)
      if (!first || first.budget !== budget || reserve(first) > reserve(head)) {
        await this.#ledger.giveBack(budget, slot)
        this.#snapshots.changed()
        continue
      }
      const ready = first.ready()
      if (ready) this.#park(first, ready)
      // It may have left instead.
      if (ready || !this.#waiting.has(first)) {
        await this.#ledger.giveBack(budget, slot)
        continue
      }
      this.#waiting.delete(first)
      this.#snapshots.started(first)
      void first.send(slot)
    }
  }

  /** A name that no other tab gives. (crypto.randomUUID is missing on plain http.) */
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
