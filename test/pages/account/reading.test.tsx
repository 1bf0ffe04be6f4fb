// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createMockBackend } from '#mock/backend.ts'
import { startApp } from '../../app/start-app.tsx'
import { acmeId, bar, field, idOf, openAccount } from './open-account.tsx'

afterEach(cleanup)

const region = (name: string) => within(screen.getByRole('region', { name }))

test('all values of an account are in its fields', async () => {
  const { backend } = await openAccount()
  expect(screen.getByRole('heading', { level: 1, name: 'Acme Corp' })).toBeVisible()
  const shown: Record<string, string> = {
    Name: 'Acme Corp',
    'External code': 'EXT-001',
    Status: 'Active',
    Client: 'Rambla Broker',
    'Start date': '2021-03-01',
    'End date': '',
    'Business name': 'Acme Corp. S.A.',
    'Tax ID': '214100001019',
    Document: '',
    'Document type': '',
    'Birth date': '',
    Phone: '+598 2 901 2345',
    Mobile: '+598 99 123 456',
    Email: 'contact@acme.example.com',
    'Image URL': '',
    Street: 'Av. 18 de Julio',
    'Door number': '1234',
    Apartment: '501',
    Corner: 'Yi',
    'ZIP code': '11100',
    Country: 'Uruguay',
    Department: 'Montevideo',
    City: 'Montevideo',
    Latitude: '-34.9055',
    Longitude: '-56.1876',
    Notes: 'Key account. Renewal handled by the Montevideo office.',
    'QR code': '',
  }
  for (const [label, value] of Object.entries(shown)) expect(field(label)).toHaveValue(value)
  expect(field('City')).toHaveAttribute('readonly')
  expect(bar()).toBeNull()
  expect(backend.log.map(({ path }) => path)).toEqual([`/apidev/v1/accounts/${acmeId}`])
})

test('a name that was read with its id is shown even if no catalogue has it', async () => {
  await openAccount({ config: { catalogue: {} } })
  expect(field('Client')).toHaveValue('Rambla Broker')
  expect(field('Country')).toHaveValue('Uruguay')
})

test('write-only fields say that their value is unknown', async () => {
  await openAccount()
  for (const label of ['Document type', 'QR code']) {
    expect(field(label)).toHaveAccessibleDescription(/stored value is not known/)
  }
})

test('products are a table', async () => {
  await openAccount()
  const rows = region('Products').getAllByRole('row')
  expect(region('Products').getByRole('table', { name: 'Products' })).toBeVisible()
  expect(rows.at(1)).toHaveTextContent(
    /Vehicle Insurance.*National Insurance Co\..*All Risk.*2026-01-01.*2026-12-31.*Active/,
  )
})

test('custom fields have their names and the server’s order', async () => {
  const id = idOf(createMockBackend(), 'Campos Raros S.A.')
  await openAccount({ id })
  const labels = [
    ...screen.getByRole('region', { name: 'Custom fields' }).querySelectorAll('label'),
  ]
  expect(labels.map((label) => label.textContent)).toEqual([
    'Monto',
    'Customer Tier',
    'Contract Signed',
    '<b>Markup</b>',
    'Field 810000000000000090',
  ])
  expect(region('Products').getByText('640000000000099999')).toBeVisible()
})

test('items left out for a duplicate id are reported', async () => {
  const twice = { field_id: '81', name: 'Tier', type: null, order: 1, value: 'Gold' }
  await openAccount({
    prepare: ({ store }) => {
      const acme = store.get(acmeId)
      const fields = [twice, { ...twice, value: 'Silver' }]
      if (acme) store.put({ ...acme, dynamic_fields: fields })
    },
  })
  expect(field('Tier')).toHaveValue('Gold')
  expect(
    screen.getByText('One product or custom field has no id of its own and is not shown.'),
  ).toBeVisible()
})

test('markup in the data is shown as text', async () => {
  const id = idOf(createMockBackend(), '<img src=x onerror=alert(1)>')
  await openAccount({ id })
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
    '<img src=x onerror=alert(1)>',
  )
  expect(document.querySelector('main img, main script:not([src])')).toBeNull()
})

test('an image address that is no web address has no link and no image', async () => {
  const id = idOf(createMockBackend(), 'Enlace Peligroso')
  await openAccount({ id })
  expect(field('Image URL')).toHaveValue('javascript:alert(document.domain)')
  expect(document.querySelector('main img')).toBeNull()
  const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'))
  expect(links.filter((href) => /^(?:javascript|mailto):/.test(href ?? ''))).toEqual([])
})

test('a web image is loaded without a referrer', async () => {
  await openAccount({
    prepare: (backend) => backend.edit(acmeId, { image_url: 'https://img.example/logo.png' }),
  })
  const image = document.querySelector('main img')
  expect(image).toHaveAttribute('src', 'https://img.example/logo.png')
  expect(image).toHaveAttribute('referrerpolicy', 'no-referrer')
  expect(image).toHaveAttribute('alt', '')
})

test('email, phone and place are links beside their fields', async () => {
  await openAccount()
  const href = (name: string) => screen.getByRole('link', { name }).getAttribute('href')
  expect(href('Write to contact@acme.example.com')).toBe('mailto:contact@acme.example.com')
  expect(href('Call +598 2 901 2345')).toBe('tel:+59829012345')
  expect(href('Show on a map')).toBe(
    'https://www.openstreetmap.org/?mlat=-34.9055&mlon=-56.1876#map=17/-34.9055/-56.1876',
  )
})

test.each([null, '\u200b\ufeff'])(
  'an account whose name is %j is titled "(no name)"',
  async (name) => {
    await openAccount({
      prepare: ({ store }) => {
        const account = store.get(acmeId)
        if (account) store.put({ ...account, name })
      },
    })
    expect(screen.getByRole('heading', { level: 1, name: '(no name)' })).toBeVisible()
    expect(field('Name')).toHaveValue(name ?? '')
  },
)

test('a missing account has a page that says so', async () => {
  startApp({ at: '/accounts/999' })
  expect(await screen.findByRole('heading', { level: 1, name: 'Account not found' })).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('999')
  expect(screen.queryByLabelText('Email')).toBeNull()
})

test('a failed read says what happened and can be tried again', async () => {
  const { user } = startApp({
    at: `/accounts/${acmeId}`,
    prepare: (backend) => backend.scenario({ endpoint: 'detail', fault: 'forbidden' }),
  })
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The account could not be loaded')
  expect(alert).toHaveTextContent(
    'This sign-in is not permitted to do that. Ask whoever manages the sign-ins for the permission to read accounts.',
  )
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Acme Corp' })).toBeVisible()
})

test('a failed refresh keeps the account and the typed text', async () => {
  const { backend, user } = await openAccount()
  await user.type(field('Notes'), ' More.')
  backend.scenario({ endpoint: 'detail', fault: 'forbidden' })
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('The account could not be updated')
  expect(screen.getByRole('alert')).toHaveTextContent(
    /Ask whoever manages.*What you typed is still/,
  )
  expect(field('Email')).toHaveValue('contact@acme.example.com')
  expect(field('Notes')).toHaveValue('Key account. Renewal handled by the Montevideo office. More.')
})

test('a refresh updates untouched fields and keeps edited ones', async () => {
  const { backend, user } = await openAccount({ backend: { cacheSeconds: { detail: 0 } } })
  await user.type(field('Notes'), ' More.')
  backend.edit(acmeId, { notes: 'Theirs.', email: 'theirs@acme.example.com' })
  await user.click(screen.getByRole('button', { name: 'Refresh' }))
  await waitFor(() => expect(field('Email')).toHaveValue('theirs@acme.example.com'))
  expect(field('Notes')).toHaveValue('Key account. Renewal handled by the Montevideo office. More.')
  expect(bar()).toHaveTextContent('1 change')
})

test('a waiting read shows how long it waits', async () => {
  startApp({
    at: `/accounts/${acmeId}`,
    prepare: (backend) =>
      backend.scenario({ endpoint: 'detail', fault: 'rate-limited', retryAfter: 40 }),
  })
  expect(await screen.findByText(/Waiting for its turn: starts in (39|40|41) s/)).toBeVisible()
  expect(screen.getByText('Business name')).toBeVisible()
})

test('the name is shown at once when the list has read it', async () => {
  const { backend, user } = startApp()
  backend.scenario({ endpoint: 'detail', fault: 'delay', ms: 300 })
  await user.click(await screen.findByRole('link', { name: 'Acme Corp' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Acme Corp' })).toBeVisible()
  expect(screen.queryByLabelText('Email')).toBeNull()
  expect(await screen.findByLabelText('Email')).toBeVisible()
})

test('the link back leads to the list with its filters', async () => {
  const { user } = startApp({ at: '/accounts?limit=5&offset=0&status=A' })
  await user.click(await screen.findByRole('link', { name: 'Acme Corp' }))
  await screen.findByLabelText('Email')
  const back = within(screen.getByRole('main')).getByRole('link', { name: 'Accounts' })
  expect(back).toHaveAttribute('href', '/accounts?limit=5&offset=0&status=A')
})
