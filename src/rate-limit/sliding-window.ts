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
export interface Place {
  startedAt: number
  /** Null while the request is under way, or when its tab died before it could say. */
  endedAt: number | null
}

/** Timers and clocks are coarse; a request that starts this much later never arrives early. */
export const padMs = 100

/** No request is under way for longer (http timeout), so a dead tab's place is freed after it. */
export const leaseMs = 30_000

/** When a place is free again, for certain. */
export function freesAt(place: Place, limit: Limit): number {
  return (place.endedAt ?? place.startedAt + leaseMs) + limit.windowMs + padMs
}

/** The places that still count at `now`. */
export function livePlaces(places: readonly Place[], limit: Limit, now: number): Place[] {
  return places.filter((place) => freesAt(place, limit) > now)
}

/**
 * When each place that is still held will be free, soonest first. A request under way is expected to
 * end about now: this is for telling people, `waitFor` decides.
 */
export function expectedFrees(places: readonly Place[], limit: Limit, now: number): number[] {
  return livePlaces(places, limit, now)
    .map((place) => freesAt({ ...place, endedAt: place.endedAt ?? now }, limit))
    .toSorted((a, b) => a - b)
}

/**
 * How many ms until a request may start that leaves `keepFree` places to others; 0 means at once.
 * A limit of n never keeps more than n - 1 places free, so nobody is shut out for good.
 */
export function waitFor(places: readonly Place[], limit: Limit, now: number, keepFree = 0): number {
  const usable = limit.requests - Math.min(keepFree, limit.requests - 1)
  const ends = livePlaces(places, limit, now)
    .map((place) => freesAt(place, limit))
    .toSorted((a, b) => a - b)
  const blocking = ends.at(-usable)
  return ends.length < usable || blocking === undefined ? 0 : Math.max(1, blocking - now)
}
