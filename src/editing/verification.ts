// What came of a write whose answer never came (A13). It reads and compares, and tells what it saw; it
// never sends anything again.
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
  /** Told until when (ms) the next read waits, and null as it starts. */
  onWait: (until: number | null) => void
}

/** How long a server may go on with what it was sent after our own timeout has cut the connection, in ms. */
const marginMs = 2_000
/** How long one takes at most to store what it has failed to answer, in ms. */
const pauseMs = 3_000

/** When a write was sent and given up, in ms of the page's clock. `isAnswered`: the server itself said that it has ended. */
export interface Times {
  sentAt: number
  endedAt: number
  isAnswered: boolean
}

/** From when on nothing of a write can still be carried out. `timeoutMs`: how long its answer was waited for. */
function endsBy({ sentAt, endedAt, isAnswered }: Times, timeoutMs: number): number {
  return isAnswered ? endedAt : Math.max(endedAt, sentAt + timeoutMs + marginMs)
}

export interface SentUpdate {
  /** The account as it was when its changes were sent. */
  before: AccountDetail
  patch: AccountPatch
}

const nothing: Found = {
  verdict: 'inconclusive',
  parts: [],
  detail: null,
  accounts: [],
  isCut: false,
  failure: null,
}

/**
 * Whether an update was carried out. It is read at once, again when the server's cache (A5) has run out,
 * and a last time when the update has ended for certain and no cache can be older: only then is it called
 * not applied. `cacheMs`: how old a read may be. Rejects only with the signal's reason.
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
      const parts = seePatch(before, read.answered, patch)
      const verdict = verdictOf(parts)
      found = { ...nothing, verdict, parts, detail: read.known }
      // An old answer can show the new values too: those that an earlier save of ours has replaced since.
      const isOld = verdictOf(seePatch(before, read.known, patch)) !== verdict
      const isNeverShown = parts.every(({ state }) => state === 'never-shown')
      return isNeverShown || (isApplied(verdict) && !isOld)
    })
    return found
  } catch (error) {
    signal.throwIfAborted()
    return { ...found, verdict: 'inconclusive', failure: asFailure(error) }
  }
}

/**
 * Whether an account was created: looked for in the list at once, again some seconds after its answer was
 * given up, and a last time when it has ended for certain. Rejects only with the signal's reason.
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

/** Reads at once, and again at each of the times (ms) that are still to come, until `read` says that it is done. */
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
