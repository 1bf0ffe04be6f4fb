import { createContext, use, useSyncExternalStore } from 'react'
import type { ClientSettings } from '#api/client.ts'
import type { Session, SessionState } from './session.ts'

/** The one session of the page. */
export const SessionContext = createContext<Session | null>(null)

/** The session itself, for what is done to it. Throws outside of its provider. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('no session')
  return session
}

/** How the session stands; renders again when that changes. */
export function useSessionState(): SessionState {
  const session = useSession()
  return useSyncExternalStore(session.subscribe, session.state)
}

/** The signed-in state. Throws when signed out: only screens behind the sign-in ask. */
export function useSignedIn(): Extract<SessionState, { status: 'signed-in' }> {
  const state = useSessionState()
  if (state.status !== 'signed-in') throw new Error('signed out')
  return state
}

/** The client of the signed-in session. */
export function useApi(): ClientSettings {
  return useSignedIn().client
}
