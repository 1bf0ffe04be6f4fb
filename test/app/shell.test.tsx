// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { mockTenant } from '#mock/tokens.ts'
import { asked } from '../queries/open-workspace.ts'
import { address, startApp } from './start-app.tsx'

afterEach(cleanup)

const header = () => within(screen.getByRole('banner'))

test('the header shows the tenant, the user and the remaining requests', async () => {
  startApp()
  await screen.findByText('1–5 of 250')
  expect(header().getByText(mockTenant)).toBeVisible()
  expect(header().getByRole('button', { name: 'User menu: Ana Suárez' })).toBeVisible()
  expect(header().getByRole('button', { name: 'Requests 9 of 10 left' })).toBeVisible()
})

describe('addresses', () => {
  test('the root leads to the list', async () => {
    startApp({ at: '/' })
    expect(await screen.findByRole('heading', { name: 'Accounts' })).toBeVisible()
    expect(address()).toBe('/accounts')
  })

  test.each(['/nowhere', '/accounts/1/2', '/desk'])('%s shows "page not found"', async (at) => {
    const { backend, user } = startApp({ at })
    expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeVisible()
    expect(asked(backend)).toEqual([])
    await user.click(screen.getByRole('link', { name: 'Go to accounts' }))
    expect(await screen.findByRole('heading', { name: 'Accounts' })).toBeVisible()
  })

  test('below a sub-path of the host they are the same', async () => {
    const { user } = startApp({ at: '/desk/accounts?limit=5', base: '/desk/' })
    await screen.findByText('1–5 of 250')
    await user.click(screen.getByRole('button', { name: 'Next page' }))
    await screen.findByText('6–10 of 250')
    expect(address()).toBe('/desk/accounts?limit=5&offset=5')
    expect(screen.getByRole('link', { name: 'New account' })).toHaveAttribute(
      'href',
      '/desk/accounts/new',
    )
  })

  test('a row opens its account, and Back shows the rows without a request', async () => {
    const { backend, user } = startApp()
    await user.click(await screen.findByRole('link', { name: 'Acme Corp' }))
    expect(await screen.findByRole('heading', { name: 'Acme Corp' })).toBeVisible()
    await waitFor(() =>
      expect(screen.getByLabelText('Email')).toHaveValue('contact@acme.example.com'),
    )
    window.history.back()
    await screen.findByText('1–5 of 250')
    expect(asked(backend)).toEqual(['GET /accounts?limit=5', 'GET /accounts/704100000000000001'])
  })
})

describe('the focus after a link is followed', () => {
  const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

  test('is on the heading of the new page, and on the row that was opened once it is back', async () => {
    const { user } = startApp()
    const row = await screen.findByRole('link', { name: 'Acme Corp' })
    row.focus()
    await user.keyboard('{Enter}')
    const acme = await heading('Acme Corp')
    await waitFor(() => expect(acme).toHaveFocus())
    screen.getByRole('link', { name: 'Create a copy' }).focus()
    await user.keyboard('{Enter}')
    const created = await heading('New account')
    await waitFor(() => expect(created).toHaveFocus())
    screen.getAllByRole('link', { name: 'Accounts' })[0]?.focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(screen.getByRole('link', { name: 'Acme Corp' })).toHaveFocus())
  })

  test('goes along when the heading is drawn anew, once the account is read', async () => {
    startApp({ at: '/accounts/704100000000000001' })
    const before = await heading('Account')
    before.focus()
    const after = await heading('Acme Corp')
    await waitFor(() => expect(after).toHaveFocus())
  })

  test('is on the heading of a page that is not the list’s or an account’s', async () => {
    const { user } = startApp({ at: '/nowhere' })
    await user.click(await screen.findByRole('link', { name: 'Go to accounts' }))
    const list = await heading('Accounts')
    await waitFor(() => expect(list).toHaveFocus())
    window.history.back()
    const missing = await heading('Page not found')
    await waitFor(() => expect(missing).toHaveFocus())
  })
})

describe('shortcuts', () => {
  const search = () => screen.getByRole('searchbox', { name: 'Search accounts' })
  const shortcuts = () => screen.queryByRole('dialog', { name: 'Keyboard shortcuts' })

  test('"/" focuses the search', async () => {
    const { user } = startApp()
    await screen.findByText('1–5 of 250')
    expect(search()).not.toHaveFocus()
    await user.keyboard('/')
    expect(search()).toHaveFocus()
    expect(search()).toHaveValue('')
  })

  test('"?" lists them, and Escape closes the list', async () => {
    const { user } = startApp()
    await screen.findByText('1–5 of 250')
    await user.keyboard('?')
    expect(shortcuts()).toHaveTextContent('Save changes')
    await user.keyboard('{Escape}')
    expect(shortcuts()).toBeNull()
  })

  test('both follow the printed character, on any keyboard layout', async () => {
    startApp()
    await screen.findByText('1–5 of 250')
    fireEvent.keyDown(document.body, { key: '/', code: 'Digit7', shiftKey: true })
    expect(search()).toHaveFocus()
    search().blur()
    fireEvent.keyDown(document.body, { key: '?', ctrlKey: true, altKey: true })
    expect(shortcuts()).not.toBeNull()
  })

  test('neither works while typing', async () => {
    const { user } = startApp()
    await screen.findByText('1–5 of 250')
    const country = screen.getByRole('combobox', { name: 'Country' })
    await user.type(country, 'a/b?')
    expect(country).toHaveFocus()
    expect(country).toHaveValue('a/b?')
    await user.type(search(), '?')
    expect(shortcuts()).toBeNull()
  })

  test.each(['ctrlKey', 'metaKey', 'altKey'])('with %s they belong to the browser', async (key) => {
    startApp()
    await screen.findByText('1–5 of 250')
    expect(fireEvent.keyDown(document.body, { key: '/', [key]: true })).toBe(true)
    expect(search()).not.toHaveFocus()
  })

  test('"/" does nothing under an open dialog', async () => {
    const { user } = startApp()
    await screen.findByText('1–5 of 250')
    await user.keyboard('?/')
    expect(search()).not.toHaveFocus()
  })
})

describe('offline', () => {
  const connection = (online: boolean) => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => online })
    window.dispatchEvent(new Event(online ? 'online' : 'offline'))
  }
  afterEach(() => Reflect.deleteProperty(navigator, 'onLine'))

  test('requests wait, and continue by themselves when the connection is back', async () => {
    const { backend, user } = startApp()
    await screen.findByText('1–5 of 250')
    await waitFor(() => connection(false))
    await user.click(screen.getByRole('button', { name: 'Next page' }))
    expect(await screen.findByRole('button', { name: 'Requests 1 waiting, offline' })).toBeVisible()
    expect(backend.log).toHaveLength(1)
    await waitFor(() => connection(true))
    await screen.findByText('6–10 of 250')
    expect(backend.log).toHaveLength(2)
  })

  test('without a connection at the start nothing is sent either', async () => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false })
    const { backend } = startApp()
    expect(await screen.findByRole('button', { name: 'Requests 1 waiting, offline' })).toBeVisible()
    expect(backend.log).toEqual([])
    await waitFor(() => connection(true))
    await screen.findByText('1–5 of 250')
  })
})
