// A strict sliding window, as pure arithmetic on times in ms. It knows no requests, no clock and no
// storage.

/** At most `requests` in any window of `windowMs`. */
export interface Limit {
  requests: number
  windowMs: number
}

/**
 * A request that was started. The server counted it at some time between its start and its end, so
 * the slot is held until one whole window after the end. That is safe for any latency.
 */
export interface Slot {
  startedAt: number
  /** Null while the request is under way, or when its tab died before the end. */
  endedAt: number | null
}

/** Timers and clocks are coarse. A request that starts this much later never arrives early. */
export const padMs = 100

/**
 * No request runs longer than this (see the HTTP timeout), so the slot of a dead tab is free after
 * it.
 */
export const leaseMs = 30_000

/** The time when a slot is certain to be free again. */
export function freesAt(slot: Slot, limit: Limit): number {
  return (slot.endedAt ?? slot.startedAt + leaseMs) + limit.windowMs + padMs
}

/** The slots that still count at `now`. */
export function liveSlots(slots: readonly Slot[], limit: Limit, now: number): Slot[] {
  return slots.filter((slot) => freesAt(slot, limit) > now)
}

/**
 * When each held slot is expected to be free, soonest first. Assumes that a request under way ends
 * now. Only for display; `waitFor` decides when a request may start.
 */
export function expectedFrees(slots: readonly Slot[], limit: Limit, now: number): number[] {
  return liveSlots(slots, limit, now)
    .map((slot) => freesAt({ ...slot, endedAt: slot.endedAt ?? now }, limit))
    .toSorted((a, b) => a - b)
}

/**
 * The ms until a request that leaves `reserveOf` slots free may start; 0 means at once. Of a limit
 * of n, at most n - 1 slots are reserved, so that every request can start in the end.
 */
export function waitFor(slots: readonly Slot[], limit: Limit, now: number, reserveOf = 0): number {
  const usable = limit.requests - Math.min(reserveOf, limit.requests - 1)
  const ends = liveSlots(slots, limit, now)
    .map((slot) => freesAt(slot, limit))
    .toSorted((a, b) => a - b)
  const blocking = ends.at(-usable)
  return ends.length < usable || blocking === undefined ? 0 : Math.max(1, blocking - now)
}
