// Provides the session, the cache and the language to every screen. Signed out, every address shows
// the sign-in page in place.
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { english, type Translation } from '#i18n/translation.ts'
import { SignInPage, type OfferedCredentials } from '#pages/sign-in/SignInPage.tsx'
import { createQueryClient } from '#queries/query-client.ts'
import { workspaceOf } from '#queries/open-workspace.ts'
import type { Session } from '#session/session.ts'
import { SessionContext, useSessionState } from '#session/use-session.ts'
import { AnnouncerProvider } from '#ui/Announcer.tsx'
import { ErrorScreen } from './ErrorScreen.tsx'
import { firstRead } from './first-read.ts'
import { holdWhileOffline } from './hold-while-offline.ts'
import { LanguageProvider } from './LanguageProvider.tsx'
import { createAppRouter } from './router.tsx'

export interface AppProps {
  session: Session
  /** The path of the app on its host, with a trailing slash. */
  base: string
  /** The credentials that the sign-in screen of a mock backend offers. */
  offered: readonly OfferedCredentials[]
  /** The language until the user chooses another one. */
  translation?: Translation
}

/** The whole app. Each mount has a new cache. */
export function App({ session, base, offered, translation = english }: AppProps) {
  const [queryClient] = useState(createQueryClient)
  return (
    <SessionContext value={session}>
      <QueryClientProvider client={queryClient}>
        <LanguageProvider first={translation}>
          <AnnouncerProvider>
            <ErrorScreen>
              <Gate base={base} offered={offered} session={session} />
            </ErrorScreen>
          </AnnouncerProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </SessionContext>
  )
}

function Gate({ session, base, offered }: Omit<AppProps, 'translation'>) {
  const state = useSessionState()
  const queryClient = useQueryClient()
  const [router] = useState(() => createAppRouter(base))
  const client = state.status === 'signed-in' ? state.client : null

  useEffect(() => (client ? holdWhileOffline(client.queue) : undefined), [client])

  if (client) return <RouterProvider router={router} />
  return (
    <SignInPage
      tenant={session.config.tenant}
      last={state.status === 'signed-out' ? state.last : null}
      offered={offered}
      onSignIn={(credentials) =>
        session.signIn(credentials, (opened) =>
          firstRead(workspaceOf(opened, session.config, queryClient), base),
        )
      }
    />
  )
}
