// The accounts that were opened last, and those that are pinned: offered again without a request. Kept on this
// device for each tenant until somebody signs out.
import * as z from 'zod/mini'
import { readLocalList, writeLocalList } from './local-list.ts'

const prefix = 'accounts-admin.opened.'
const mostUnpinned = 8

const OpenedAccount = z.object({
  id: z.string(),
  name: z.nullable(z.string()),
  isPinned: z.boolean(),
})
export type OpenedAccount = z.output<typeof OpenedAccount>

/** Those of a tenant: pinned ones first, then the latest. Never fails. */
export function openedAccounts(tenant: string): OpenedAccount[] {
  return readLocalList(prefix + tenant, OpenedAccount)
}

/** Notes that an account was opened. A pinned one stays where it is. */
export function noteOpenedAccount(tenant: string, id: string, name: string | null): void {
  const all = openedAccounts(tenant)
  const isPinned = all.some((each) => each.id === id && each.isPinned)
  keep(tenant, [{ id, name, isPinned }, ...all.filter((each) => each.id !== id)])
}

/** Pins an account, or lets it go with the others. Returns all of them. */
export function pinAccount(tenant: string, id: string, isPinned: boolean): OpenedAccount[] {
  const all = openedAccounts(tenant)
  const account = all.find((each) => each.id === id)
  if (!account) return all
  return keep(tenant, [{ ...account, isPinned }, ...all.filter((each) => each !== account)])
}

/** Forgets them all, of every tenant (a sign-out). Never fails. */
export function forgetOpened(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(prefix)) localStorage.removeItem(key)
    }
  } catch {
    // No storage, so nothing is kept in it.
  }
}

function keep(tenant: string, accounts: readonly OpenedAccount[]): OpenedAccount[] {
  const pinned = accounts.filter(({ isPinned }) => isPinned)
  const latest = accounts.filter(({ isPinned }) => !isPinned).slice(0, mostUnpinned)
  const kept = [...pinned, ...latest]
  writeLocalList(prefix + tenant, kept)
  return kept
}
