// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { acmeId, bar, button, field, openRefused } from '../open-account.tsx'

afterEach(cleanup)

const tier = '810000000000000001'
const acme = `/accounts/${acmeId}`
const refused = (message: string, at = acme) => openRefused(at, 400, 'VALIDATION_ERROR', message)

async function changeBoth(user: Awaited<ReturnType<typeof openRefused>>) {
  await user.click(screen.getByRole('button', { name: /^Remove Vehicle/ }))
  await user.click(screen.getByRole('button', { name: 'Clear Customer Tier' }))
  await user.click(button('Save changes'))
  return screen.findByRole('alert', { name: 'There is a problem' })
}

test.each([
  ['a place in the products', 'products[0].end_date is too late', /Vehicle Insurance.*End date/],
  ['a place in the custom fields', 'dynamic_fields[0].value is not allowed', /Customer Tier/],
  ['the id of a custom field', `field ${tier} is required`, /Customer Tier/],
  ['what a custom field is called', '"Customer Tier" is required', /Customer Tier/],
])('a rejection that names %s appears there and gets the focus', async (_what, message, name) => {
  const user = await refused(message)
  const alert = await changeBoth(user)
  expect(alert).toHaveFocus()
  expect(alert).toHaveTextContent(name)
  expect(alert).toHaveTextContent(`The server says: ${message}`)
  expect(screen.getAllByText(new RegExp(message.replaceAll(/[[\].]/g, '.')))).not.toHaveLength(1)
  const [link] = alert.querySelectorAll('a')
  await user.click(link ?? document.body)
  expect(document.body).not.toHaveFocus()
  expect(alert).not.toHaveFocus()
  expect(bar()).toHaveTextContent('2 changes')
})

test('a rejection that names no field is a general error without a link', async () => {
  const user = await refused('not on a Sunday')
  const alert = await changeBoth(user)
  expect(alert).toHaveFocus()
  expect(alert).toHaveTextContent('The server says: not on a Sunday')
  expect(alert.querySelector('a')).toBeNull()
  expect(bar()).toHaveTextContent('2 changes')
})

test('a rejected create shows the error at its field and keeps the typed text', async () => {
  const user = await refused('email is taken', '/accounts/new')
  await user.type(field('Name'), 'N')
  await user.click(button('Create account'))
  const alert = await screen.findByRole('alert', { name: 'There is a problem' })
  expect(alert).toHaveFocus()
  expect(field('Email')).toHaveAccessibleDescription(/email is taken/)
  expect(field('Name')).toHaveValue('N')
})

test.each([
  [
    'a list of details',
    'Validation failed',
    { error: { details: [{ field: 'email', message: 'no e-mail' }] } },
    'no e-mail',
  ],
  [
    'its message, beside the address that was asked for',
    'email is invalid',
    { top: { path: '/apidev/v1/accounts/1', timestamp: '2026-01-01' } },
    'email is invalid',
  ],
  [
    'its message, beside details of something else',
    'email is invalid',
    { error: { details: { requestId: 'abc' } } },
    'email is invalid',
  ],
])(
  'a field named by %s shows the error, and no other does',
  async (_what, message, more, shown) => {
    const user = await openRefused(acme, 400, 'VALIDATION_ERROR', message, more)
    await user.type(field('Email'), 'x')
    await user.click(button('Save changes'))
    const alert = await screen.findByRole('alert', { name: 'There is a problem' })
    expect(alert.querySelectorAll('li a')).toHaveLength(1)
    expect(alert.querySelectorAll('ul li')[0]).toHaveTextContent(`Email: The server says: ${shown}`)
    expect(field('Email')).toHaveAccessibleDescription(new RegExp(`The server says: ${shown}`))
  },
)

test('a rejection without a message is a general error', async () => {
  const user = await openRefused(acme, 400, '', '', { error: { code: null, message: null } })
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  const alert = await screen.findByRole('alert', { name: 'There is a problem' })
  expect(alert).toHaveFocus()
  expect(alert).toHaveTextContent('does not say why')
})
