import { useQueryClient } from '@tanstack/react-query'
import { DraftStore } from '#drafts/draft-store.ts'
import { useDraftOwner } from '#pages/account/drafts/use-draft-owner.ts'
import { signOut } from '#queries/sign-out.ts'
import { useSession } from '#session/use-session.ts'

/** Ends the session and leaves nothing of it, drafts included. */
export function useSignOut(): () => void {
  const session = useSession()
  const queryClient = useQueryClient()
  const owner = useDraftOwner()
  return () => {
    // A store that does not answer must not keep anybody signed in.
    new DraftStore(owner).wipe().catch(() => {})
    void signOut(session, queryClient)
  }
}
