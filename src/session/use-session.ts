import { createContext, use, useSyncExternalStore } from 'react'
import type { ClientSettings } from '#api/client.ts'
import type { Session, SessionState } from './session.ts'

/** The session of the page. */
export const SessionContext = createContext<Session | null>(null)

/** The session, for actions on it. Throws outside its provider. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('no session')
  return session
}

/** The state of the session. Renders again when it changes. */
export function useSessionState(): SessionState {
  const session = useSession()
  return useSyncExternalStore(session.subscribe, session.state)
}

/** The state of the session on a screen behind the sign-in. Throws when signed out. */
export function useSignedIn(): Extract<SessionState, { status: 'signed-in' }> {
  const state = useSessionState()
  if (state.status !== 'signed-in') throw new Error('signed out')
  return state
}

/** The API client of the signed-in session. Throws when signed out. */
export function useApi(): ClientSettings {
  return useSignedIn().client
}
