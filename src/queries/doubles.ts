// After a write that succeeded, but that the browser may have sent twice (A20): looks in the background
// whether there are two now, and leaves what it found for the account's page.
import { skipToken, useQuery } from '@tanstack/react-query'
import { pageNow } from '#clock/page-clock.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail, AccountRow } from '#contract/account.ts'
import type { Product } from '#contract/product.ts'
import { findTwins, type SentCreate } from './find-twins.ts'
import { keys } from './keys.ts'
import { lookForUpdate } from './read-back.ts'
import type { Workspace } from './workspace.ts'

/** What may be there twice. */
export interface Doubles {
  /** Accounts exactly like this one. */
  accounts: AccountRow[]
  /** Products of this account that one `add` may have made, two or more in each. */
  products: Product[][]
}

/** The doubles that were found of an account; null when none were, or none were looked for. */
export function useDoubles(id: string): Doubles | null {
  return useQuery<Doubles>({ queryKey: keys.doubles(id), queryFn: skipToken }).data ?? null
}

/** Looks for another account like the one that was just created. `isOpen`: still signed in as then. */
export async function lookForTwins(
  workspace: Workspace,
  { id, ...sent }: SentCreate & { id: string },
  isOpen: () => boolean,
): Promise<void> {
  const by = sent.body.external_code?.trim() ? 'external_code' : 'name'
  // A look that fails leaves nothing to tell: the account itself was confirmed.
  const found = await findTwins(workspace, sent, by, { priority: 'background' }).catch(() => null)
  const accounts = found?.twins.filter((row) => row.id !== id) ?? []
  if (accounts.length > 0) note(workspace, id, { accounts, products: [] }, isOpen)
}

/** Looks whether a product that was just added is there twice. */
export async function lookForDoubledAdds(
  workspace: Workspace,
  sent: { before: AccountDetail; patch: AccountPatch },
  isOpen: () => boolean,
): Promise<void> {
  const adds = sent.patch.products?.filter(({ action }) => action === 'add') ?? []
  if (adds.length === 0) return
  const { parts } = await lookForUpdate(
    workspace,
    { before: sent.before, patch: { products: adds }, endedAt: pageNow() },
    { priority: 'background', isOpen },
  )
  const products = parts.flatMap((part) =>
    part.kind === 'product' && part.state === 'doubled' ? [part.made] : [],
  )
  if (products.length > 0) note(workspace, sent.before.id, { accounts: [], products }, isOpen)
}

function note(workspace: Workspace, id: string, doubles: Doubles, isOpen: () => boolean): void {
  if (isOpen()) workspace.queryClient.setQueryData(keys.doubles(id), doubles)
}
