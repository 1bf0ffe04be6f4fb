// Who goes before whom, and when each one's turn is expected. Pure.
import { pausedUntil, slotsOf, type LedgerRules, type LedgerState } from './ledger-state.ts'
import { expectedFrees } from './sliding-window.ts'

/**
 * A save; what the screen in front waits for; what a click will likely want; and work that nobody is
 * looking at.
 */
export const priorities = ['save', 'visible', 'likely', 'background'] as const
export type Priority = (typeof priorities)[number]

/** How many places of a budget a priority leaves to those above it. */
export function reserveOf(priority: Priority, requests: number): number {
  if (priority === 'background') return 3
  // Fetching ahead pays only while more than half of the budget is free.
  return priority === 'likely' ? Math.ceil(requests / 2) : 0
}

export interface Ordered {
  priority: Priority
  /** Rises with each request; a request that goes again keeps its own. */
  sequence: number
}

/** Higher priority first, then first come first served. */
export function byTurn(a: Ordered, b: Ordered): number {
  return priorities.indexOf(a.priority) - priorities.indexOf(b.priority) || a.sequence - b.sequence
}

/**
 * When (ms) each of `count` requests that wait for a budget is expected to start, in their order. An
 * estimate for people: it supposes that nothing more urgent arrives and that answers come at once.
 * `reserves` are the places that each of them leaves to others; none when left out.
 */
export function expectedTurns(
  state: LedgerState,
  rules: LedgerRules,
  budget: string,
  count: number,
  now: number,
  reserves: readonly number[] = [],
): number[] {
  const frees = expectedFrees(slotsOf(state, budget), rules.limit, now)
  const opens = Math.max(now, pausedUntil(state, budget))
  const turns: number[] = []
  // Each start takes a place that comes free a window later, and so serves the one `requests` after it.
  const slots = [
    ...Array.from({ length: Math.max(0, rules.limit.requests - frees.length) }, () => opens),
    ...frees.slice(-rules.limit.requests),
  ]
  for (let index = 0; index < count; index += 1) {
    const reserve = Math.min(reserves[index] ?? 0, rules.limit.requests - 1)
    // Nor before the one ahead of it, which may be waiting for more places to be free.
    const turn = Math.max(turns.at(-1) ?? opens, slots[index + reserve] ?? opens)
    turns.push(turn)
    slots.push(turn + rules.limit.windowMs)
  }
  return turns
}
