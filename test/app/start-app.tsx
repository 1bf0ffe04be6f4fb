import { configure, render, screen } from '@testing-library/react'
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event'
import { App } from '#app/App.tsx'
import type { Credentials } from '#api/client.ts'
import type { BackendOptions, MockBackend } from '#mock/backend.ts'
import { mockCredentials } from '#mock/tokens.ts'
import { focusOpened } from '#pages/account-list/table/last-opened.ts'
import { keepCredentials } from '#session/credentials.ts'
import { Session } from '#session/session.ts'
import { ana, configOf, startBackend } from '../queries/open-workspace.ts'

// The first screen of a file also waits for its modules. To check visibility, jsdom computes the
// styles of every ancestor, so only tests about visibility ask for it.
configure({
  asyncUtilTimeout: 10_000,
  defaultHidden: true,
  getElementError: (message) => new Error(message?.split('\n')[0] ?? 'not found'),
})

export interface StartOptions {
  /** The address to open; the list with five rows by default. */
  at?: string
  base?: string
  /** Who is signed in; null for nobody. */
  as?: Credentials | null
  /** Options of the backend. */
  backend?: BackendOptions
  /** The content of config.json. */
  config?: Record<string, unknown>
  /** Changes the backend before the page opens. */
  prepare?: (backend: MockBackend) => void
}

/** Opens the real app in a fresh browser, against a backend of its own. */
export function startApp(options: StartOptions = {}) {
  const { at = '/accounts?limit=5', base = '/', as = ana, config = {}, prepare } = options
  localStorage.clear()
  sessionStorage.clear()
  delete document.documentElement.dataset['theme']
  // Forgets the row that an earlier test has opened.
  focusOpened()
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

/** The current address. */
export const address = () => location.pathname + location.search

/** The content of a storage, as one text. */
export const kept = (storage: Storage) => JSON.stringify(Object.entries(storage))

/** The first cells of the displayed rows. */
export const names = () =>
  screen
    .queryAllByRole('row')
    .slice(1)
    .map((row) => row.firstElementChild?.textContent ?? '')

/** Waits in real time, for tests that something does not happen. */
export const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
