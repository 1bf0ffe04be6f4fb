// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, expect, test } from 'vitest'
import { mockApiKey, mockTenant, tokens } from '#mock/tokens.ts'
import { acmeId, bar, button, field, openAccount, openRefused, sent } from '../open-account.tsx'
import { openBent } from '../open-bent.tsx'

afterEach(cleanup)

test('what is typed during a save stays as a change of its own', async () => {
  const { backend, user } = await openAccount()
  backend.scenario({ endpoint: 'update', fault: 'delay', ms: 1_500 })
  await user.type(field('Corner'), 's')
  await user.type(field('Phone'), '6')
  await user.click(button('Save changes'))
  await waitFor(() => expect(sent(backend, 'update')).toHaveLength(1))
  await user.type(field('Corner'), '!')
  // Back to what it held before the save: that is a change once the save is through.
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

test('nothing is sent twice, however often it is asked for', async () => {
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

test('a refusal that names a field stands at that field', async () => {
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

test('a refusal that names none is a problem of the whole', async () => {
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

test('an account that is gone when it is saved leaves what was typed', async () => {
  const user = await openRefused(acme, 404, 'NOT_FOUND', 'Account not found')
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The account is not there any more')
  expect(field('Corner')).toHaveValue('Yis')
})

test('an account that is gone is told once, however often it is read', async () => {
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

test('a sign-in that may only read keeps what was typed and saves nothing more', async () => {
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

test('closing the tab during a save asks; another screen does not', async () => {
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
