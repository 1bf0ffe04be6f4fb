import { useMutation } from '@tanstack/react-query'
import { accountOfCreate, applyPatch, applyPatchToRow } from '#account/apply-patch.ts'
import { createAccount, updateAccount, type AccountPage } from '#api/accounts.ts'
import type { AccountCreate, AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { Failure } from '#http/failures.ts'
import { useSession } from '#session/use-session.ts'
import { keys } from './keys.ts'
import { useWorkspace } from './use-workspace.ts'
import type { Workspace } from './workspace.ts'

/**
 * Saves the changes of one account. `name` is only for telling what the request is about. Resolves with
 * the names that the server says it updated; page and lists show the new values at once.
 */
export function useSaveAccount(id: string) {
  const workspace = useWorkspace()
  const session = useSession()
  return useMutation<string[], Failure, { patch: AccountPatch; name: string | null }>({
    mutationKey: ['save', id],
    mutationFn: ({ patch, name }) => updateAccount(workspace.client, id, patch, name),
    onSuccess: (_updated, { patch }) => showUpdate(workspace, id, patch),
    onError: (failure) => {
      if (failure.kind === 'forbidden') session.markReadOnly()
    },
  })
}

/** Creates an account. Resolves with its id; its page shows what was sent until it can be read. */
export function useCreateAccount() {
  const workspace = useWorkspace()
  const session = useSession()
  return useMutation<string, Failure, AccountCreate>({
    mutationKey: ['create'],
    mutationFn: (body) => createAccount(workspace.client, body),
    onSuccess: (id, body) => {
      const account = accountOfCreate(id, body, workspace.names.nameOf)
      workspace.writes.created(account, Date.now())
      // Known, but not all there is to know: the page shows it and reads the rest.
      workspace.queryClient.setQueryData(keys.detail(id), account, { updatedAt: 1 })
    },
    onError: (failure) => {
      if (failure.kind === 'forbidden') session.markReadOnly()
    },
  })
}

function showUpdate(workspace: Workspace, id: string, patch: AccountPatch): void {
  const { names, queryClient, writes } = workspace
  writes.updated(id, patch, Date.now())
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
