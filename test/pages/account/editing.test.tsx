// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { named } from '#mock/catalogue.ts'
import { acmeId, bar, button, dialog, field, openAccount, sent } from './open-account.tsx'

afterEach(cleanup)

test('a save sends only the changed fields', async () => {
  const { backend, user } = await openAccount()
  await user.clear(field('Email'))
  await user.type(field('Email'), 'new@acme.example.com')
  expect(bar()).toHaveTextContent('1 change')
  await user.click(button('Save changes'))
  expect(await screen.findByText('Saved')).toBeVisible()
  const statuses = screen.getAllByRole('status').map(({ textContent }) => textContent)
  expect(statuses).toContainEqual(expect.stringMatching(/^Saved: EmailUndo this save/))
  expect(sent(backend, 'update')).toEqual([{ email: 'new@acme.example.com' }])
  expect(backend.store.get(acmeId)?.email).toBe('new@acme.example.com')
  expect(bar()).toBeNull()
  expect(field('Email')).toHaveValue('new@acme.example.com')
})

test('an emptied field is sent as null', async () => {
  const { backend, user } = await openAccount()
  await user.clear(field('Phone'))
  await user.clear(field('Latitude'))
  await user.clear(field('Client'))
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  expect(sent(backend, 'update')).toEqual([{ phone: null, latitude: null, client_id: null }])
})

test('an emptied name shows an error at its field and sends nothing', async () => {
  const { backend, user } = await openAccount()
  await user.clear(field('Name'))
  await user.click(button('Save changes'))
  const alert = screen.getByRole('alert', { name: 'There is a problem' })
  expect(alert).toHaveFocus()
  await user.click(within(alert).getByRole('link', { name: 'Enter a name.' }))
  expect(field('Name')).toHaveFocus()
  expect(field('Name')).toBeInvalid()
  expect(field('Name')).toHaveAccessibleDescription(/Enter a name\./)
  expect(sent(backend, 'update')).toEqual([])
  await user.type(field('Name'), 'A')
  expect(field('Name')).toBeValid()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('each invalid value has its own error', async () => {
  const { backend, user } = await openAccount()
  await user.type(field('Start date'), 'x')
  await user.clear(field('Latitude'))
  await user.type(field('Latitude'), '91')
  await user.type(field('Longitude'), 'W')
  await user.type(field('Document type'), 'passport no')
  await user.type(field('Door number'), '5'.repeat(20))
  await user.click(button('Save changes'))
  const alert = screen.getByRole('alert', { name: 'There is a problem' })
  expect(
    within(alert)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual([
    'Start date must be a date, such as 2026-12-31.',
    'Document type must be a number.',
    'Door number takes at most 20 characters; this has 24.',
    'Latitude must be between −90 and 90.',
    'Longitude must be a number.',
  ])
  expect(sent(backend, 'update')).toEqual([])
})

test('errors are listed in page order, whatever the order of typing', async () => {
  const number = { field_id: '82', name: 'Amount', type: 'numero', order: 1, value: 5 }
  const date = { field_id: '83', name: 'Visited', type: 'fecha', order: 2, value: '2026-01-02' }
  const { user } = await openAccount({
    prepare: ({ store }) => {
      const acme = store.get(acmeId)
      if (acme) store.put({ ...acme, dynamic_fields: [number, date] })
    },
  })
  await user.type(field('Visited'), 'x')
  await user.type(field('Amount'), 'x')
  await user.clear(field('Name'))
  await user.click(button('Save changes'))
  const alert = screen.getByRole('alert', { name: 'There is a problem' })
  const links = within(alert).getAllByRole('link')
  expect(links.map((link) => link.textContent?.split(' ')[0])).toEqual([
    'Enter',
    'Amount',
    'Visited',
  ])
})

test('lengths are counted in code points, of ids and texts alike', async () => {
  const { user } = await openAccount()
  await user.clear(field('Status'))
  await user.type(field('Status'), '🧉🧉🧉🧉🧉🧉')
  expect(field('Status')).toBeValid()
  await user.type(field('Status'), '🧉🧉🧉🧉🧉')
  expect(field('Status')).toBeInvalid()
  expect(field('Status')).toHaveAccessibleDescription(/11\/10/)
  await user.clear(field('Client'))
  await user.type(field('Client'), '1'.repeat(31))
  expect(field('Client')).toHaveAccessibleDescription(/31\/30/)
})

test('ids and codes lose invisible characters, and free text keeps them', async () => {
  const { backend, user } = await openAccount()
  const paste = async (label: string, text: string) => {
    await user.clear(field(label))
    await user.paste(text)
  }
  await paste('Tax ID', '\ufeff2141\u200b')
  await paste('Client', '123456789012345678\u200b')
  await paste('Mobile', '\u202a+598 99\u00a0123\u202c')
  await paste('Longitude', '-56,5\u200b')
  await paste('Start date', '2026-01-02\ufeff')
  await paste('Corner', 'می\u200cخواهم')
  await user.keyboard('{Control>}s{/Control}')
  await screen.findByText('Saved')
  expect(sent(backend, 'update')).toEqual([
    {
      tax_id: '2141',
      client_id: '123456789012345678',
      mobile: '+598 99 123',
      longitude: -56.5,
      start_date: '2026-01-02',
      corner: 'می\u200cخواهم',
    },
  ])
  await user.click(field('Tax ID'))
  await user.tab()
  expect(field('Tax ID')).toHaveValue('2141')
})

test('typing the old value again is no change', async () => {
  const { user } = await openAccount()
  await user.type(field('Corner'), 's')
  expect(bar()).toBeInTheDocument()
  await user.type(field('Corner'), '{Backspace}')
  expect(bar()).toBeNull()
  await user.type(field('Latitude'), '0')
  expect(bar()).toBeNull()
})

test('each changed field can be reverted alone', async () => {
  const { user } = await openAccount()
  await user.type(field('Corner'), 's')
  await user.clear(field('Notes'))
  expect(field('Corner')).toHaveAccessibleDescription('Changed')
  await user.click(button('Undo Notes'))
  expect(field('Notes')).toHaveValue('Key account. Renewal handled by the Montevideo office.')
  expect(field('Notes')).toHaveFocus()
  expect(bar()).toHaveTextContent('1 change')
  expect(screen.queryByRole('button', { name: 'Undo Notes' })).toBeNull()
})

test('a name picks its id, and an id can be typed', async () => {
  const { backend, user } = await openAccount()
  await user.clear(field('Country'))
  await user.type(field('Country'), 'argentina{Enter}')
  await user.clear(field('Client'))
  await user.type(field('Client'), '123456789012345678{Tab}')
  expect(field('Client')).toHaveAccessibleDescription(/No name is known for this id/)
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  expect(sent(backend, 'update')).toEqual([
    { client_id: '123456789012345678', country_id: named('countries', 'Argentina').id },
  ])
})

test('a write-only field is sent when set, and empty again after the save', async () => {
  const { backend, user } = await openAccount()
  await user.type(field('Document type'), 'pass')
  await user.click(screen.getByRole('option', { name: 'Passport' }))
  await user.type(field('QR code'), 'Q1')
  expect(bar()).toHaveTextContent('2 changes')
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  expect(sent(backend, 'update')).toEqual([{ document_type: 2, qr_code: 'Q1' }])
  expect(field('Document type')).toHaveValue('')
  expect(field('QR code')).toHaveValue('')
  expect(bar()).toBeNull()
})

test('a decimal comma is a number', async () => {
  const { backend, user } = await openAccount()
  await user.clear(field('Longitude'))
  await user.type(field('Longitude'), '-56,5')
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  expect(sent(backend, 'update')).toEqual([{ longitude: -56.5 }])
})

test('the review shows old and new values and the request body', async () => {
  const { user } = await openAccount()
  await user.clear(field('Phone'))
  await user.clear(field('Country'))
  await user.type(field('Country'), 'Argentina{Enter}')
  await user.click(button('Review changes'))
  const rows = dialog().getAllByRole('listitem')
  const argentina = named('countries', 'Argentina').id
  const uruguay = named('countries', 'Uruguay').id
  expect(rows[0]).toHaveTextContent('Phonefrom +598 2 901 2345to Cleared')
  expect(rows[1]).toHaveTextContent(`Countryfrom Uruguay (${uruguay})to Argentina (${argentina})`)
  const body = dialog().getByRole('region', { name: 'What will be sent' }).querySelector('code')
  expect(JSON.parse(body?.textContent ?? '')).toEqual({ phone: null, country_id: argentina })
  await user.click(dialog().getByRole('button', { name: 'Close' }))
  expect(button('Review changes')).toHaveFocus()
})

test('the review saves the changes', async () => {
  const { backend, user } = await openAccount()
  await user.type(field('Corner'), 's')
  await user.click(button('Review changes'))
  await user.click(dialog().getByRole('button', { name: 'Save changes' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  await screen.findByText('Saved')
  expect(sent(backend, 'update')).toEqual([{ corner: 'Yis' }])
})

test('discarding all changes asks first', async () => {
  const { backend, user } = await openAccount()
  await user.type(field('Corner'), 's')
  await user.clear(field('Country'))
  await user.click(button('Discard changes'))
  await user.click(dialog().getByRole('button', { name: 'Keep editing' }))
  expect(field('Corner')).toHaveValue('Yis')
  await user.click(button('Discard changes'))
  await user.click(dialog().getByRole('button', { name: 'Discard changes' }))
  expect(field('Corner')).toHaveValue('Yi')
  expect(field('Country')).toHaveValue('Uruguay')
  expect(bar()).toBeNull()
  expect(screen.getByRole('heading', { level: 1 })).toHaveFocus()
  expect(sent(backend, 'update')).toEqual([])
})

test.each(['Control', 'Meta'])(
  '%s+S saves, what is being typed into a combobox too',
  async (key) => {
    const { backend, user } = await openAccount()
    await user.clear(field('Country'))
    await user.type(field('Country'), 'Argentina')
    await user.keyboard(`{${key}>}s{/${key}}`)
    await screen.findByText('Saved')
    expect(sent(backend, 'update')).toEqual([{ country_id: named('countries', 'Argentina').id }])
    expect(field('Country')).toHaveFocus()
  },
)

test('a save without changes does nothing', async () => {
  const { backend, user } = await openAccount()
  await user.keyboard('{Control>}s{/Control}')
  await user.type(field('Corner'), '{Enter}')
  expect(sent(backend, 'update')).toEqual([])
})

test('leaving with changes asks first', async () => {
  const { user } = await openAccount()
  await user.type(field('Corner'), 's')
  const away = within(screen.getByRole('banner')).getByRole('link', { name: 'Accounts' })
  await user.click(away)
  expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toBeVisible()
  await user.click(dialog().getByRole('button', { name: 'Stay' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(field('Corner')).toHaveValue('Yis')
  await user.click(away)
  await screen.findByRole('dialog')
  await user.click(dialog().getByRole('button', { name: 'Leave and discard' }))
  expect(await screen.findByRole('searchbox', { name: 'Search accounts' })).toBeVisible()
})

test('leaving or closing a page without changes does not ask', async () => {
  const { user } = await openAccount()
  await user.type(field('Corner'), 's')
  expect(closeTab()).toBe('asked')
  await user.type(field('Corner'), '{Backspace}')
  expect(closeTab()).toBe('closed')
  await user.click(within(screen.getByRole('banner')).getByRole('link', { name: 'Accounts' }))
  expect(await screen.findByRole('searchbox', { name: 'Search accounts' })).toBeVisible()
})

function closeTab(): 'asked' | 'closed' {
  const event = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(event)
  return event.defaultPrevented ? 'asked' : 'closed'
}

test('Enter in a field saves nothing', async () => {
  const { backend, user } = await openAccount()
  await user.type(field('Corner'), 's{Enter}')
  await user.type(field('Country'), 'arg{Enter}{Enter}')
  expect(field('Country')).toHaveValue('Argentina')
  expect(bar()).toHaveTextContent('2 changes')
  expect(sent(backend, 'update')).toEqual([])
})

test('a double-click on Remove does not undo the removal', async () => {
  const { user } = await openAccount()
  const vehicle = 'Vehicle Insurance, National Insurance Co.'
  await user.dblClick(button(`Remove ${vehicle}`))
  expect(bar()).toHaveTextContent('1 change')
  await user.click(button(`Undo ${vehicle}`))
  expect(bar()).toBeNull()
})
