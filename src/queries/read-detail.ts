import { CancelledError, type QueryClient } from '@tanstack/react-query'
import { getAccount } from '#api/accounts.ts'
import { pageNow } from '#clock/page-clock.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { DetailOptions, DetailRead } from '#editing/account-reads.ts'
import type { ResentDuplicates } from './resent-duplicates.ts'
import { keys, queueKey } from './keys.ts'
import type { Workspace } from './workspace.ts'

/**
 * Reads one account, and adds the names in it to those that are known. Throws what `getAccount`
 * throws.
 */
export async function readDetail(
  workspace: Workspace,
  id: string,
  options: DetailOptions,
): Promise<DetailRead> {
  const { client, writes, names } = workspace
  const askedAt = pageNow()
  // The answer must be overlaid with the writes of earlier pages too.
  const [answered] = await Promise.all([getAccount(client, id, options), writes.journal.ready])
  options.signal?.throwIfAborted()
  names.addFromDetail(answered)
  const products = writes.pending.seen(id, answered.products, askedAt)
  if (products.length > 0) {
    workspace.queryClient.setQueryData<ResentDuplicates>(keys.duplicates(id), {
      accounts: [],
      products,
    })
  }
  return { answered, known: newest(workspace, answered, askedAt), askedAt }
}

/** When the known account was asked for, in ms of the page's clock. */
const lastAskedAt = new WeakMap<QueryClient, Map<string, number>>()

/** Returns the newest known state: a slow answer is older than one that was asked for after it. */
function newest(
  { writes, queryClient }: Workspace,
  answered: AccountDetail,
  askedAt: number,
): AccountDetail {
  const { id } = answered
  const asked = lastAskedAt.get(queryClient) ?? new Map<string, number>()
  lastAskedAt.set(queryClient, asked)
  const known = queryClient.getQueryData<AccountDetail>(keys.detail(id))
  if (known && askedAt < (asked.get(id) ?? 0)) return known
  asked.set(id, askedAt)
  return writes.overlay.overDetail(answered, askedAt)
}

/**
 * Reads one account for a save that waits for it, and shows it on every screen. Joins a read of its
 * page that is under way, and promotes it. Throws what `getAccount` throws.
 */
export async function readBeforeSave(
  workspace: Workspace,
  id: string,
  options: { name: string | null; signal: AbortSignal },
): Promise<AccountDetail> {
  const { client, queryClient } = workspace
  const queryKey = keys.detail(id)
  const query = queryClient.getQueryCache().find<AccountDetail>({ queryKey })
  if (query?.state.fetchStatus === 'fetching' && query.promise) {
    client.queue.promote(queueKey(queryKey), 'save')
    try {
      const joined = await query.promise
      options.signal.throwIfAborted()
      return joined
    } catch (error) {
      options.signal.throwIfAborted()
      if (!(error instanceof CancelledError)) throw error
    }
  }
  const { known } = await readDetail(workspace, id, { priority: 'save', ...options })
  queryClient.setQueryData(queryKey, known)
  return known
}
