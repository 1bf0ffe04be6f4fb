// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DraftStore } from '#editing/drafts/draft-store.ts'
import { someDraft } from '../editing/drafts/some-draft.ts'
import { stubIndexedDb } from '../indexed-db.ts'
import { kept, startApp } from './start-app.tsx'

beforeEach(stubIndexedDb)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const owner = { tenant: 'acme.example.com', user: 'subject:u-1001' }
const others = { ...owner, user: 'subject:u-2' }
const draftsOf = (of: typeof owner) => new DraftStore(of).listAll()

async function openMenu() {
  const app = startApp()
  await screen.findByText('1–5 of 250')
  await app.user.click(screen.getByRole('button', { name: /User menu/ }))
  return { ...app, button: await screen.findByRole('button', { name: 'Sign out' }) }
}

test('signing out shows how many drafts it deletes, and keeps those of other users', async () => {
  await new DraftStore(owner).keep(someDraft())
  await new DraftStore(owner).keep(someDraft({ account: '8', page: 'two' }))
  await new DraftStore(others).keep(someDraft())
  const { user, button } = await openMenu()
  await waitFor(() =>
    expect(button).toHaveAccessibleDescription(
      '2 drafts of unsaved changes are kept in this browser. Signing out discards them.',
    ),
  )
  await user.click(button)
  await screen.findByRole('heading', { name: 'Sign in' })
  await waitFor(async () => expect(await draftsOf(owner)).toEqual([]))
  expect(await draftsOf(others)).toHaveLength(1)
  expect(kept(sessionStorage)).not.toContain('token')
})

test('without drafts it shows nothing', async () => {
  const { user, button } = await openMenu()
  expect(button).not.toHaveAccessibleDescription()
  await user.click(button)
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('a browser without storage signs out too', async () => {
  vi.stubGlobal('indexedDB', undefined)
  const { user, button } = await openMenu()
  await user.click(button)
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('with unsaved edits it asks first, and stores none of them after signing out', async () => {
  const app = startApp({ at: '/accounts/704100000000000001' })
  await app.user.type(await screen.findByLabelText('Corner', { selector: 'input' }), 's')
  await app.user.click(screen.getByRole('button', { name: /User menu/ }))
  await app.user.click(await screen.findByRole('button', { name: 'Sign out' }))
  const stay = screen.getByRole('button', { name: 'Stay signed in' })
  expect(stay).toHaveFocus()
  await app.user.click(stay)
  await app.user.click(screen.getByRole('button', { name: 'Sign out' }))
  await app.user.click(screen.getByRole('button', { name: 'Sign out and discard' }))
  await screen.findByRole('heading', { name: 'Sign in' })
  await new Promise((resolve) => setTimeout(resolve, 900))
  expect(await draftsOf(owner)).toEqual([])
})
