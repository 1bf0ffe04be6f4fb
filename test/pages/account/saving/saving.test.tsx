// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, expect, test } from 'vitest'
import { mockApiKey, mockTenant, tokens } from '#mock/tokens.ts'
import { acmeId, bar, button, field, openAccount, openRefused, sent } from '../open-account.tsx'
import { openBent } from '../open-bent.tsx'

afterEach(cleanup)

test('text typed during a save stays an unsaved change', async () => {
  const { backend, user } = await openAccount()
  backend.scenario({ endpoint: 'update', fault: 'delay', ms: 1_500 })
  await user.type(field('Corner'), 's')
  await user.type(field('Phone'), '6')
  await user.click(button('Save changes'))
  await waitFor(() => expect(sent(backend, 'update')).toHaveLength(1))
  await user.type(field('Corner'), '!')
  // The value from before the save: a change once the save is confirmed.
  await user.type(field('Phone'), '{Backspace}')
  await screen.findByText('Saved')
  expect(sent(backend, 'update')).toEqual([{ corner: 'Yis', phone: '+598 2 901 23456' }])
  expect(field('Corner')).toHaveValue('Yis!')
  expect(field('Phone')).toHaveValue('+598 2 901 2345')
  expect(bar()).toHaveTextContent('2 changes')
  await user.click(button('Save changes'))
  await waitFor(() =>
    expect(sent(backend, 'update')[1]).toEqual({ corner: 'Yis!', phone: '+598 2 901 2345' }),
  )
})

test('repeated presses send one save', async () => {
  const { backend, user } = await openAccount()
  backend.scenario({ endpoint: 'update', fault: 'delay', ms: 500 })
  await user.type(field('Corner'), 's')
  await user.dblClick(button('Save changes'))
  await user.keyboard('{Control>}s{/Control}')
  await user.type(field('Corner'), '{Enter}')
  expect(button('Save changes')).toHaveAttribute('aria-busy', 'true')
  await screen.findByText('Saved')
  expect(sent(backend, 'update')).toHaveLength(1)
})

test('a save that waits for its turn says so and can be cancelled', async () => {
  const { backend, user } = await openAccount({
    config: { rateLimit: { requests: 1, windowSeconds: 60 } },
  })
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  await user.type(field('Corner'), '!')
  await user.click(button('Save changes'))
  await waitFor(() =>
    expect(bar()).toHaveTextContent(/Waiting for its turn: starts in (5\d|6\d) s/),
  )
  await user.click(button('Cancel'))
  expect(await screen.findByText(/The save was cancelled before it was sent/)).toBeVisible()
  expect(button('Save changes')).toHaveFocus()
  expect(field('Corner')).toHaveValue('Yis!')
  expect(bar()).toHaveTextContent('1 change')
  expect(sent(backend, 'update')).toHaveLength(1)
})

const acme = `/accounts/${acmeId}`

test('a rejection that names a field appears at that field', async () => {
  const user = await openRefused(acme, 400, 'VALIDATION_ERROR', 'email is already in use')
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  const alert = await screen.findByRole('alert', { name: 'There is a problem' })
  expect(alert).toHaveTextContent('Email: The server says: email is already in use')
  expect(alert).toHaveFocus()
  expect(field('Email')).toHaveAccessibleDescription(/email is already in use/)
  expect(screen.getByText(/Nothing was saved; what you typed is still here/)).toBeVisible()
  expect(field('Corner')).toHaveValue('Yis')
})

test('a rejection that names no field is a general error', async () => {
  const user = await openRefused(acme, 400, 'VALIDATION_ERROR', 'the office is closed today')
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  const alert = await screen.findByRole('alert', { name: 'There is a problem' })
  expect(alert).toHaveTextContent('The server says: the office is closed today')
  expect(alert).toHaveFocus()
  expect(screen.getByText(/Nothing was saved; what you typed is still here/)).toBeVisible()
  expect(screen.getByText('Code VALIDATION_ERROR')).toBeInTheDocument()
  expect(field('Corner')).toHaveValue('Yis')
})

test('a save of a deleted account keeps the typed text', async () => {
  const user = await openRefused(acme, 404, 'NOT_FOUND', 'Account not found')
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The account is not there any more')
  expect(field('Corner')).toHaveValue('Yis')
})

test('a deleted account is reported once, however often it is read', async () => {
  const gone = { success: false, error: { code: 'NOT_FOUND', message: 'Account not found' } }
  let isGone = false
  const refused: string[] = []
  const { user } = await openBent(acme, () => [
    http.all('*/accounts/:id', ({ request }) => {
      if (!isGone) return undefined
      refused.push(request.method)
      return HttpResponse.json(gone, { status: 404 })
    }),
  ])
  await user.type(field('Corner'), 's')
  isGone = true
  await user.click(button('Save changes'))
  await screen.findByText('The account is not there any more')
  await user.click(button('Refresh'))
  await waitFor(() => expect(refused).toEqual(['PUT', 'GET']))
  await waitFor(() => expect(button('Refresh')).not.toHaveAttribute('aria-busy', 'true'))
  expect(screen.getAllByRole('alert')).toHaveLength(1)
})

test('a read-only sign-in keeps the typed text and sends no further save', async () => {
  const { backend, user } = await openAccount({
    as: { tenant: mockTenant, token: tokens.reader, apiKey: mockApiKey },
  })
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('Your changes weren’t saved')
  expect(field('Corner')).toHaveValue('Yis')
  expect(button('Save changes')).toHaveAttribute('aria-disabled', 'true')
  expect(button('Save changes')).toHaveAccessibleDescription(/can only read/)
  await user.click(button('Save changes'))
  await user.keyboard('{Control>}s{/Control}')
  expect(sent(backend, 'update')).toHaveLength(1)
})

test('closing the tab during a save asks, and opening another screen does not', async () => {
  const { backend, user } = await openAccount()
  backend.scenario({ endpoint: 'update', fault: 'delay', ms: 800 })
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await waitFor(() => expect(sent(backend, 'update')).toHaveLength(1))
  const closing = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(closing)
  expect(closing.defaultPrevented).toBe(true)
  await user.click(screen.getAllByRole('link', { name: 'Accounts' })[0] ?? document.body)
  expect(await screen.findByRole('searchbox', { name: 'Search accounts' })).toBeVisible()
  await waitFor(() => expect(backend.store.get(acmeId)?.address.corner).toBe('Yis'))
})
