import { useMutation } from '@tanstack/react-query'
import { createAccount, updateAccount } from '#api/accounts.ts'
import { wallNow } from '#clock/page-clock.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { Failure } from '#http/failures.ts'
import type { Session } from '#session/session.ts'
import { useSession } from '#session/use-session.ts'
import { lookForDoubledAdds, lookForTwins } from './doubles.ts'
import { keys } from './keys.ts'
import type { AccountMaking, AccountSave } from './sent-write.ts'
import { showCreated, showUpdate } from './show-write.ts'
import { useWorkspace } from './use-workspace.ts'
import type { Workspace } from './workspace.ts'

/**
 * Saves the changes of an account; page and lists show the new values at once. Resolves with the names
 * that the server says it updated, null when it does not say.
 */
export function useSaveAccount() {
  const workspace = useWorkspace()
  const session = useSession()
  const isOpen = () => isStillOpen(session, workspace)
  const knownOf = (id: string) => workspace.queryClient.getQueryData<AccountDetail>(keys.detail(id))
  return useMutation<string[] | null, Failure, AccountSave, AccountDetail | undefined>({
    mutationKey: ['save'],
    onMutate: ({ id }) => knownOf(id),
    mutationFn: async ({ id, patch, name, onSent }) => {
      const before = knownOf(id)
      const { updated, maybeResent } = await updateAccount(
        workspace.client,
        id,
        patch,
        name,
        onSent,
      )
      if (maybeResent && before) void lookForDoubledAdds(workspace, { before, patch }, isOpen)
      return updated
    },
    onSuccess: (_updated, { id, patch }, before) => {
      if (isOpen()) showUpdate(workspace, id, patch, before)
    },
    onError: (failure) => noteRefusal(session, workspace, failure),
  })
}

/** Creates an account. Resolves with its id; its page shows what was sent until it can be read. */
export function useCreateAccount() {
  const workspace = useWorkspace()
  const session = useSession()
  const isOpen = () => isStillOpen(session, workspace)
  return useMutation<string, Failure, AccountMaking>({
    mutationKey: ['create'],
    mutationFn: async ({ body, onSent }) => {
      const sentAt = wallNow()
      const { id, maybeResent } = await createAccount(workspace.client, body, onSent)
      if (maybeResent) void lookForTwins(workspace, { id, body, sentAt }, isOpen)
      return id
    },
    onSuccess: (id, { body }) => {
      if (isOpen()) showCreated(workspace, id, body)
    },
    onError: (failure) => noteRefusal(session, workspace, failure),
  })
}

// What is answered after a sign-out must leave nothing behind, nor mark whoever is signed in by then.
function isStillOpen(session: Session, workspace: Workspace): boolean {
  const state = session.state()
  return state.status === 'signed-in' && state.client === workspace.client
}

function noteRefusal(session: Session, workspace: Workspace, failure: Failure): void {
  if (failure.kind === 'forbidden' && isStillOpen(session, workspace)) session.markReadOnly()
}
