// After a confirmed write that the browser may have sent twice (A20): searches for duplicates in
// the background, and leaves what it finds for the account's page.
import { skipToken, useQuery } from '@tanstack/react-query'
import type { AccountCreate } from '#contract/account-write.ts'
import type { AccountRow } from '#contract/account.ts'
import type { Product } from '#contract/product.ts'
import { slackMs } from '#editing/account-reads.ts'
import { findMatches } from '#editing/exact-matches.ts'
import { verifyUpdate } from '#editing/verification.ts'
import type { ConfirmedWrite } from '#editing/write.ts'
import { keys } from './keys.ts'
import type { Workspace } from './workspace.ts'

/** What may exist twice. */
export interface ResentDuplicates {
  /** Exact matches of this account. */
  accounts: AccountRow[]
  /** Products of this account that one `add` may have made, two or more in each group. */
  products: Product[][]
}

/**
 * The duplicates that were found for an account; null when there are none, or none were searched
 * for.
 */
export function useResentDuplicates(id: string): ResentDuplicates | null {
  return (
    useQuery<ResentDuplicates>({ queryKey: keys.duplicates(id), queryFn: skipToken }).data ?? null
  )
}

/** Finds out whether a confirmed write has left a duplicate. Ends at a sign-out. Never rejects. */
export async function findResentDuplicates(
  workspace: Workspace,
  confirmed: ConfirmedWrite,
): Promise<void> {
  // A failed search has nothing to report: the write itself was confirmed.
  const found = await (
    confirmed.intent === 'create'
      ? duplicateAccounts(workspace, confirmed)
      : duplicateProducts(workspace, confirmed)
  ).catch(() => null)
  if (!found || found.accounts.length + found.products.length === 0) return
  workspace.queryClient.setQueryData(keys.duplicates(confirmed.accountId), found)
}

async function duplicateAccounts(
  { writes, config, names }: Workspace,
  { accountId, patch, at }: ConfirmedWrite,
): Promise<ResentDuplicates> {
  const body = patch as AccountCreate
  const by = body.external_code?.trim() ? 'external_code' : 'name'
  const context = {
    reads: writes.reads,
    names: names.nameOf,
    cacheSeconds: config.cacheSeconds.list,
  }
  // An account that was known before the request was sent is not the one that it created.
  const sent = { body, sentAt: at - longestMs }
  const { signal } = writes
  const { exact } = await findMatches(context, sent, by, { priority: 'background', signal })
  return { accounts: exact.filter((row) => row.id !== accountId), products: [] }
}

async function duplicateProducts(
  { client, config, writes }: Workspace,
  { before, patch, at }: ConfirmedWrite,
): Promise<ResentDuplicates> {
  const adds = patch.products?.filter(({ action }) => action === 'add') ?? []
  if (!before || adds.length === 0) return { accounts: [], products: [] }
  const { entries } = await verifyUpdate(
    writes.reads,
    { before, patch: { products: adds } },
    { sentAt: at, endedAt: at, isAnswered: true },
    { cacheMs: config.cacheSeconds.detail * 1000 + slackMs, timeoutMs: client.timeoutMs },
    { priority: 'background', signal: writes.signal, onWait: () => undefined },
  )
  const products = entries.flatMap((entry) =>
    entry.kind === 'product' && entry.state === 'doubled' ? [entry.made] : [],
  )
  return { accounts: [], products }
}

/** The longest that a request can have been in flight, in ms. */
const longestMs = 30_000
