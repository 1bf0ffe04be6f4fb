import { getAccount, type ReadOptions } from '#api/accounts.ts'
import type { AccountDetail } from '#contract/account.ts'
import { keys } from './keys.ts'
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
  const askedAt = Date.now()
  const answered = await getAccount(client, id, read)
  read.signal?.throwIfAborted()
  if (isOpen()) {
    names.learnFromDetail(answered)
    pendingAdds.seen(id, answered.products, askedAt)
  }
  return { answered, known: writes.overDetail(answered, askedAt), askedAt }
}

/** Reads one account for a save that waits for it, and shows it. Joins a read that is under way. */
export async function readBeforeSave(
  workspace: Workspace,
  id: string,
  options: { name: string | null; signal: AbortSignal },
): Promise<AccountDetail> {
  const { queryClient } = workspace
  const read = readDetail(workspace, id, { priority: 'save', ...options })
  const { known } = await read
  queryClient.setQueryData(keys.detail(id), known)
  return known
}
