// After a write that succeeded, but that the browser may have sent twice (A20): looks in the background
// whether there are two now, and leaves what it found for the account's page.
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

/** What may be there twice. */
export interface ResentDuplicates {
  /** Accounts exactly like this one. */
  accounts: AccountRow[]
  /** Products of this account that one `add` may have made, two or more in each. */
  products: Product[][]
}

/** The doubles that were found of an account; null when none were, or none were looked for. */
export function useResentDuplicates(id: string): ResentDuplicates | null {
  return useQuery<ResentDuplicates>({ queryKey: keys.doubles(id), queryFn: skipToken }).data ?? null
}

/** Looks, until a sign-out, whether a write that was carried out has left something twice. Never rejects. */
export async function findResentDuplicates(
  workspace: Workspace,
  confirmed: ConfirmedWrite,
): Promise<void> {
  // A look that fails leaves nothing to tell: the write itself was confirmed.
  const found = await (
    confirmed.intent === 'create'
      ? duplicateAccounts(workspace, confirmed)
      : duplicateProducts(workspace, confirmed)
  ).catch(() => null)
  if (!found || found.accounts.length + found.products.length === 0) return
  workspace.queryClient.setQueryData(keys.doubles(confirmed.accountId), found)
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
  // What was known before the request went out is not what it made.
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

/** The longest that a request can have been under way, in ms. */
const longestMs = 30_000
