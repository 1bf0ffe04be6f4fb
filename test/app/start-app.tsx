import { configure, render, screen } from '@testing-library/react'
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event'
import { App } from '#app/App.tsx'
import type { Credentials } from '#api/client.ts'
import type { BackendOptions, MockBackend } from '#mock/backend.ts'
import { mockCredentials } from '#mock/tokens.ts'
import { keepCredentials } from '#session/credentials.ts'
import { Session } from '#session/session.ts'
import { ana, configOf, startBackend } from '../queries/open-workspace.ts'

// The first screen of a file waits for its modules as well. Whether a thing is in sight costs jsdom a
// style of each of its ancestors: a test asks where that is the point.
configure({
  asyncUtilTimeout: 10_000,
  defaultHidden: true,
  getElementError: (message) => new Error(message?.split('\n')[0] ?? 'not found'),
})

export interface StartOptions {
  /** Where the page is opened; the list, five rows of it, unless told otherwise. */
  at?: string
  base?: string
  /** Who is signed in already; null for nobody. */
  as?: Credentials | null
  /** Of the backend. */
  backend?: BackendOptions
  /** config.json. */
  config?: Record<string, unknown>
  /** Done to the backend before the page opens. */
  prepare?: (backend: MockBackend) => void
}

/** Opens the real app in a fresh browser, against a backend of its own. */
export function startApp(options: StartOptions = {}) {
  const { at = '/accounts?limit=5', base = '/', as = ana, config = {}, prepare } = options
  localStorage.clear()
  sessionStorage.clear()
  delete document.documentElement.dataset['theme']
  const backend = startBackend(options.backend)
  prepare?.(backend)
  keepCredentials(as)
  window.history.pushState(null, '', at)
  const session = new Session(configOf(config))
  const page = render(<App session={session} base={base} offered={mockCredentials} />)
  return {
    backend,
    session,
    user: userEvent.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never }),
    page,
  }
}

/** The address as it stands. */
export const address = () => location.pathname + location.search

/** All that a storage holds, as one text. */
export const kept = (storage: Storage) => JSON.stringify(Object.entries(storage))

/** The first cells of the rows in sight. */
export const names = () =>
  screen
    .queryAllByRole('row')
    .slice(1)
    .map((row) => row.firstElementChild?.textContent ?? '')

/** Waits without a clock of our own; for what must not happen. */
export const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
