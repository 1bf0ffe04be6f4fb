// Finds an account that was sent in the list. No row says that it is the one, so only its values
// can identify it (A17: and nobody knows which of them the server searches).
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
  /** Accounts exactly as they were sent. */
  exact: AccountRow[]
  /** Accounts that are nearly the same, or have more values filled in. */
  similar: AccountRow[]
  /** The search found more accounts than one page holds, so there may be others. */
  isCut: boolean
}

export interface SentCreate {
  body: AccountCreate
  /**
   * In ms of the computer's clock, as reads have it: an account that was known before was not
   * created then.
   */
  sentAt: number
}

/** What a search needs besides the account that was sent. */
export interface SearchContext {
  reads: Pick<AccountReads, 'list' | 'knownIds'>
  names: NameLookup
  /** How old a list may be. */
  cacheSeconds: number
}

/**
 * Searches the list, once, for accounts like one that was sent. Accounts that were known before do
 * not count.
 */
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
 * A `limit` with which nobody has made the same search within the server's cache time, so that the
 * answer is not a cached one (A20). It follows the clock, so that neither a reload nor another tab
 * repeats it. No page of the list has that many rows.
 */
export function freshLimit(cacheSeconds: number, now: number): number {
  const stepMs = (cacheSeconds * 1000 + slackMs) / (limits.count - 1)
  return limits.first + (Math.floor(now / stepMs) % limits.count)
}
