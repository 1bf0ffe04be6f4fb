import { likeness } from '#account/twins.ts'
import { listAccounts, type AccountPage, type ReadOptions } from '#api/accounts.ts'
import { wallNow } from '#clock/page-clock.ts'
import type { AccountCreate } from '#contract/account-write.ts'
import type { AccountDetail, AccountRow } from '#contract/account.ts'
import { listTextLimits } from '#contract/list-query.ts'
import { keys } from './keys.ts'
import { slackMs } from './recent-writes.ts'
import type { Workspace } from './workspace.ts'

/** What a search for an account that was sent has found. */
export interface Found {
  /** Exactly as it was sent. */
  twins: AccountRow[]
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

/** Searches the list, once, for accounts like one that was sent. What was known before does not count. */
export async function findTwins(
  workspace: Workspace,
  { body, sentAt }: SentCreate,
  by: 'external_code' | 'name',
  options: ReadOptions,
): Promise<Found> {
  const { client, config, names } = workspace
  const before = knownAt(workspace, sentAt)
  const text = Array.from(body[by]?.trim() || body.name.trim())
    .slice(0, listTextLimits.search)
    .join('')
  const limit = freshLimit(config.cacheSeconds.list, wallNow())
  const page = await listAccounts(client, { search: text, limit, offset: 0 }, options)
  const like = (wanted: 'twin' | 'similar') =>
    page.rows.filter((row) => !before.has(row.id) && likeness(row, body, names.nameOf) === wanted)
  return {
    twins: like('twin'),
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

/** The ids of all accounts that had been read by then. */
function knownAt({ queryClient }: Workspace, time: number): Set<string> {
  const cache = queryClient.getQueryCache()
  const readBy = (queryKey: readonly unknown[]) =>
    cache.findAll({ queryKey }).filter(({ state }) => state.dataUpdatedAt <= time)
  const listed = readBy(keys.lists()).flatMap(
    ({ state }) => (state.data as AccountPage | undefined)?.rows ?? [],
  )
  const opened = readBy(keys.details()).flatMap(({ state }) =>
    state.data ? [state.data as AccountDetail] : [],
  )
  return new Set([...listed, ...opened].map(({ id }) => id))
}
