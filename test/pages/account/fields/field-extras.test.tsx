// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { named } from '#mock/catalogue.ts'
import { pass, startApp } from '../../../app/start-app.tsx'
import { asked } from '../../../queries/open-workspace.ts'
import { acmeId, button, field, openAccount, openCreate, sent } from '../open-account.tsx'

afterEach(cleanup)

const preview = () => screen.queryByRole('img', { name: 'The image at this address' })
const type = (label: string, text: string) =>
  fireEvent.change(field(label), { target: { value: text } })

test('an odd email gets a warning after a pause and can be saved', async () => {
  const { backend, user } = await openAccount()
  type('Email', 'ana@acme')
  expect(field('Email')).not.toHaveAccessibleDescription(/does not look like/)
  await waitFor(() =>
    expect(field('Email')).toHaveAccessibleDescription(/does not look like an email address/),
  )
  expect(field('Email')).toBeValid()
  await user.click(button('Save changes'))
  await waitFor(() => expect(sent(backend, 'update')).toEqual([{ email: 'ana@acme' }]))
  // Now it is the stored value.
  await waitFor(() => expect(screen.queryByText(/does not look like/)).toBeNull())
  expect(field('Email')).toHaveValue('ana@acme')
})

test('a warning disappears as soon as the text looks right', async () => {
  await openAccount()
  type('Mobile', 'call Ana')
  await screen.findByText(/does not look like a phone number/)
  type('Mobile', '+598 99 000 000')
  expect(screen.queryByText(/does not look like/)).toBeNull()
})

test('a stored text gets no warning', async () => {
  await openAccount({ prepare: (backend) => backend.edit(acmeId, { email: 'none', phone: '-' }) })
  expect(field('Email')).toHaveValue('none')
  await pass(1_200)
  expect(screen.queryByText(/does not look like/)).toBeNull()
})

test('a changed country warns at both fields that the city stays', async () => {
  const { user } = await openAccount()
  const says = /the API cannot change it/
  expect(field('City')).not.toHaveAttribute('aria-describedby')
  await user.clear(field('Country'))
  await user.type(field('Country'), 'Argentina{Enter}')
  expect(field('Country')).toHaveAccessibleDescription(/The city stays Montevideo/)
  expect(field('City')).toHaveAccessibleDescription(says)
  await user.click(button('Undo Country'))
  expect(field('Country')).not.toHaveAccessibleDescription(says)
  expect(field('City')).not.toHaveAttribute('aria-describedby')
})

test('a changed country without a city gives no warning', async () => {
  const { user } = await openAccount({
    prepare: ({ store }) => {
      const account = store.get(acmeId)
      if (account) store.put({ ...account, city_id: null, city_name: null })
    },
  })
  expect(field('City')).toHaveValue('')
  await user.clear(field('Country'))
  await user.type(field('Country'), 'Argentina{Enter}')
  expect(field('Country')).not.toHaveAccessibleDescription(/cannot change it/)
})

test('the image appears after a pause in typing its address', async () => {
  await openAccount()
  for (const text of ['h', 'https://img.example/lo', 'https://img.example/logo.png']) {
    type('Image URL', text)
    expect(preview()).toBeNull()
  }
  await waitFor(() => expect(preview()).toHaveAttribute('src', 'https://img.example/logo.png'))
  expect(preview()).toHaveAttribute('referrerpolicy', 'no-referrer')
  fireEvent.error(preview() as HTMLElement)
  expect(screen.getByText('No image could be loaded from this address.')).toBeVisible()
})

test('an image without https is loaded neither at its field nor in the header', async () => {
  await openAccount({
    prepare: (backend) => backend.edit(acmeId, { image_url: 'http://img.example/logo.png' }),
  })
  expect(screen.getByText('Only images with an https address are shown.')).toBeVisible()
  expect(document.querySelector('main img')).toBeNull()
})

test('the QR code shows the typed text', async () => {
  await openCreate()
  expect(screen.queryByRole('img')).toBeNull()
  type('QR code', 'Q1')
  expect(await screen.findByRole('img', { name: 'QR code of “Q1”' })).toBeInTheDocument()
  type('QR code', ' ')
  expect(screen.queryByRole('img')).toBeNull()
})

test('ids and codes are copied as shown', async () => {
  const { user } = await openAccount()
  const copy = async (name: string) => {
    await user.click(button(name))
    return navigator.clipboard.readText()
  }
  expect(await copy('Copy the account’s id')).toBe(acmeId)
  expect(await copy('Copy the external code')).toBe('EXT-001')
  expect(await copy('Copy Tax ID')).toBe('214100001019')
  type('External code', 'EXT-9')
  expect(await copy('Copy External code')).toBe('EXT-9')
  expect(await copy('Copy the id of Country')).toBe(named('countries', 'Uruguay').id)
  // An empty field has no copy button.
  expect(screen.queryByRole('button', { name: 'Copy Document' })).toBeNull()
})

test('the id appears under its name', async () => {
  await openAccount()
  const { id } = named('countries', 'Uruguay')
  expect(field('Country')).toHaveValue('Uruguay')
  expect(field('Country')).toHaveAccessibleDescription(id)
})

test('a label names its field and no other element', async () => {
  await openAccount()
  type('QR code', 'Q1')
  await screen.findByRole('img')
  for (const label of ['External code', 'Start date', 'Tax ID', 'Country', 'Email', 'QR code']) {
    expect(screen.getAllByLabelText(label, { exact: false })).toEqual([field(label)])
  }
})

test('the previous and next account are those of the list, without another read of it', async () => {
  const { backend, user } = startApp({ at: '/accounts?limit=5&status=A' })
  const names = (await screen.findAllByRole('row')).slice(1)
  expect(names).toHaveLength(5)
  const links = () => within(screen.getByRole('table')).getAllByRole('link')
  await waitFor(() => expect(links()).toHaveLength(5))
  const [first = '', second = '', third = ''] = links().map((link) => link.textContent)
  await user.click(screen.getByRole('link', { name: first }))
  await screen.findByLabelText('Email')
  expect(screen.queryByRole('link', { name: 'Previous account' })).toBeNull()
  expect(screen.getByRole('link', { name: 'Next account' })).toHaveAttribute('title', second)
  await user.click(screen.getByRole('link', { name: 'Next account' }))
  await screen.findByRole('heading', { level: 1, name: second })
  expect(screen.getByRole('link', { name: 'Previous account' })).toHaveAttribute('title', first)
  expect(screen.getByRole('link', { name: 'Next account' })).toHaveAttribute('title', third)
  const back = within(screen.getByRole('main')).getByRole('link', { name: 'Accounts' })
  expect(back).toHaveAttribute('href', '/accounts?limit=5&status=A')
  expect(asked(backend).filter((line) => line.startsWith('GET /accounts?'))).toEqual([
    'GET /accounts?status=A&limit=5',
  ])
})

test('an account that was not opened from a list has no neighbours', async () => {
  await openAccount()
  expect(screen.getByRole('link', { name: 'Create a copy' })).toBeVisible()
  expect(screen.queryByRole('link', { name: /Previous|Next/ })).toBeNull()
})
