// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { App } from '#app/App.tsx'
import { newAccount } from '#editing/drafts/draft-record.ts'
import { DraftStore } from '#editing/drafts/draft-store.ts'
import { catalogue } from '#mock/catalogue.ts'
import { Session } from '#session/session.ts'
import { address } from '../../../app/start-app.tsx'
import { stubIndexedDb } from '../../../indexed-db.ts'
import { configOf } from '../../../queries/open-workspace.ts'
import {
  acmeId,
  bar,
  button,
  dialog,
  field,
  openAccount,
  openCreate,
  sent,
} from '../open-account.tsx'

beforeEach(stubIndexedDb)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const owner = { tenant: 'acme.example.com', user: 'subject:u-1001' }
const kept = (account = acmeId) => new DraftStore(owner).listFor(account)
const inEditor = (name: string) => dialog().getByRole('combobox', { name })

/** Renders the page again, as after a reload. */
function openAgain(at: string) {
  window.history.pushState(null, '', at)
  return render(<App session={new Session(configOf({ catalogue }))} base="/" offered={[]} />)
}

test('text in an open product editor is in the draft, until the editor is cancelled', async () => {
  const { user, page } = await openAccount()
  await user.click(button('Add product'))
  await user.type(inEditor('Provider'), '7001')
  await waitFor(async () =>
    expect((await kept())[0]?.edits.products).toMatchObject([
      { action: 'add', values: { provider_id: '7001' } },
    ]),
  )
  expect(bar()).toBeNull()
  await user.click(dialog().getByRole('button', { name: 'Cancel' }))
  await user.click(dialog().getByRole('button', { name: 'Discard' }))
  await waitFor(async () => expect(await kept()).toEqual([]))

  await user.click(screen.getByRole('button', { name: /^Edit Vehicle/ }))
  await user.type(inEditor('Status'), 'X')
  await waitFor(async () => expect(await kept()).toHaveLength(1))
  page.unmount()
  openAgain(`/accounts/${acmeId}`)
  await user.click(await screen.findByRole('button', { name: 'Restore draft' }))
  await waitFor(() => expect(bar()).toHaveTextContent('1 change'))
  expect((await kept())[0]?.edits.products).toMatchObject([
    { action: 'update', values: { status: 'X' } },
  ])
})

test('text in the dialogs of a custom field is in the draft, until they are cancelled', async () => {
  const { user } = await openAccount()
  await user.click(button('Add custom field'))
  await user.type(dialog().getByRole('combobox', { name: 'Field ID' }), '99{Tab}')
  await user.type(dialog().getByRole('textbox', { name: 'Name' }), 'New')
  await waitFor(async () =>
    expect((await kept())[0]?.edits.dynamic_fields).toMatchObject([
      { field_id: '99', name: 'New' },
    ]),
  )
  await user.click(dialog().getByRole('button', { name: 'Cancel' }))
  await user.click(dialog().getByRole('button', { name: 'Discard' }))
  await waitFor(async () => expect(await kept()).toEqual([]))

  await user.click(screen.getByRole('button', { name: /Settings of Customer Tier/i }))
  await user.type(dialog().getByRole('textbox', { name: 'Name' }), ' 2')
  await waitFor(async () =>
    expect((await kept())[0]?.edits.dynamic_fields).toMatchObject([{ name: 'Customer Tier 2' }]),
  )
})

test('a half-typed id counts as a change and is in the draft', async () => {
  const { backend, user } = await openAccount()
  await user.click(field('Client'))
  await user.keyboard('880000000000000055')
  expect(bar()).toHaveTextContent('1 change')
  await waitFor(async () =>
    expect((await kept())[0]?.edits.fields.client_id).toBe('880000000000000055'),
  )
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  expect(sent(backend, 'update')).toEqual([{ client_id: '880000000000000055' }])
})

test('a restored draft replaces typed text, which becomes a draft itself', async () => {
  const { user, page } = await openAccount()
  await user.type(field('Corner'), ' draft')
  page.unmount()
  await waitFor(async () => expect(await kept()).toHaveLength(1))
  openAgain(`/accounts/${acmeId}`)
  await user.type(await screen.findByLabelText('Corner', { selector: 'input' }), ' here')
  await user.type(field('Phone'), '7')
  await user.click(await screen.findByRole('button', { name: 'Restore draft' }))
  await waitFor(() => expect(field('Corner')).toHaveValue('Yi draft'))
  await user.click(await screen.findByRole('button', { name: 'Restore draft' }))
  await waitFor(() => expect(field('Corner')).toHaveValue('Yi here'))
  expect(bar()).toHaveTextContent('2 changes')
})

test('a restored draft that replaces nothing leaves no draft', async () => {
  const { user, page } = await openAccount()
  await user.type(field('Corner'), ' draft')
  page.unmount()
  await waitFor(async () => expect(await kept()).toHaveLength(1))
  openAgain(`/accounts/${acmeId}`)
  await user.type(await screen.findByLabelText('Phone', { selector: 'input' }), '7')
  await user.click(await screen.findByRole('button', { name: 'Restore draft' }))
  await waitFor(() => expect(screen.queryByText(/You left unsaved/)).toBeNull())
  await waitFor(async () => expect(await kept()).toHaveLength(1))
  expect(bar()).toHaveTextContent('2 changes')
})

test('a restored draft of a new account does not mix with the copy on the page', async () => {
  const { user, page } = await openCreate()
  await user.type(field('Name'), 'Nueva')
  await user.type(field('Email'), 'n@n')
  page.unmount()
  await waitFor(async () => expect(await kept(newAccount)).toHaveLength(1))
  openAgain(`/accounts/new?from=${acmeId}`)
  await user.click(await screen.findByRole('button', { name: 'Restore draft' }))
  await waitFor(() => expect(field('Name')).toHaveValue('Nueva'))
  expect(field('Email')).toHaveValue('n@n')
  expect(field('Business name')).toHaveValue('')
  await waitFor(async () => expect(await kept(newAccount)).toHaveLength(1))
  expect(screen.queryByRole('button', { name: 'Restore draft' })).toBeNull()
})

test('a reload right after a save with a new product offers no draft', async () => {
  const { user, page } = await openAccount()
  await user.click(button('Add product'))
  await user.type(inEditor('Provider'), '7001{Tab}')
  await user.type(inEditor('Product type'), '8001{Tab}')
  await user.click(dialog().getByRole('button', { name: 'Apply' }))
  await waitFor(async () => expect(await kept()).toHaveLength(1))
  const [draft] = await kept()
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  expect(await kept()).toEqual([])
  page.unmount()

  // Even if the browser had no time to delete the draft.
  if (draft) await new DraftStore(owner).keep(draft)
  openAgain(`/accounts/${acmeId}`)
  await screen.findByText('Being confirmed')
  await waitFor(async () => expect(await kept()).toEqual([]))
  expect(screen.queryByRole('button', { name: 'Restore draft' })).toBeNull()
})

test('a waiting completion continues on the account page', async () => {
  const { backend, user } = await openCreate()
  backend.scenario({ endpoint: 'update', fault: 'delay', ms: 4_000 })
  await user.type(field('Name'), 'N')
  await user.click(button('Add product'))
  await user.type(inEditor('Provider'), '7001{Tab}')
  await user.type(inEditor('Product type'), '8001{Tab}')
  await user.click(dialog().getByRole('button', { name: 'Apply' }))
  await user.click(button('Create account'))
  await waitFor(() => expect(address()).toMatch(/accounts\/\d+$/), { timeout: 6_000 })
  expect(await screen.findByRole('heading', { name: 'N' })).toBeVisible()
  await waitFor(() => expect(bar()).toHaveTextContent(/Adding products/))
  expect(await kept(address().split('/').at(-1))).toEqual([])
  expect(await screen.findByText('Saved', {}, { timeout: 6_000 })).toBeVisible()
  expect(bar()).toBeNull()
  expect(sent(backend, 'create')).toHaveLength(1)
  expect(sent(backend, 'update')).toHaveLength(1)
})
