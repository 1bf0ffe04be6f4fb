// The order of the queue, and when the turn of each request is expected. Pure functions.
import { pausedUntil, slotsOf, type LedgerRules, type LedgerState } from './ledger-state.ts'
import { expectedFrees } from './sliding-window.ts'

/**
 * From most to least urgent: saves, what the current screen waits for, what a click will likely
 * need, and background requests.
 */
export const priorities = ['save', 'visible', 'likely', 'background'] as const
export type Priority = (typeof priorities)[number]

/** The reserve: how many slots of a budget this priority leaves free for higher ones. */
export function reserveOf(priority: Priority, requests: number): number {
  if (priority === 'background') return 3
  // Prefetching pays off only while more than half of the budget is free.
  return priority === 'likely' ? Math.ceil(requests / 2) : 0
}

export interface Ordered {
  priority: Priority
  /** Rises with each request. A request that is sent again keeps its number. */
  sequence: number
}

/** Sorts by priority, then by sequence. */
export function byTurn(a: Ordered, b: Ordered): number {
  return priorities.indexOf(a.priority) - priorities.indexOf(b.priority) || a.sequence - b.sequence
}

/**
 * When each of `count` waiting requests of a budget is expected to start, in ms and in order. This
 * is an estimate for the screen: it assumes that no more urgent request arrives and that answers
 * come at once. `reserves` are the slots that each request leaves free; 0 where missing.
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
  // Each start takes a slot that is free again one window later.
  const slots = [
    ...Array.from({ length: Math.max(0, rules.limit.requests - frees.length) }, () => opens),
    ...frees.slice(-rules.limit.requests),
  ]
  for (let index = 0; index < count; index += 1) {
    const reserve = Math.min(reserves[index] ?? 0, rules.limit.requests - 1)
    // A request does not start before the one ahead of it, which may wait for a larger reserve.
    const turn = Math.max(turns.at(-1) ?? opens, slots[index + reserve] ?? opens)
    turns.push(turn)
    slots.push(turn + rules.limit.windowMs)
  }
  return turns
}
