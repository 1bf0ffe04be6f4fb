import { accountOfCreate, applyPatch, applyPatchToRow } from '#account/sent/apply-patch.ts'
import type { AccountPage } from '#api/accounts.ts'
import type { AccountCreate } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { ConfirmedWrite } from '#editing/write.ts'
import { keys } from './keys.ts'
import type { Workspace } from './workspace.ts'

type Shown = Pick<Workspace, 'names' | 'queryClient'>

/** Shows a confirmed write in every cached read. */
export function showWrite(workspace: Shown, confirmed: ConfirmedWrite): void {
  if (confirmed.intent === 'create') showCreated(workspace, confirmed)
  else showUpdate(workspace, confirmed)
}

function showUpdate({ names, queryClient }: Shown, { accountId: id, patch }: ConfirmedWrite): void {
  // The values of a write do not make the rest of a read any fresher.
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

/** Caches what is known of a created account. Its page reads the rest. */
function showCreated({ names, queryClient }: Shown, { accountId, patch }: ConfirmedWrite): void {
  const key = keys.detail(accountId)
  if (queryClient.getQueryData(key)) return
  const account = accountOfCreate(accountId, patch as AccountCreate, names.nameOf)
  queryClient.setQueryData(key, account, { updatedAt: 1 })
}
