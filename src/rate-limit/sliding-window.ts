// A strict sliding window, as pure arithmetic over times in ms. Knows no requests, no clock, no storage.

/** `requests` in any window of `windowMs`. */
export interface Limit {
  requests: number
  windowMs: number
}

/**
 * One request that was started. The server counted it somewhere between its start and its end, so its
 * place is held until a whole window after its end; that holds for any latency.
 */
export interface Slot {
  startedAt: number
  /** Null while the request is under way, or when its tab died before it could say. */
  endedAt: number | null
}

/** Timers and clocks are coarse; a request that starts this much later never arrives early. */
export const padMs = 100

/** No request is under way for longer (http timeout), so a dead tab's place is freed after it. */
export const leaseMs = 30_000

/** When a place is free again, for certain. */
export function freesAt(slot: Slot, limit: Limit): number {
  return (slot.endedAt ?? slot.startedAt + leaseMs) + limit.windowMs + padMs
}

/** The places that still count at `now`. */
export function liveSlots(slots: readonly Slot[], limit: Limit, now: number): Slot[] {
  return slots.filter((slot) => freesAt(slot, limit) > now)
}

/**
 * When each place that is still held will be free, soonest first. A request under way is expected to
 * end about now: this is for telling people, `waitFor` decides.
 */
export function expectedFrees(slots: readonly Slot[], limit: Limit, now: number): number[] {
  return liveSlots(slots, limit, now)
    .map((slot) => freesAt({ ...slot, endedAt: slot.endedAt ?? now }, limit))
    .toSorted((a, b) => a - b)
}

/**
 * How many ms until a request may start that leaves `reserveOf` places to others; 0 means at once.
 * A limit of n never keeps more than n - 1 places free, so nobody is shut out for good.
 */
export function waitFor(slots: readonly Slot[], limit: Limit, now: number, reserveOf = 0): number {
  const usable = limit.requests - Math.min(reserveOf, limit.requests - 1)
  const ends = liveSlots(slots, limit, now)
    .map((slot) => freesAt(slot, limit))
    .toSorted((a, b) => a - b)
  const blocking = ends.at(-usable)
  return ends.length < usable || blocking === undefined ? 0 : Math.max(1, blocking - now)
}
