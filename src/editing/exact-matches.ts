// Whether an account that was sent is in the list. Nothing in a row says that it is the one: it is told
// by its values alone (A17: and nobody knows which of them are searched).
import { likeness } from '#account/sent/exact-match.ts'
import type { NameLookup } from '#account/fields/name-lookup.ts'
import type { ReadOptions } from '#api/accounts.ts'
import { wallNow } from '#clock/page-clock.ts'
import type { AccountCreate } from '#contract/account-write.ts'
import type { AccountRow } from '#contract/account.ts'
import { listTextLimits } from '#contract/list-query.ts'
import { slackMs, type AccountReads } from './account-reads.ts'

/** What a search for an account that was sent has found. */
export interface Matches {
  /** Exactly as it was sent. */
  exact: AccountRow[]
  /** Nearly, or with more in them. */
  similar: AccountRow[]
  /** The search found more accounts than one page takes, so there may be others. */
  isCut: boolean
}

export interface SentCreate {
  body: AccountCreate
  /** In ms by the computer's clock, as reads have it: what was known before is not what was made then. */
  sentAt: number
}

/** What a search needs besides the reads. */
export interface SearchContext {
  reads: Pick<AccountReads, 'list' | 'knownIds'>
  names: NameLookup
  /** How old a list may be. */
  cacheSeconds: number
}

/** Searches the list, once, for accounts like one that was sent. What was known before does not count. */
export async function findMatches(
  { reads, names, cacheSeconds }: SearchContext,
  { body, sentAt }: SentCreate,
  by: 'external_code' | 'name',
  options: ReadOptions,
): Promise<Matches> {
  const before = reads.knownIds(sentAt)
  const text = Array.from(body[by]?.trim() || body.name.trim())
    .slice(0, listTextLimits.search)
    .join('')
  const limit = freshLimit(cacheSeconds, wallNow())
  const page = await reads.list({ search: text, limit, offset: 0 }, options)
  const like = (wanted: 'exact' | 'similar') =>
    page.rows.filter((row) => !before.has(row.id) && likeness(row, body, names) === wanted)
  return {
    exact: like('exact'),
    similar: like('similar'),
    isCut: page.rows.length + page.skipped < (page.total ?? 0),
  }
}

const limits = { first: 51, count: 48 }

/**
 * A `limit` with which the same search has not been read within the server's cache time, so that its
 * answer is not an old one (A20): by the clock, so that neither a reload nor another tab repeats it. No
 * page of the list has as many rows.
 */
export function freshLimit(cacheSeconds: number, now: number): number {
  const stepMs = (cacheSeconds * 1000 + slackMs) / (limits.count - 1)
  return limits.first + (Math.floor(now / stepMs) % limits.count)
}
