import type { QueryClient } from '@tanstack/react-query'
import type { Session } from '#session/session.ts'
import { forgetKnown } from './known/known-storage.ts'
import type { Workspace } from './workspace.ts'

/**
 * Ends the session and deletes everything of it: credentials, waiting requests, reads, writes,
 * drafts, and the names that are known of any tenant. All deletions have started when this returns,
 * so the tab may close at once; resolves when the last one has reached the disk. Never rejects.
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
