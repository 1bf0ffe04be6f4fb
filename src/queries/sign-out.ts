import type { QueryClient } from '@tanstack/react-query'
import type { Session } from '#session/session.ts'
import { forgetKnown } from './known/known-storage.ts'
import type { Workspace } from './workspace.ts'

/**
 * Ends the session and leaves nothing of it: credentials, waiting requests, reads, writes, drafts, and
 * what was learnt of any tenant. All of it has begun when this returns, so a tab may close at once;
 * resolves when the last is off the disk. Never rejects.
 */
export async function signOut(
  session: Session,
  queryClient: QueryClient,
  { writes }: Workspace,
): Promise<void> {
  const wiped = writes.wipe()
  session.signOut()
  queryClient.clear()
  await Promise.all([wiped, forgetKnown()])
}
