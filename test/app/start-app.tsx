import { configure, render, screen } from '@testing-library/react'
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event'
import { onTestFinished } from 'vitest'
import { App } from '#app/App.tsx'
import type { Credentials } from '#api/client.ts'
import { readConfig, type Config } from '#contract/config.ts'
import { createMockBackend, type BackendOptions, type MockBackend } from '#mock/backend.ts'
import { mockServer } from '#mock/server.ts'
import { mockApiKey, mockCredentials, mockTenant, tokens } from '#mock/tokens.ts'
import { keepCredentials } from '#session/credentials.ts'
import { Session } from '#session/session.ts'

// The first screen of a file waits for its modules as well. Whether a thing is in sight costs jsdom a
// style of each of its ancestors: a test asks where that is the point.
configure({
  asyncUtilTimeout: 5_000,
  defaultHidden: true,
  getElementError: (message) => new Error(message ?? 'not found'),
})

export const ana: Credentials = { tenant: mockTenant, token: tokens.writer, apiKey: mockApiKey }

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

/** A backend that answers this test's requests, at once. */
export function startBackend(options: BackendOptions = {}): MockBackend {
  const backend = createMockBackend({ latencyMs: 0, ...options })
  const server = mockServer(backend)
  server.listen({ onUnhandledRequest: 'error' })
  onTestFinished(() => server.close())
  return backend
}

/** config.json as a test wants it. Throws for one that the app would refuse. */
export function configOf(value: Record<string, unknown> = {}): Config {
  const read = readConfig({ apiBaseUrl: 'http://api.test', ...value })
  if (!read.ok) throw new Error(`${read.problem.key}: ${read.problem.message}`)
  return read.config
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
  return { backend, session, user: userEvent.setup({ delay: null, pointerEventsCheck: PointerEventsCheckLevel.Never }), page }
}

/** What was asked of the backend, as "GET /accounts?search=acme". */
export function asked(backend: MockBackend): string[] {
  return backend.log.map(({ method, path, query }) => {
    const parameters = new URLSearchParams(query).toString()
    return `${method} ${path.replace('/apidev/v1', '')}${parameters && `?${parameters}`}`
  })
}

/** The address as it stands. */
export const address = () => location.pathname + location.search

/** The first cells of the rows in sight. */
export const names = () =>
  screen
    .queryAllByRole('row')
    .slice(1)
    .map((row) => row.firstElementChild?.textContent ?? '')

/** Waits without a clock of our own; for what must not happen. */
export const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
