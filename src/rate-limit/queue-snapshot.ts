// What a screen sees of the queue: plain values, replaced as a whole on each change.
import { pageNow, wallNow } from '#clock/page-clock.ts'
import type { Ledger } from './ledger.ts'
import { laneOf, pausedUntil, slotsOf, type Scope } from './ledger-state.ts'
import { byTurn, expectedTurns, reserveOf } from './queue-order.ts'
import type { HoldReason, QueuedRequest } from './queued-request.ts'
import { expectedFrees } from './sliding-window.ts'

/** The state of a budget. Times are page times in ms, so that a screen can count down by itself. */
export interface BudgetSnapshot {
  budget: string
  /** When each spent slot is expected to be free again, soonest first. */
  frees: number[]
  /** Until when a 429 pauses the budget. The budget is open when this time has passed. */
  pausedUntil: number
}

interface WaitingSnapshot<Descriptor> {
  id: string
  descriptor: Descriptor
  budget: string
  since: number
  /** When the request is expected to start; null while the queue is held. */
  turnAt: number | null
}

/** A request that was sent. */
export interface SentRequest<Descriptor> {
  id: string
  descriptor: Descriptor
  budget: string
  /** In ms since 1970 by the computer's clock, for display. */
  startedAt: number
  tookMs: number
  waitedMs: number
  /** Why the request did not start at once; null when it did. */
  waitedFor: 'budget' | 'refused' | HoldReason | null
  /** The HTTP status; null when no answer came. */
  status: number | null
  failed: boolean
}

export interface QueueSnapshot<Descriptor> {
  requests: number
  windowMs: number
  scope: Scope
  sharedWithOthers: boolean
  reach: 'all-tabs' | 'tab'
  holds: HoldReason[]
  budgets: BudgetSnapshot[]
  waiting: WaitingSnapshot<Descriptor>[]
  running: { id: string; descriptor: Descriptor; budget: string }[]
  /** The requests sent last, newest first. */
  sent: SentRequest<Descriptor>[]
}

const keptSent = 50

/**
 * The number of free slots of a budget at `now`, a page time in ms. An unused budget is entirely
 * free, and a paused one has none.
 */
export function freeSlots<Descriptor>(
  snapshot: QueueSnapshot<Descriptor>,
  budget: string,
  now: number,
): number {
  const known = snapshot.budgets.find((each) => each.budget === budget)
  if (!known) return snapshot.requests
  if (known.pausedUntil > now) return 0
  return Math.max(0, snapshot.requests - known.frees.filter((at) => at > now).length)
}

export class QueueSnapshots<Descriptor> {
  readonly #ledger: Ledger
  readonly #budgets: readonly string[]
  readonly #waiting: ReadonlySet<QueuedRequest<Descriptor>>
  readonly #holds: ReadonlySet<HoldReason>
  readonly #running = new Map<string, QueuedRequest<Descriptor>>()
  readonly #listeners = new Set<() => void>()
  #sent: SentRequest<Descriptor>[] = []
  #current: QueueSnapshot<Descriptor> | null = null

  constructor(
    ledger: Ledger,
    budgets: readonly string[],
    waiting: ReadonlySet<QueuedRequest<Descriptor>>,
    holds: ReadonlySet<HoldReason>,
  ) {
    this.#ledger = ledger
    this.#budgets = budgets
    this.#waiting = waiting
    this.#holds = holds
  }

  current(): QueueSnapshot<Descriptor> {
    this.#current ??= this.#take()
    return this.#current
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  changed(): void {
    this.#current = null
    for (const listener of this.#listeners) listener()
  }

  started(request: QueuedRequest<Descriptor>): void {
    this.#running.set(request.id, request)
    this.changed()
  }

  ended(
    request: QueuedRequest<Descriptor>,
    {
      startedAt,
      ...result
    }: Pick<SentRequest<Descriptor>, 'startedAt' | 'waitedFor' | 'status' | 'failed'>,
  ): void {
    this.#running.delete(request.id)
    const { id, descriptor, budget } = request
    const tookMs = pageNow() - startedAt
    const sent: SentRequest<Descriptor> = {
      id: `${id}:${startedAt}`,
      descriptor,
      budget,
      ...result,
      startedAt: wallNow() - tookMs,
      tookMs,
      waitedMs: startedAt - request.since,
    }
    this.#sent = [sent, ...this.#sent].slice(0, keptSent)
  }

  #take(): QueueSnapshot<Descriptor> {
    const { state, ahead, rules, reach } = this.#ledger
    const now = pageNow() + ahead
    const toPage = (time: number) => time - ahead
    const held = this.#holds.size > 0
    return {
      requests: rules.limit.requests,
      windowMs: rules.limit.windowMs,
      scope: state.scope,
      sharedWithOthers: state.sharedWithOthers,
      reach,
      holds: [...this.#holds],
      budgets: this.#budgets.map((budget) => ({
        budget,
        frees: expectedFrees(slotsOf(state, budget), rules.limit, now).map(toPage),
        pausedUntil: toPage(pausedUntil(state, budget)),
      })),
      waiting: this.#lanes().flatMap((lane) => {
        const reserves = lane.map(({ priority }) => reserveOf(priority, rules.limit.requests))
        const [{ budget: first } = { budget: '' }] = lane
        const turns = expectedTurns(state, rules, first, lane.length, now, reserves).map(toPage)
        return lane.map(({ id, descriptor, budget, since }, index) => ({
          id,
          descriptor,
          budget,
          since,
          turnAt: held ? null : (turns[index] ?? null),
        }))
      }),
      running: [...this.#running.values()].map(({ id, descriptor, budget }) => ({
        id,
        descriptor,
        budget,
      })),
      sent: this.#sent,
    }
  }

  #lanes(): QueuedRequest<Descriptor>[][] {
    const lanes = new Map<string, QueuedRequest<Descriptor>[]>(
      this.#budgets.map((budget) => [laneOf(this.#ledger.state, budget), []]),
    )
    for (const request of [...this.#waiting].toSorted(byTurn)) {
      lanes.get(laneOf(this.#ledger.state, request.budget))?.push(request)
    }
    return [...lanes.values()]
  }
}
