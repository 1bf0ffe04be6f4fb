import { useQueryClient } from '@tanstack/react-query'
import { signOut } from '#queries/sign-out.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useSession } from '#session/use-session.ts'

/** Returns a function that ends the session and deletes everything of it, drafts included. */
export function useSignOut(): () => void {
  const session = useSession()
  const queryClient = useQueryClient()
  const workspace = useWorkspace()
  return () => void signOut(session, queryClient, workspace)
}
