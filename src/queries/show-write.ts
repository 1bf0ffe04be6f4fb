import { accountOfCreate, applyPatch, applyPatchToRow } from '#account/apply-patch.ts'
import type { AccountPage } from '#api/accounts.ts'
import { pageNow } from '#clock/page-clock.ts'
import type { AccountCreate, AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { keys } from './keys.ts'
import { tellOtherTabs } from './other-tabs.ts'
import type { Workspace } from './workspace.ts'

/**
 * Notes an update that was carried out, shows it in every read that is kept, and tells the other tabs.
 * `before` is the account as it was known when it was sent.
 */
export function showUpdate(
  workspace: Workspace,
  id: string,
  patch: AccountPatch,
  before?: AccountDetail,
): void {
  noteUpdate(workspace, id, patch, { before })
  tellOtherTabs(workspace.client.credentials().tenant, { id, patch })
}

/** The same, in this tab alone; `isElsewhere`: it was carried out for another one. */
export function noteUpdate(
  workspace: Workspace,
  id: string,
  patch: AccountPatch,
  {
    before,
    isElsewhere = false,
  }: { before?: AccountDetail | undefined; isElsewhere?: boolean } = {},
): void {
  const { names, pendingAdds, queryClient, writes } = workspace
  const known = queryClient.getQueryData<AccountDetail>(keys.detail(id)) ?? null
  const shown = known?.products ?? []
  writes.updated({ id, patch, before: before ?? known, confirmedAt: pageNow(), isElsewhere })
  pendingAdds.sent(id, patch.products ?? [], before?.products ?? shown, pageNow())
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
  workspace.writes.created(account, pageNow())
  workspace.queryClient.setQueryData(keys.detail(id), account, { updatedAt: 1 })
}
