import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { RequestHandler } from 'msw'
import { setupServer } from 'msw/node'
import { onTestFinished } from 'vitest'
import { App } from '#app/App.tsx'
import { createMockBackend, type MockBackend } from '#mock/backend.ts'
import { catalogue } from '#mock/catalogue.ts'
import { keepCredentials } from '#session/credentials.ts'
import { Session } from '#session/session.ts'
import { ana, configOf } from '../../queries/open-workspace.ts'
import '../../app/start-app.tsx'

/** A backend without a cache, so that every read shows the stored values. */
const backendOptions = { latencyMs: 0, cacheSeconds: { list: 0, detail: 0 } }

/** Opens a page against a backend in front of which the handlers of `bend` may answer first. */
export async function openBent(
  at: string,
  bend: (backend: MockBackend) => RequestHandler[],
  cacheSeconds: { list: number; detail: number } = { list: 60, detail: 30 },
) {
  const backend = createMockBackend(backendOptions)
  const server = setupServer(...bend(backend), ...backend.handlers)
  server.listen({ onUnhandledRequest: 'error' })
  onTestFinished(() => server.close())
  localStorage.clear()
  sessionStorage.clear()
  keepCredentials(ana)
  window.history.pushState(null, '', at)
  const session = new Session(configOf({ catalogue, cacheSeconds }))
  render(<App session={session} base="/" offered={[]} />)
  await screen.findByLabelText('Email')
  return { backend, user: userEvent.setup({ delay: null, pointerEventsCheck: 0 }) }
}
