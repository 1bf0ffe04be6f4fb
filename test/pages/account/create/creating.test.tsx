// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { catalogue, named } from '#mock/catalogue.ts'
import { address, pass, startApp } from '../../../app/start-app.tsx'
import { acmeId, button, dialog, field, openCreate, openRefused, sent } from '../open-account.tsx'

afterEach(cleanup)

test('a new account is sent without its empty fields, and its page is shown', async () => {
  const { backend, user } = await openCreate()
  expect(screen.getByRole('heading', { level: 1, name: 'New account' })).toBeVisible()
  expect(screen.queryByLabelText('City')).toBeNull()
  await user.type(field('Name'), 'Nueva S.A.')
  await user.type(field('Email'), 'hola@nueva.example')
  await user.type(field('Country'), 'uruguay{Enter}')
  await user.type(field('Latitude'), '-34,5')
  await user.click(button('Create account'))
  expect(await screen.findByRole('heading', { level: 1, name: 'Nueva S.A.' })).toBeVisible()
  expect(sent(backend, 'create')).toEqual([
    {
      name: 'Nueva S.A.',
      email: 'hola@nueva.example',
      country_id: named('countries', 'Uruguay').id,
      latitude: -34.5,
    },
  ])
  expect(await screen.findByText('Created')).toBeVisible()
  const created = backend.store.all().find(({ name }) => name === 'Nueva S.A.')
  expect(address()).toBe(`/accounts/${created?.id}`)
  await waitFor(() => expect(field('Country')).toHaveValue('Uruguay'))
})

test('without a name nothing is sent', async () => {
  const { backend, user } = await openCreate()
  await user.type(field('Email'), 'hola@nueva.example')
  await user.keyboard('{Control>}s{/Control}')
  const alert = screen.getByRole('alert', { name: 'There is a problem' })
  expect(within(alert).getByRole('link', { name: 'Enter a name.' })).toBeVisible()
  expect(field('Name')).toBeInvalid()
  expect(sent(backend, 'create')).toEqual([])
})

test('Enter creates the account, but an Enter that ends a composition does not', async () => {
  const { backend, user } = await openCreate()
  await user.type(field('Name'), 'ñandú')
  fireEvent.keyDown(field('Name'), { key: 'Enter', keyCode: 229 })
  await pass(50)
  expect(sent(backend, 'create')).toEqual([])
  fireEvent.keyDown(field('Name'), { key: 'Enter', keyCode: 13 })
  expect(await screen.findByRole('heading', { level: 1, name: 'ñandú' })).toBeVisible()
})

test('repeated presses create one account', async () => {
  const { backend, user } = await openCreate()
  backend.scenario({ endpoint: 'create', fault: 'delay', ms: 500 })
  await user.type(field('Name'), 'Nueva S.A.')
  await user.dblClick(button('Create account'))
  await user.keyboard('{Control>}s{/Control}')
  await user.type(field('Name'), '{Enter}')
  expect(await screen.findByRole('heading', { level: 1, name: 'Nueva S.A.' })).toBeVisible()
  expect(sent(backend, 'create')).toHaveLength(1)
})

test('a copy starts with all values but those that identify an account', async () => {
  const { backend, user } = startApp({
    at: `/accounts/new?from=${acmeId}`,
    config: { catalogue },
  })
  await screen.findByText('A copy of Acme Corp')
  expect(field('Name')).toHaveValue('Acme Corp')
  expect(field('Client')).toHaveValue('Rambla Broker')
  expect(field('External code')).toHaveValue('')
  expect(field('Tax ID')).toHaveValue('')
  await user.type(field('Name'), ' Norte')
  await user.click(button('Create account'))
  expect(await screen.findByRole('heading', { level: 1, name: 'Acme Corp Norte' })).toBeVisible()
  const [body] = sent(backend, 'create')
  expect(body).toMatchObject({ name: 'Acme Corp Norte', email: 'contact@acme.example.com' })
  expect(body).not.toHaveProperty('tax_id')
  expect(body).not.toHaveProperty('external_code')
})

test('a rejection that names a field appears at that field', async () => {
  const message = 'tax_id is already in use'
  const user = await openRefused('/accounts/new', 400, 'VALIDATION_ERROR', message)
  await user.type(field('Name'), 'Nueva S.A.')
  await user.click(button('Create account'))
  await screen.findByRole('alert', { name: 'There is a problem' })
  expect(field('Tax ID')).toHaveAccessibleDescription(/tax_id is already in use/)
  expect(screen.getByText(/Nothing was created; what you typed is still here/)).toBeVisible()
  expect(field('Name')).toHaveValue('Nueva S.A.')
})

test('a create that waits for its turn says so and can be cancelled', async () => {
  const { backend, user } = await openCreate()
  backend.scenario({ endpoint: 'create', fault: 'rate-limited', retryAfter: 50 })
  await user.type(field('Name'), 'Nueva S.A.')
  await user.click(button('Create account'))
  expect(await screen.findByText(/Waiting for its turn: starts in \d+ s/)).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Cancel' })).toBeNull()
  expect(screen.getByRole('link', { name: 'Back to accounts' })).toBeVisible()
  await user.click(button('Cancel'))
  expect(await screen.findByText(/It was cancelled before it was sent/)).toBeVisible()
  expect(field('Name')).toHaveValue('Nueva S.A.')
  expect(backend.store.all().some(({ name }) => name === 'Nueva S.A.')).toBe(false)
})

test('leaving with typed text asks first', async () => {
  const { user } = await openCreate()
  await user.type(field('Name'), 'Nueva S.A.')
  await user.click(screen.getByRole('link', { name: 'Cancel' }))
  expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toBeVisible()
  await user.click(dialog().getByRole('button', { name: 'Leave and discard' }))
  expect(await screen.findByRole('searchbox', { name: 'Search accounts' })).toBeVisible()
})
