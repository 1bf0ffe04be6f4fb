import type { QueryClient } from '@tanstack/react-query'
import type { Session } from '#session/session.ts'
import { forgetNames } from './known-names.ts'
import { forgetWrites } from './writes-keeper.ts'

/** Ends the session and leaves nothing of it: credentials, waiting requests, reads, writes, names. */
export function signOut(session: Session, queryClient: QueryClient): void {
  session.signOut()
  queryClient.clear()
  forgetNames()
  forgetWrites()
}
