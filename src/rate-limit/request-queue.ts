// The one queue that every request goes through. It decides order and moment, repeats what was refused
// for its number, and tells the screen; it refuses to know what a request is for.
import type { Ending, Ledger } from './ledger.ts'
import { byTurn, keepFree, type Priority } from './queue-order.ts'
import { QueueSnapshots, type QueueSnapshot, type SentRequest } from './queue-snapshot.ts'

export interface RequestOptions<About> {
  budget: string
  priority: Priority
  /** Says in data what the request is for. */
  about: About
  /** Reads with the same key can be moved up by `promote`. */
  key?: string
  /** Takes the request out while it waits, at no cost. What is under way is for `send` to abort. */
  signal?: AbortSignal | null
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
  /** When it was asked for, in ms. */
  since: number
}

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
  readonly #tab = Math.random().toString(36).slice(2)
  #names = 0
  #sequence = 0
  #pumping = false
  #again = false

  /** `budgets` are all that there are, in the order in which a screen shows them. */
  constructor(ledger: Ledger, budgets: readonly string[], refusalOf: (error: unknown) => Refusal) {
    this.#ledger = ledger
    this.#refusalOf = refusalOf
    this.#snapshots = new QueueSnapshots(ledger, budgets, this.#waiting, this.#holds)
    this.#wake = new WakeTimer(() => void this.#pump())
    ledger.subscribe(() => void this.#lookAgain())
    void this.#lookAgain()
  }

  /**
   * Runs `send` when its turn comes, and again by itself after a refusal. Resolves or rejects as the
   * last attempt did; `send` reports the HTTP status for the record. A request that leaves unsent
   * rejects with its signal's reason, or with CancelledInQueue.
   */
  run<T>(
    options: RequestOptions<About>,
    send: (report: (status: number) => void) => Promise<T>,
  ): Promise<T> {
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
        since: Date.now(),
        waitedFor: null,
        send: async (place) => {
          let status: number | null = null
          const startedAt = Date.now()
          const record = (failed: boolean) =>
            this.#snapshots.ended(request, {
              startedAt,
              waitedFor: request.waitedFor,
              status,
              failed,
            })
          try {
            const value = await send((reported) => (status = reported))
            record(false)
            settle(() => resolve(value))
            await this.#ended(request, place, 'answered')
          } catch (error) {
            record(true)
            const refusal = signal?.aborted ? null : this.#refusalOf(error)
            if (refusal === null) settle(() => reject(error))
            if (refusal === 'signed-out') this.#holds.add(refusal)
            await this.#ended(request, place, isTooMany(refusal) ? refusal : 'answered')
            // Only now: had it waited before the pause was written down, it could have started in it.
            if (refusal !== null) this.#goAgain(request, refusal, signal, abort)
          }
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
    void this.#pump()
  }

  /** Starts nothing more until `release` is called with the same reason. */
  hold(reason: HoldReason): void {
    this.#holds.add(reason)
    this.#snapshots.changed()
  }

  release(reason: HoldReason): void {
    this.#holds.delete(reason)
    this.#snapshots.changed()
    void this.#pump()
  }

  /** Takes everything that waits out, with `reason` as its failure (a sign-out). */
  clear(reason: Error): void {
    for (const request of this.#waiting) request.leave(reason)
  }

  /** How things stand; the same object until something changes. */
  readonly snapshot = (): QueueSnapshot<About> => this.#snapshots.current()

  /** Calls back after each change. Returns the way to stop. */
  readonly subscribe = (listener: () => void): (() => void) => this.#snapshots.subscribe(listener)

  async #lookAgain(): Promise<void> {
    await this.#ledger.refresh()
    this.#snapshots.changed()
    await this.#pump()
  }

  #goAgain(
    request: Waiting<About>,
    refusal: Exclude<Refusal, null>,
    signal: AbortSignal | null,
    abort: () => void,
  ): void {
    if (refusal !== 'again') request.waitedFor = refusal === 'signed-out' ? refusal : 'refused'
    this.#waiting.add(request)
    if (signal?.aborted) abort()
    this.#snapshots.changed()
    void this.#pump()
  }

  async #ended(request: Waiting<About>, place: string, ending: Ending): Promise<void> {
    await this.#ledger.end(request.budget, place, ending)
    this.#snapshots.changed()
    await this.#pump()
  }

  // One pass at a time: the next place is asked for when the one before has been decided.
  async #pump(): Promise<void> {
    this.#again = true
    if (this.#pumping) return
    this.#pumping = true
    while (this.#again) {
      this.#again = false
      for (const budget of new Set([...this.#waiting].map((each) => each.budget))) {
        await this.#startAll(budget)
      }
    }
    this.#pumping = false
  }

  async #startAll(budget: string): Promise<void> {
    const reserve = (request: Waiting<About>) =>
      keepFree(request.priority, this.#ledger.rules.limit.requests)
    for (let head = this.#head(budget); head; head = this.#head(budget)) {
      const place = this.#name()
      const waitMs = await this.#ledger.take(budget, place, reserve(head))
      if (waitMs > 0) {
        head.waitedFor ??= 'budget'
        this.#wake.in(waitMs)
        this.#snapshots.changed()
        return
      }
      // The place goes to whoever is first by now: the one it was asked for may have left, or may
      // have been passed by a save. Only one with a smaller claim to it has to ask for itself.
      const first = this.#head(budget)
      if (!first || reserve(first) > reserve(head)) {
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

  #head(budget: string): Waiting<About> | undefined {
    if (this.#holds.size > 0) return undefined
    return [...this.#waiting].filter((each) => each.budget === budget).toSorted(byTurn)[0]
  }
}

function isTooMany(refusal: Refusal): refusal is { retryAfterMs: number | null } {
  return typeof refusal === 'object' && refusal !== null
}

/** Calls back at the earliest of the moments it was asked for. */
class WakeTimer {
  readonly #callback: () => void
  #timer: ReturnType<typeof setTimeout> | null = null
  #at = Infinity

  constructor(callback: () => void) {
    this.#callback = callback
  }

  in(ms: number): void {
    const at = Date.now() + ms
    if (this.#timer !== null && at >= this.#at) return
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#at = at
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#at = Infinity
      this.#callback()
    }, ms)
  }
}
