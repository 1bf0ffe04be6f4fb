import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import { en } from '#i18n/en.ts'
import { createQueryClient } from '#queries/query-client.ts'
import { workspaceOf } from '#queries/open-workspace.ts'
import { Session } from '#session/session.ts'
import { SessionContext } from '#session/use-session.ts'
import { AnnouncerProvider } from '#ui/Announcer.tsx'
import { ana, configOf } from '../../queries/open-workspace.ts'

/** Renders a part of the page for a signed-in user. It must not send requests. */
export async function renderPart(children: ReactNode, config: Record<string, unknown> = {}) {
  const session = new Session(configOf(config))
  await session.signIn(ana, async () => {})
  const state = session.state()
  if (state.status !== 'signed-in') throw new Error('signed out')
  const queryClient = createQueryClient()
  const workspace = workspaceOf(state.client, session.config, queryClient)
  const user = userEvent.setup()
  const page = render(
    <SessionContext value={session}>
      <QueryClientProvider client={queryClient}>
        <IntlProvider locale="en" messages={en} timeZone="UTC">
          <AnnouncerProvider>{children}</AnnouncerProvider>
        </IntlProvider>
      </QueryClientProvider>
    </SessionContext>,
  )
  return { user, page, workspace }
}
