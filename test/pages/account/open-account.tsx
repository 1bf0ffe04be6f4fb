import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { onTestFinished } from 'vitest'
import { App } from '#app/App.tsx'
import { createMockBackend, type MockBackend } from '#mock/backend.ts'
import { catalogue } from '#mock/catalogue.ts'
import { keepCredentials } from '#session/credentials.ts'
import { Session } from '#session/session.ts'
import { startApp, type StartOptions } from '../../app/start-app.tsx'
import { ana, configOf } from '../../queries/open-workspace.ts'

/** The id of the seed's first account, "Acme Corp". */
export const acmeId = '704100000000000001'

/** Opens an account's page in the real app and waits for its form. */
export async function openAccount(options: StartOptions & { id?: string } = {}) {
  const { id = acmeId, config, ...rest } = options
  const app = startApp({ at: `/accounts/${id}`, config: { catalogue, ...config }, ...rest })
  await screen.findByLabelText('Email')
  return app
}

/** Opens the page of a new account and waits for its form. */
export async function openCreate(options: StartOptions = {}) {
  const { config, ...rest } = options
  const app = startApp({ at: '/accounts/new', config: { catalogue, ...config }, ...rest })
  await screen.findByLabelText('Email')
  return app
}

/** Opens a page against a backend that rejects all writes with the given message. */
export async function openRefused(
  at: string,
  status: number,
  code: string,
  message: string,
  more: { error?: object; top?: object } = {},
) {
  const error = { code, message, ...more.error }
  const refuse = () => HttpResponse.json({ success: false, error, ...more.top }, { status })
  const server = setupServer(
    http.put('*/accounts/:id', refuse),
    http.post('*/accounts', refuse),
    ...createMockBackend().handlers,
  )
  server.listen({ onUnhandledRequest: 'error' })
  onTestFinished(() => server.close())
  localStorage.clear()
  sessionStorage.clear()
  keepCredentials(ana)
  window.history.pushState(null, '', at)
  render(<App session={new Session(configOf({ catalogue }))} base="/" offered={[]} />)
  await screen.findByLabelText('Email')
  return userEvent.setup()
}

/** The id of a seeded account with odd data. */
export function idOf(backend: MockBackend, name: string): string {
  const account = backend.store.all().find((each) => each.name === name)
  if (!account) throw new Error(`no account "${name}"`)
  return account.id
}

/**
 * Finds a field by its label. On a form of thirty fields, a search by role is much slower in jsdom.
 */
export const field = (label: string) =>
  screen.getByLabelText(label, { selector: 'input, textarea' })

export const button = (name: string) => screen.getByRole('button', { name })
export const bar = (name = 'Unsaved changes') => screen.queryByRole('region', { name })
export const dialog = () => within(screen.getByRole('dialog'))

/** The request bodies that one endpoint of the backend has received. */
export const sent = (backend: MockBackend, endpoint: 'create' | 'update') =>
  backend.log.filter((entry) => entry.endpoint === endpoint).map((entry) => entry.body)
