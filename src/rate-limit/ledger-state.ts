// The requests that one sign-in has spent, as a value, and the pure functions that change it. The
// same functions run in memory and inside an IndexedDB transaction that all tabs share.
import { leaseMs, liveSlots, waitFor, type Limit, type Slot } from './sliding-window.ts'

export type Scope = 'endpoint' | 'token'

export interface LedgerRules {
  limit: Limit
  /** The scope to assume at first. A 429 can show the ledger that the server counts per `token`. */
  scope: Scope
}

interface BudgetState {
  slots: Record<string, Slot>
  /** When a 429 last paused the budget, and until when, in ms; 0 when none has. */
  pausedAt: number
  pausedUntil: number
  /**
   * The number of consecutive 429s without an answer between them. The 429s of one burst count
   * once.
   */
  strikes: number
}

export interface LedgerState {
  scope: Scope
  /**
   * A 429 came although our own total was below the limit, so another client spends the same
   * budget.
   */
  sharedWithOthers: boolean
  /** When a 429 last changed `scope` or `sharedWithOthers`, in ms; 0 when none has. */
  seenAt: number
  budgets: Record<string, BudgetState>
}

/** Names the slots that the server counts and this ledger does not. */
const remotePrefix = 'others '
const pausesMs = [5_000, 10_000, 20_000, 40_000, 60_000]
/**
 * Limits for a Retry-After, which may be wrong: 0 would cause a loop, and a day would stop the app.
 */
const shortestPauseMs = 1_000
const longestPauseMs = 60 * 60_000
/** What a 429 suggested may be wrong, and finding it out again costs only one burst. */
const lessonMs = 60 * 60_000
/**
 * While a probe tests whether a pause is over, other requests ask again after this time at the
 * latest.
 */
const probeMs = 1_000

/** A ledger from which no request has been spent. */
export function freshLedger(rules: LedgerRules): LedgerState {
  return { scope: rules.scope, sharedWithOthers: false, seenAt: 0, budgets: {} }
}

/** The state of one budget. A budget that the ledger does not know has spent nothing. */
export function budgetOf(state: LedgerState, budget: string): BudgetState {
  return state.budgets[budget] ?? { slots: {}, pausedAt: 0, pausedUntil: 0, strikes: 0 }
}

/**
 * The lane in which a budget's requests wait: one per budget, or one for all when the token has a
 * single budget.
 */
export function laneOf(state: LedgerState, budget: string): string {
  return state.scope === 'token' ? 'token' : budget
}

/**
 * The slots that count against a budget: its own, or those of all budgets when the token has a
 * single one.
 */
export function slotsOf(state: LedgerState, budget: string): Slot[] {
  const budgets = state.scope === 'token' ? Object.values(state.budgets) : [budgetOf(state, budget)]
  return budgets.flatMap((each) => Object.values(each.slots))
}

/** Until when a 429 pauses a budget, in ms; 0 or a time in the past when it is open. */
export function pausedUntil(state: LedgerState, budget: string): number {
  if (state.scope === 'endpoint') return budgetOf(state, budget).pausedUntil
  return Math.max(0, ...Object.values(state.budgets).map((each) => each.pausedUntil))
}

/**
 * Takes a slot with the name `request.slot` and returns a wait of 0, or returns the ms to wait
 * before it is worth asking again. After a 429, one request at a time probes whether the pause is
 * over, since the server may count refused requests too.
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
  // When a tab dies during its probe, the other requests wait no longer than the probe could have
  // run.
  const probing = slots.some(
    (slot) =>
      slot.endedAt === null &&
      slot.startedAt >= budget.pausedUntil &&
      slot.startedAt + leaseMs > now,
  )
  if (budget.strikes > 0 && probing) return { state, waitMs: probeMs }
  const occupied = { ...budget.slots, [request.slot]: { startedAt: now, endedAt: null } }
  return { state: withBudget(state, request.budget, { ...budget, slots: occupied }), waitMs: 0 }
}

/** Gives a slot back when no request was started for it. */
export function giveBackSlot(state: LedgerState, budget: string, slot: string): LedgerState {
  const { [slot]: _unused, ...slots } = budgetOf(state, budget).slots
  return withBudget(state, budget, { ...budgetOf(state, budget), slots })
}

/**
 * Records that the request of a slot ended with anything but a 429. Only an answer shows that a
 * pause is over; a network failure or an abort (`answered` is false) does not.
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
  // The answer to a request sent before the pause does not show that the pause is over.
  return !answered || startedAt < before.pausedUntil
    ? ended
    : withBudget(ended, budget, { ...before, strikes: 0 })
}

/**
 * Records a 429: pauses the budget and notes what the server seems to count. When `retryAfterMs` is
 * null, the pauses last 5, 10, 20, 40, then 60 s. The 429s of one burst count once.
 */
export function refuseSlot(
  state: LedgerState,
  rules: LedgerRules,
  refusal: { budget: string; slot: string; retryAfterMs: number | null },
  now: number,
): LedgerState {
  const learned = learn(state, rules, refusal.budget, now)
  const ended = withEnd(learned, refusal.budget, refusal.slot, now)
  const before = budgetOf(ended, refusal.budget)
  const sameBurst = (before.slots[refusal.slot]?.startedAt ?? now) <= before.pausedAt
  const strikes = sameBurst ? before.strikes : before.strikes + 1
  const backoff = pausesMs[Math.min(strikes, pausesMs.length) - 1] ?? 0
  const asked = refusal.retryAfterMs ?? (sameBurst ? null : backoff)
  const until = asked === null ? 0 : now + clampPause(asked)
  return withBudget(ended, refusal.budget, {
    ...before,
    strikes,
    pausedAt: sameBurst ? before.pausedAt : now,
    pausedUntil: Math.max(before.pausedUntil, until),
  })
}

/**
 * How many requests the server says are left of a budget, and for how many ms; null when it does
 * not say for how long.
 */
export interface Left {
  requests: number
  resetMs: number | null
}

/**
 * Records how much the server says is left of a budget. If that is less than our own count leaves,
 * another client has spent the rest, and the ledger counts it as spent until the quota resets or
 * for one window at most. Replaces what an earlier answer said.
 */
export function noteLeft(
  state: LedgerState,
  { limit }: LedgerRules,
  { budget, requests, resetMs }: Left & { budget: string },
  now: number,
): LedgerState {
  const before = budgetOf(state, budget)
  const localSlots = Object.entries(before.slots).filter(([slot]) => !slot.startsWith(remotePrefix))
  const counted = withBudget(state, budget, { ...before, slots: Object.fromEntries(localSlots) })
  const spent = liveSlots(slotsOf(counted, budget), limit, now).length
  const remoteCount = Math.max(0, limit.requests - spent - requests)
  const at = now - Math.max(0, limit.windowMs - (resetMs ?? limit.windowMs))
  const slots = Array.from({ length: remoteCount }, (_, index): [string, Slot] => [
    `${remotePrefix}${index}`,
    { startedAt: at, endedAt: at },
  ])
  return withBudget(counted, budget, {
    ...before,
    slots: Object.fromEntries([...localSlots, ...slots]),
  })
}

/**
 * Brings a state up to `now`: drops what no longer counts, and corrects times after the clock
 * jumped. A time in the future (the clock was set back) becomes now, and a pause is cut to one
 * window, so that no clock change blocks requests for longer than that. `jumpMs` is how far the
 * clock ran ahead of real time since the last update, negative when it was set back. A slot that
 * counted before the jump still counts, since no time may have passed on the server. What a 429
 * showed about the server's count is dropped after an hour.
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

// Our own count never exceeds the limit, so any 429 means that the server counts something else.
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
