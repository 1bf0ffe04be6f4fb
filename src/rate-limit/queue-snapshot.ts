// What the screen sees of the queue: plain values, replaced as a whole on each change.
import { pageNow, wallNow } from '#clock/page-clock.ts'
import type { Ledger } from './ledger.ts'
import { lineOf, pausedUntil, placesOf, type Scope } from './ledger-state.ts'
import { byTurn, expectedTurns, keepFree } from './queue-order.ts'
import type { HoldReason, QueuedRequest } from './queued-request.ts'
import { expectedFrees } from './sliding-window.ts'

/** How a budget stands. Times in ms of the page's clock, so that a screen can count down by itself. */
export interface BudgetSnapshot {
  budget: string
  /** When each spent place is expected to be free again, soonest first. */
  frees: number[]
  /** Closed until then by a 429; a time that has passed when open. */
  pausedUntil: number
}

interface WaitingSnapshot<About> {
  id: string
  about: About
  budget: string
  since: number
  /** When it is expected to start; null while the queue is held. */
  turnAt: number | null
}

/** One request that was sent. */
export interface SentRequest<About> {
  id: string
  about: About
  budget: string
  /** In ms since 1970 by the computer's clock, for showing when. */
  startedAt: number
  tookMs: number
  waitedMs: number
  /** Why it did not start at once; null when it did. */
  waitedFor: 'budget' | 'refused' | HoldReason | null
  /** HTTP status; null when no answer came. */
  status: number | null
  failed: boolean
}

export interface QueueSnapshot<About> {
  requests: number
  windowMs: number
  scope: Scope
  sharedWithOthers: boolean
  reach: 'all-tabs' | 'tab'
  holds: HoldReason[]
  budgets: BudgetSnapshot[]
  waiting: WaitingSnapshot<About>[]
  running: { id: string; about: About; budget: string }[]
  /** The last ones sent, newest first. */
  sent: SentRequest<About>[]
}

const keptSent = 50

/** Places of a budget that are free at `now`; a budget that was never used is all free. */
export function freePlaces<About>(
  snapshot: QueueSnapshot<About>,
  budget: string,
  now: number,
): number {
  const known = snapshot.budgets.find((each) => each.budget === budget)
  if (!known) return snapshot.requests
  if (known.pausedUntil > now) return 0
  return Math.max(0, snapshot.requests - known.frees.filter((at) => at > now).length)
}

export class QueueSnapshots<About> {
  readonly #ledger: Ledger
  readonly #budgets: readonly string[]
  readonly #waiting: ReadonlySet<QueuedRequest<About>>
  readonly #holds: ReadonlySet<HoldReason>
  readonly #running = new Map<string, QueuedRequest<About>>()
  readonly #listeners = new Set<() => void>()
  #sent: SentRequest<About>[] = []
  #current: QueueSnapshot<About> | null = null

  constructor(
    ledger: Ledger,
    budgets: readonly string[],
    waiting: ReadonlySet<QueuedRequest<About>>,
    holds: ReadonlySet<HoldReason>,
  ) {
    this.#ledger = ledger
    this.#budgets = budgets
    this.#waiting = waiting
    this.#holds = holds
  }

  current(): QueueSnapshot<About> {
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

  started(request: QueuedRequest<About>): void {
    this.#running.set(request.id, request)
    this.changed()
  }

  ended(
    request: QueuedRequest<About>,
    {
      startedAt,
      ...result
    }: Pick<SentRequest<About>, 'startedAt' | 'waitedFor' | 'status' | 'failed'>,
  ): void {
    this.#running.delete(request.id)
    const { id, about, budget } = request
    const tookMs = pageNow() - startedAt
    const sent: SentRequest<About> = {
      id: `${id}:${startedAt}`,
      about,
      budget,
      ...result,
      startedAt: wallNow() - tookMs,
      tookMs,
      waitedMs: startedAt - request.since,
    }
    this.#sent = [sent, ...this.#sent].slice(0, keptSent)
  }

  #take(): QueueSnapshot<About> {
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
        frees: expectedFrees(placesOf(state, budget), rules.limit, now).map(toPage),
        pausedUntil: toPage(pausedUntil(state, budget)),
      })),
      waiting: this.#lines().flatMap((line) => {
        const reserves = line.map(({ priority }) => keepFree(priority, rules.limit.requests))
        const [{ budget: first } = { budget: '' }] = line
        const turns = expectedTurns(state, rules, first, line.length, now, reserves).map(toPage)
        return line.map(({ id, about, budget, since }, index) => ({
          id,
          about,
          budget,
          since,
          turnAt: held ? null : (turns[index] ?? null),
        }))
      }),
      running: [...this.#running.values()].map(({ id, about, budget }) => ({ id, about, budget })),
      sent: this.#sent,
    }
  }

  #lines(): QueuedRequest<About>[][] {
    const lines = new Map<string, QueuedRequest<About>[]>(
      this.#budgets.map((budget) => [lineOf(this.#ledger.state, budget), []]),
    )
    for (const request of [...this.#waiting].toSorted(byTurn)) {
      lines.get(lineOf(this.#ledger.state, request.budget))?.push(request)
    }
    return [...lines.values()]
  }
}
