// What the screens show of the queue at a given time, as pure functions. Times
// are in ms of the page's clock.
import type { QueueState, WaitingRequest } from '#queries/use-queue.ts'
import { freeSlots, type BudgetSnapshot } from '#rate-limit/queue-snapshot.ts'

/** A shorter wait (ms) is not shown, since it would only flicker. */
const glimpseMs = 500

/**
 * The requests that wait at `now`, the next one first, without those that wait too briefly to show.
 */
export function waitingLine(queue: QueueState, now: number): WaitingRequest[] {
  return queue.waiting
    .filter(
      ({ turnAt, since }) =>
        turnAt === null || turnAt - since > glimpseMs || now - since > glimpseMs,
    )
    .toSorted((a, b) => (a.turnAt ?? 0) - (b.turnAt ?? 0))
}

/** When the last countdown ends; Infinity while a request waits for its turn. */
export function lastChangeAt(queue: QueueState): number {
  if (queue.waiting.some(({ turnAt }) => turnAt !== null)) return Infinity
  return Math.max(0, ...queue.budgets.flatMap(({ frees, pausedUntil }) => [...frees, pausedUntil]))
}

/** The budgets to show: only one if the server counts all requests together. */
export function shownBudgets(queue: QueueState): BudgetSnapshot[] {
  return queue.scope === 'token' ? queue.budgets.slice(0, 1) : queue.budgets
}

/** The number of free slots in the budget with the fewest. */
export function fewestFree(queue: QueueState, now: number): number {
  return Math.min(
    queue.requests,
    ...queue.budgets.map(({ budget }) => freeSlots(queue, budget, now)),
  )
}

/** When the next slot of a budget becomes free; null if all are. */
export function nextFreeAt(
  queue: QueueState,
  { frees }: BudgetSnapshot,
  now: number,
): number | null {
  const held = frees.filter((at) => at > now)
  // More slots than the limit can be taken: by requests sent before the queue detected a joint
  // budget.
  return held[Math.max(0, held.length - queue.requests)] ?? null
}

export type Level = 'good' | 'warning' | 'danger'

/** The level of a budget with `free` of `limit` slots left. */
export function levelOf(free: number, limit: number): Level {
  if (free === 0) return 'danger'
  return free / limit > 0.3 ? 'good' : 'warning'
}
