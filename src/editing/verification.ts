// Finds out whether a write was applied when no answer to it came (A13). It only reads and
// compares; it never sends anything again.
import { seePatch, verdictOf } from '#account/sent/seen-patch.ts'
import type { ReadOptions } from '#api/accounts.ts'
import { pageNow, toWall } from '#clock/page-clock.ts'
import { pauseUntil } from '#clock/pause.ts'
import type { AccountCreate, AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { asFailure } from '#http/failures.ts'
import type { AccountReads } from './account-reads.ts'
import { findMatches, type Matches, type SearchContext } from './exact-matches.ts'
import type { Found, Verdict } from './write.ts'

export interface VerifyOptions extends Pick<ReadOptions, 'priority'> {
  signal: AbortSignal
  /**
   * Called with the time (ms) until which the next read waits, and with null when the read starts.
   */
  onWait: (until: number | null) => void
}

/**
 * How long a server may keep processing a request after our timeout has closed the connection, in
 * ms.
 */
const marginMs = 2_000
/** The longest that a server takes to store a write that it failed to answer, in ms. */
const pauseMs = 3_000

/**
 * When a write was sent and when its answer was given up, in ms of the page's clock. `isAnswered`:
 * the server itself has ended the request.
 */
export interface Times {
  sentAt: number
  endedAt: number
  isAnswered: boolean
}

/**
 * Returns the time from which the server can no longer apply a write. `timeoutMs`: how long the
 * client waited for the answer.
 */
function endsBy({ sentAt, endedAt, isAnswered }: Times, timeoutMs: number): number {
  return isAnswered ? endedAt : Math.max(endedAt, sentAt + timeoutMs + marginMs)
}

export interface SentUpdate {
  /** The account as it was when the patch was sent. */
  before: AccountDetail
  patch: AccountPatch
}

const nothing: Found = {
  verdict: 'inconclusive',
  entries: [],
  detail: null,
  accounts: [],
  isCut: false,
  failure: null,
}

/**
 * Finds out whether the server applied an update. It reads the account at once, again when the
 * server's cache (A5) has expired, and a last time when the update must have ended and no cached
 * answer can predate that; only this last read can yield `not-applied`. `cacheMs`: how old a read
 * may be. Rejects only with the signal's reason.
 */
export async function verifyUpdate(
  reads: Pick<AccountReads, 'detail'>,
  { before, patch }: SentUpdate,
  times: Times,
  { cacheMs, timeoutMs }: { cacheMs: number; timeoutMs: number },
  options: VerifyOptions,
): Promise<Found> {
  const { priority, signal } = options
  const lastAt = endsBy(times, timeoutMs) + cacheMs
  let found = nothing
  try {
    await readUntil([times.endedAt + cacheMs, lastAt], options, async () => {
      const read = await reads.detail(before.id, { priority, signal, name: before.name })
      const entries = seePatch(before, read.answered, patch)
      const verdict = verdictOf(entries)
      found = { ...nothing, verdict, entries, detail: read.known }
      // A cached answer can match the patch too: with values that an earlier save of this user
      // wrote and a later one has replaced.
      const isOld = verdictOf(seePatch(before, read.known, patch)) !== verdict
      const isNeverShown = entries.every(({ state }) => state === 'never-shown')
      return isNeverShown || (isApplied(verdict) && !isOld)
    })
    return found
  } catch (error) {
    signal.throwIfAborted()
    return { ...found, verdict: 'inconclusive', failure: asFailure(error) }
  }
}

/**
 * Finds out whether the server created an account. It searches the list at once, again some seconds
 * after the answer was given up, and a last time when the request must have ended. Rejects only
 * with the signal's reason.
 */
export async function verifyCreate(
  context: SearchContext,
  body: AccountCreate,
  times: Times,
  timeoutMs: number,
  options: VerifyOptions,
): Promise<Found> {
  const { priority, signal } = options
  const sent = { body, sentAt: toWall(times.sentAt) }
  let by: 'external_code' | 'name' = body.external_code?.trim() ? 'external_code' : 'name'
  let found = nothing
  try {
    const ends = [times.endedAt + pauseMs, endsBy(times, timeoutMs)]
    await readUntil(ends, options, async () => {
      const matches = await findMatches(context, sent, by, { priority, signal })
      signal.throwIfAborted()
      found = foundOf(matches)
      by = 'name'
      return found.accounts.length > 0
    })
    return found
  } catch (error) {
    signal.throwIfAborted()
    return { ...nothing, failure: asFailure(error) }
  }
}

function isApplied(verdict: Verdict): boolean {
  return verdict === 'applied' || verdict === 'applied-twice'
}

function foundOf({ exact, similar, isCut }: Matches): Found {
  if (exact.length === 1) return { ...nothing, verdict: 'applied', accounts: exact, isCut }
  if (exact.length > 1) return { ...nothing, verdict: 'applied-twice', accounts: exact, isCut }
  const isNowhere = similar.length === 0 && !isCut
  return {
    ...nothing,
    verdict: isNowhere ? 'not-applied' : 'inconclusive',
    accounts: similar,
    isCut,
  }
}

/**
 * Calls `read` at once, and again at each of `times` (ms) that is still ahead, until it returns
 * true.
 */
async function readUntil(
  times: readonly number[],
  { signal, onWait }: VerifyOptions,
  read: () => Promise<boolean>,
): Promise<void> {
  let askedAt = pageNow()
  while (!(await read())) {
    const last = askedAt
    const next = times.find((time) => time > last)
    if (next === undefined) return
    onWait(next)
    await pauseUntil(next, signal)
    onWait(null)
    askedAt = pageNow()
  }
}
