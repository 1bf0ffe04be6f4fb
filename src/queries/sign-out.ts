import type { QueryClient } from '@tanstack/react-query'
import type { Session } from '#session/session.ts'
import { forgetLearnt } from './learnt-store.ts'
import { forgetSaveHistory } from './save-history-keeper.ts'
import { forgetWrites } from './writes-keeper.ts'

/**
 * Ends the session and leaves nothing of it: credentials, waiting requests, reads, writes, and what was
 * learnt of any tenant. All of it has begun when this returns, so a tab may close at once; resolves when
 * the last is off the disk. Never rejects.
 */
export function signOut(session: Session, queryClient: QueryClient): Promise<void> {
  session.signOut()
  queryClient.clear()
  forgetWrites()
  forgetSaveHistory()
  return forgetLearnt()
}
