import { endOf, type ListPage } from './list-page.ts'

/** What the last answer takes, roughly. */
const answerMs = 1_000

/** Rows of a request: the most that the API gives. */
export const rowsPerRequest = 100

export interface LoadPlan {
  /** Pages that are known already, and fresh. */
  known: ListPage[]
  /** The offsets to be asked for; null where the server does not say how many accounts there are. */
  offsets: number[] | null
}

/**
 * What it takes to load all of a list of `total` accounts: pages that were read already come first, each where
 * the one before it ends; what is left is asked for, 100 rows at a time.
 */
export function planLoad(total: number | null, fresh: readonly ListPage[]): LoadPlan {
  const known: ListPage[] = []
  const offsets: number[] = []
  let at = 0
  while (total === null ? known.length < fresh.length : at < total) {
    const next = fresh
      .filter((page) => page.offset === at && endOf(page) > at)
      .toSorted((a, b) => endOf(b) - endOf(a))[0]
    if (next) {
      known.push(next)
      at = endOf(next)
    } else if (total === null) break
    else {
      offsets.push(at)
      at += rowsPerRequest
    }
  }
  return { known, offsets: total === null ? null : offsets }
}

/**
 * How long (ms) a plan takes: until its last request starts, and an answer more. `turns` are the times at which
 * the queue expects to start that many; null while it starts none.
 */
export function planDuration(turns: readonly number[] | null, now: number): number | null {
  const last = turns?.at(-1)
  if (turns?.length === 0) return 0
  return last === undefined ? null : Math.max(0, last - now) + answerMs
}
