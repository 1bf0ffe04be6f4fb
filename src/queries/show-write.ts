import { accountOfCreate, applyPatch, applyPatchToRow } from '#account/apply-patch.ts'
import type { AccountPage } from '#api/accounts.ts'
import type { AccountCreate, AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { Product } from '#contract/product.ts'
import { keys } from './keys.ts'
import { tellOtherTabs } from './other-tabs.ts'
import type { Workspace } from './workspace.ts'

/**
 * Notes an update that was carried out, shows it in every read that is kept, and tells the other tabs.
 * `products` are those that the account was known to have when it was sent.
 */
export function showUpdate(
  workspace: Workspace,
  id: string,
  patch: AccountPatch,
  products?: readonly Product[],
): void {
  noteUpdate(workspace, id, patch, { products })
  tellOtherTabs(workspace.client.credentials().tenant, { id, patch })
}

/** The same, in this tab alone; `isElsewhere`: it was carried out for another one. */
export function noteUpdate(
  workspace: Workspace,
  id: string,
  patch: AccountPatch,
  {
    products,
    isElsewhere = false,
  }: { products?: readonly Product[] | undefined; isElsewhere?: boolean } = {},
): void {
  const { names, pendingAdds, queryClient, writes } = workspace
  const shown = queryClient.getQueryData<AccountDetail>(keys.detail(id))?.products ?? []
  writes.updated(id, patch, Date.now(), isElsewhere)
  pendingAdds.sent(id, patch.products ?? [], products ?? shown, Date.now())
  // A read while it was being sent may show what was added.
  pendingAdds.seen(id, shown, 0)
  // Our own values do not make the rest of a read any fresher than it was.
  const keepAge = (key: readonly unknown[]) => ({
    updatedAt: queryClient.getQueryState(key)?.dataUpdatedAt ?? 1,
  })
  queryClient.setQueryData<AccountDetail>(
    keys.detail(id),
    (detail) => detail && applyPatch(detail, patch, names.nameOf),
    keepAge(keys.detail(id)),
  )
  for (const [key, page] of queryClient.getQueriesData<AccountPage>({ queryKey: keys.lists() })) {
    if (!page?.rows.some((row) => row.id === id)) continue
    const rows = page.rows.map((row) =>
      row.id === id ? applyPatchToRow(row, patch, names.nameOf) : row,
    )
    queryClient.setQueryData(key, { ...page, rows }, keepAge(key))
  }
}

/** Notes an account that was created. Known, but not all there is to know: its page reads the rest. */
export function showCreated(workspace: Workspace, id: string, body: AccountCreate): void {
  const account = accountOfCreate(id, body, workspace.names.nameOf)
  workspace.writes.created(account, Date.now())
  workspace.queryClient.setQueryData(keys.detail(id), account, { updatedAt: 1 })
}
