// What a screen tells of a queue at a moment, as pure functions. Times in ms since the epoch.
import type { QueueState, WaitingRequest } from '#queries/use-queue.ts'
import { freeSlots, type BudgetSnapshot } from '#rate-limit/queue-snapshot.ts'

/** A request that starts within this time has not waited: naming it would only flicker. */
const glimpseMs = 500

/** What waits at `now`, the next one first, without what is only passing through. */
export function waitingLine(queue: QueueState, now: number): WaitingRequest[] {
  return queue.waiting
    .filter(
      ({ turnAt, since }) =>
        turnAt === null || turnAt - since > glimpseMs || now - since > glimpseMs,
    )
    .toSorted((a, b) => (a.turnAt ?? 0) - (b.turnAt ?? 0))
}

/** When the last thing that counts down will have done so: Infinity while something waits for a turn. */
export function lastChangeAt(queue: QueueState): number {
  if (queue.waiting.some(({ turnAt }) => turnAt !== null)) return Infinity
  return Math.max(0, ...queue.budgets.flatMap(({ frees, pausedUntil }) => [...frees, pausedUntil]))
}

/** The budgets to show apart: one, when the server counts all requests together. */
export function shownBudgets(queue: QueueState): BudgetSnapshot[] {
  return queue.scope === 'token' ? queue.budgets.slice(0, 1) : queue.budgets
}

/** Free places of the budget that has the fewest. */
export function fewestFree(queue: QueueState, now: number): number {
  return Math.min(
    queue.requests,
    ...queue.budgets.map(({ budget }) => freeSlots(queue, budget, now)),
  )
}

/** When one more place of a budget will be free; null when all of them are. */
export function nextFreeAt(
  queue: QueueState,
  { frees }: BudgetSnapshot,
  now: number,
): number | null {
  const held = frees.filter((at) => at > now)
  // More than the limit can be held, by what was sent before it was known that all kinds count together.
  return held[Math.max(0, held.length - queue.requests)] ?? null
}

export type Level = 'good' | 'warning' | 'danger'

/** How worrying it is to have `free` places left of `limit`. */
export function levelOf(free: number, limit: number): Level {
  if (free === 0) return 'danger'
  return free / limit > 0.3 ? 'good' : 'warning'
}
