// What one sign-in has spent, as a value, and the steps that change it. Pure: the same steps run in
// memory and inside an IndexedDB transaction that all tabs share.
import { leaseMs, liveSlots, waitFor, type Limit, type Slot } from './sliding-window.ts'

export type Scope = 'endpoint' | 'token'

export interface LedgerRules {
  limit: Limit
  /** Where the count starts out; a 429 can teach the ledger that it is `token`. */
  scope: Scope
}

interface BudgetState {
  slots: Record<string, Slot>
  /** When the last pause was set, and until when it holds; 0 when there was none. */
  pausedAt: number
  pausedUntil: number
  /** 429s in a row, those of one burst counted once, without an answer between them. */
  strikes: number
}

export interface LedgerState {
  scope: Scope
  /** A 429 came while even our own total was below the limit: somebody else spends it too. */
  sharedWithOthers: boolean
  /** When a 429 last taught one of these two, in ms; 0 when none has. */
  seenAt: number
  budgets: Record<string, BudgetState>
}

/** Names the places that the server counts and we do not. */
const othersPrefix = 'others '
const pausesMs = [5_000, 10_000, 20_000, 40_000, 60_000]
/** A Retry-After beyond these is taken for a mistake: 0 would make a loop, a day would freeze us. */
const shortestPauseMs = 1_000
const longestPauseMs = 60 * 60_000
/** A lesson may have been wrong, and to learn it again costs no more than one burst. */
const lessonMs = 60 * 60_000
/** While another request tests whether a pause is over, look again after this long at the latest. */
const probeMs = 1_000

/** A ledger that nothing was spent from. */
export function freshLedger(rules: LedgerRules): LedgerState {
  return { scope: rules.scope, sharedWithOthers: false, seenAt: 0, budgets: {} }
}

/** The state of one budget; an unknown one has spent nothing. */
export function budgetOf(state: LedgerState, budget: string): BudgetState {
  return state.budgets[budget] ?? { slots: {}, pausedAt: 0, pausedUntil: 0, strikes: 0 }
}

/** What a budget's requests stand in line for: its own places, or those that all budgets share. */
export function laneOf(state: LedgerState, budget: string): string {
  return state.scope === 'token' ? 'token' : budget
}

/** The places that count against a budget: its own, or all of them when the token shares one. */
export function slotsOf(state: LedgerState, budget: string): Slot[] {
  const budgets = state.scope === 'token' ? Object.values(state.budgets) : [budgetOf(state, budget)]
  return budgets.flatMap((each) => Object.values(each.slots))
}

/** Until when (ms) a 429 keeps a budget closed; 0 when it is open. */
export function pausedUntil(state: LedgerState, budget: string): number {
  if (state.scope === 'endpoint') return budgetOf(state, budget).pausedUntil
  return Math.max(0, ...Object.values(state.budgets).map((each) => each.pausedUntil))
}

/**
 * Takes a place under the name `place`, or tells how many ms to wait before it is worth asking again.
 * After a 429 one request at a time tests the water, since a refused one may cost as much as any.
 */
export function takeSlot(
  state: LedgerState,
  rules: LedgerRules,
  request: { budget: string; slot: string; reserveOf: number },
  now: number,
): { state: LedgerState; waitMs: number } {
  const pause = pausedUntil(state, request.budget) - now
  if (pause > 0) return { state, waitMs: pause }
  const slots = slotsOf(state, request.budget)
  const wait = waitFor(slots, rules.limit, now, request.reserveOf)
  if (wait > 0) return { state, waitMs: wait }
  const budget = budgetOf(state, request.budget)
  // A tab that died with its test under way must not hold the others up for longer than it could run.
  const probing = slots.some(
    (slot) =>
      slot.endedAt === null &&
      slot.startedAt >= budget.pausedUntil &&
      slot.startedAt + leaseMs > now,
  )
  if (budget.strikes > 0 && probing) return { state, waitMs: probeMs }
  const taken = { ...budget.slots, [request.slot]: { startedAt: now, endedAt: null } }
  return { state: withBudget(state, request.budget, { ...budget, slots: taken }), waitMs: 0 }
}

/** Gives a place back that no request was started for. */
export function giveBackSlot(state: LedgerState, budget: string, slot: string): LedgerState {
  const { [slot]: _unused, ...slots } = budgetOf(state, budget).slots
  return withBudget(state, budget, { ...budgetOf(state, budget), slots })
}

/**
 * The request of a place has ended with anything but a 429. Only an answer shows that a pause is over:
 * a dead network or an abort (`answered` false) does not.
 */
export function endSlot(
  state: LedgerState,
  budget: string,
  slot: string,
  now: number,
  answered = true,
): LedgerState {
  const ended = withEnd(state, budget, slot, now)
  const before = budgetOf(ended, budget)
  const startedAt = before.slots[slot]?.startedAt ?? 0
  // An answer to something sent before the pause says nothing about whether the pause is over.
  return !answered || startedAt < before.pausedUntil
    ? ended
    : withBudget(ended, budget, { ...before, strikes: 0 })
}

/**
 * A 429: believe the server, pause the budget, and learn what it counts. `retryAfterMs` null stands
 * for 5, 10, 20, 40, then 60 s. Several 429s to requests of one burst are one lesson.
 */
export function refuseSlot(
  state: LedgerState,
  rules: LedgerRules,
  refusal: { budget: string; slot: string; retryAfterMs: number | null },
  now: number,
): LedgerState {
  const learnt = learn(state, rules, refusal.budget, now)
  const ended = withEnd(learnt, refusal.budget, refusal.slot, now)
  const before = budgetOf(ended, refusal.budget)
  const sameBurst = (before.slots[refusal.slot]?.startedAt ?? now) <= before.pausedAt
  const strikes = sameBurst ? before.strikes : before.strikes + 1
  const own = pausesMs[Math.min(strikes, pausesMs.length) - 1] ?? 0
  const asked = refusal.retryAfterMs ?? (sameBurst ? null : own)
  const until = asked === null ? 0 : now + clampPause(asked)
  return withBudget(ended, refusal.budget, {
    ...before,
    strikes,
    pausedAt: sameBurst ? before.pausedAt : now,
    pausedUntil: Math.max(before.pausedUntil, until),
  })
}

/** What a server says is left of a budget: so many requests, for so long (ms; null: not said). */
export interface Left {
  requests: number
  resetMs: number | null
}

/**
 * The server told what is left of a budget. Where that is less than by our own count, the rest is taken to
 * be spent by somebody else until it resets, or for a window; what was told before does not hold any more.
 */
export function noteLeft(
  state: LedgerState,
  { limit }: LedgerRules,
  { budget, requests, resetMs }: Left & { budget: string },
  now: number,
): LedgerState {
  const before = budgetOf(state, budget)
  const own = Object.entries(before.slots).filter(([slot]) => !slot.startsWith(othersPrefix))
  const counted = withBudget(state, budget, { ...before, slots: Object.fromEntries(own) })
  const spent = liveSlots(slotsOf(counted, budget), limit, now).length
  const others = Math.max(0, limit.requests - spent - requests)
  const at = now - Math.max(0, limit.windowMs - (resetMs ?? limit.windowMs))
  const slots = Array.from({ length: others }, (_, index): [string, Slot] => [
    `${othersPrefix}${index}`,
    { startedAt: at, endedAt: at },
  ])
  return withBudget(counted, budget, { ...before, slots: Object.fromEntries([...own, ...slots]) })
}

/**
 * Brings a state up to `now`: forgets what no longer counts, and mends a clock that jumped. A time in
 * the future (the clock was set back) becomes now, and a pause is cut, so that whatever the clock did
 * nothing holds for longer than one window. `jumpMs` is how far the clock ran ahead of real time since
 * the last look, below 0 when it was set back: what counted then is taken to count still, since no time
 * may have passed at the server's. What a 429 taught about the server's count is forgotten after an hour.
 */
export function settle(
  state: LedgerState,
  rules: LedgerRules,
  now: number,
  jumpMs = 0,
): LedgerState {
  const forwardMs = Math.max(0, jumpMs)
  const mend = (time: number): number => Math.min(time + forwardMs, now)
  const budgets = Object.entries(state.budgets).map(([name, budget]) => {
    const live = Object.entries(budget.slots)
      .filter(([, slot]) => liveSlots([slot], rules.limit, now - forwardMs).length > 0)
      .map(([key, slot]): [string, Slot] => [
        key,
        {
          startedAt: mend(slot.startedAt),
          endedAt: slot.endedAt === null ? null : mend(slot.endedAt),
        },
      ])
    const jumped = jumpMs !== 0 || budget.pausedAt > now
    const pausedAt = mend(budget.pausedAt)
    const until = budget.pausedUntil - budget.pausedAt + pausedAt
    return [
      name,
      {
        ...budget,
        slots: Object.fromEntries(live),
        pausedAt,
        pausedUntil: jumped ? Math.min(until, now + rules.limit.windowMs) : until,
      },
    ] as const
  })
  const seenAt = mend(state.seenAt)
  const forgets = now - seenAt > lessonMs
  return {
    scope: forgets || rules.scope === 'token' ? rules.scope : state.scope,
    sharedWithOthers: state.sharedWithOthers && !forgets,
    seenAt,
    budgets: Object.fromEntries(budgets),
  }
}

function clampPause(ms: number): number {
  return Math.min(Math.max(ms, shortestPauseMs), longestPauseMs)
}

// Our own count never passes the limit, so any 429 means that the server counts something else.
function learn(state: LedgerState, rules: LedgerRules, budget: string, now: number): LedgerState {
  const live = (scope: Scope) =>
    liveSlots(slotsOf({ ...state, scope }, budget), rules.limit, now).length
  if (live(state.scope) >= rules.limit.requests) return state
  if (state.scope === 'endpoint' && live('token') > rules.limit.requests) {
    return { ...state, scope: 'token', seenAt: now }
  }
  return { ...state, sharedWithOthers: true, seenAt: now }
}

function withEnd(state: LedgerState, budget: string, slot: string, now: number): LedgerState {
  const before = budgetOf(state, budget)
  const held = before.slots[slot]
  if (!held) return state
  const slots = { ...before.slots, [slot]: { ...held, endedAt: now } }
  return withBudget(state, budget, { ...before, slots })
}

function withBudget(state: LedgerState, budget: string, value: BudgetState): LedgerState {
  return { ...state, budgets: { ...state.budgets, [budget]: value } }
}
