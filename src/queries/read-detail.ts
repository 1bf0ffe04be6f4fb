import { CancelledError } from '@tanstack/react-query'
import { getAccount, type ReadOptions } from '#api/accounts.ts'
import { pageNow } from '#clock/page-clock.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { Doubles } from './doubles.ts'
import { keys, queueKey } from './keys.ts'
import type { Workspace } from './workspace.ts'

export interface DetailRead {
  /** As the server answered. */
  answered: AccountDetail
  /** With our own confirmed writes over it, which the answer may be too old to show. */
  known: AccountDetail
  /** When it was asked for, in ms. */
  askedAt: number
}

/**
 * Reads one account, and learns from it what there is to learn. `isOpen`: whether somebody is still signed
 * in as when it was asked for; else nothing of it is kept. Throws what `getAccount` throws.
 */
export async function readDetail(
  workspace: Workspace,
  id: string,
  options: ReadOptions & { name?: string | null; isOpen?: () => boolean },
): Promise<DetailRead> {
  const { isOpen = () => true, ...read } = options
  const { client, names, pendingAdds, writes } = workspace
  const askedAt = pageNow()
  const answered = await getAccount(client, id, read)
  read.signal?.throwIfAborted()
  if (isOpen()) {
    names.learnFromDetail(answered)
    const products = pendingAdds.seen(id, answered.products, askedAt)
    if (products.length > 0) {
      workspace.queryClient.setQueryData<Doubles>(keys.doubles(id), { accounts: [], products })
    }
  }
  const detailRead = { answered, known: writes.overDetail(answered, askedAt), askedAt }
  if (isOpen()) for (const listener of workspace.readListeners) listener(detailRead)
  return detailRead
}

/**
 * Reads one account for a save that waits for it, and shows it. Joins a read of its page that is under
 * way, and moves it up.
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
