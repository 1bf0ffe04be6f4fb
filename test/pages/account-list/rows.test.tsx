// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { names, startApp } from '../../app/start-app.tsx'
import { bendLists } from './bend-lists.ts'

afterEach(cleanup)

const rowOf = (name: string) => {
  const row = screen.getByRole('link', { name }).closest('tr')
  if (!row) throw new Error(`no row of ${name}`)
  return within(row)
}

test('an account is a row: its name leads to its page, its fields stand under their headings', async () => {
  const { backend } = startApp()
  await screen.findByText('1–5 of 250')
  const headings = screen.getAllByRole('columnheader').map((heading) => heading.textContent)
  expect(headings).toEqual([
    'Name',
    'Business name',
    'Tax ID',
    'Email',
    'Phone',
    'Country',
    'Status',
  ])
  const acme = screen.getByRole('link', { name: 'Acme Corp' })
  expect(acme).toHaveAttribute('href', `/accounts/${backend.store.all()[0]?.id}`)
  const cells = rowOf('Acme Corp').getAllByRole('cell')
  expect(cells.map((cell) => cell.textContent)).toEqual([
    'Acme Corp',
    'Acme Corp. S.A.',
    '214100001019',
    'contact@acme.example.com',
    '+598 2 901 2345',
    'Uruguay',
    'A',
  ])
})

describe('a click on a row', () => {
  const email = 'contact@acme.example.com'

  test('opens its account, wherever in the row it is', async () => {
    const { user } = startApp()
    await user.click(await screen.findByText(email))
    expect(await screen.findByRole('heading', { name: 'Acme Corp' })).toBeVisible()
  })

  test('is one on the link, with the same keys held', async () => {
    const { user } = startApp()
    const cell = await screen.findByText(email)
    const clicked = vi.fn<(event: Event) => void>((event) => event.preventDefault())
    const link = screen.getByRole('link', { name: 'Acme Corp' })
    link.addEventListener('click', clicked)
    await user.keyboard('{Control>}')
    await user.click(cell)
    await user.keyboard('{/Control}')
    expect(clicked).toHaveBeenCalledOnce()
    expect(clicked.mock.lastCall).toMatchObject([{ type: 'click', ctrlKey: true }])
  })

  test('that ends a selection of its text opens nothing', async () => {
    const { user } = startApp()
    const cell = await screen.findByText(email)
    await user.pointer([
      { keys: '[MouseLeft>]', target: cell, offset: 0 },
      { target: cell, offset: 7 },
      { keys: '[/MouseLeft]', target: cell },
    ])
    expect(String(getSelection())).toBe('contact')
    expect(location.pathname).toBe('/accounts')
  })
})

test('a status is shown by its name where one is configured', async () => {
  startApp({ config: { catalogue: { statuses: [{ id: 'A', name: 'Active' }] } } })
  await screen.findByText('1–5 of 250')
  expect(rowOf('Acme Corp').getByText('Active')).toBeVisible()
})

test.each([null, '', '   ', '\u200b\ufeff'])(
  'an account whose name is %j is still a link',
  async (name) => {
    startApp({
      prepare: ({ store }) => {
        const [first] = store.all()
        if (first) store.put({ ...first, name })
      },
    })
    expect(await screen.findByRole('link', { name: '(no name)' })).toBeVisible()
  },
)

test('markup is text', async () => {
  startApp({ at: '/accounts?search=onerror' })
  const link = await screen.findByRole('link', { name: '<img src=x onerror=alert(1)>' })
  expect(link.querySelector('img')).toBeNull()
  expect(document.querySelector('script')).toBeNull()
  expect(rowOf('<img src=x onerror=alert(1)>').getByText(/"><script>/)).toBeVisible()
})

test('a row without a usable id is not shown, and is counted', async () => {
  startApp({
    prepare: (backend) =>
      bendLists(backend, ({ rows, total }) => ({
        rows: rows.map((row) => (row.name === 'Acme Corp' ? { ...row, id: ' ' } : row)),
        total,
      })),
  })
  expect(await screen.findByText('One row has no id of its own and is not shown.')).toBeVisible()
  expect(names()).toHaveLength(4)
  expect(names()).not.toContain('Acme Corp')
  expect(screen.getByText('1–5 of 250')).toBeVisible()
})

test('a page of nothing but rows without an id is not called empty', async () => {
  startApp({
    prepare: (backend) =>
      bendLists(backend, ({ rows, total }) => ({
        rows: rows.map((row) => ({ ...row, id: '' })),
        total,
      })),
  })
  expect(await screen.findByText('5 rows have no id of their own and are not shown.')).toBeVisible()
  expect(screen.queryByText('There are no accounts yet.')).toBeNull()
})

describe('what was just written', () => {
  test('is in its row, although the server still answers with the old list', async () => {
    const { backend, session, user } = startApp()
    const link = await screen.findByRole('link', { name: 'Acme Corp' })
    await user.click(link)
    const email = await screen.findByLabelText('Email')
    await waitFor(() => expect(email).toHaveValue('contact@acme.example.com'))
    await user.clear(email)
    await user.type(email, 'new@acme.example')
    await user.click(screen.getByRole('button', { name: 'Save changes' }))
    await waitFor(() => expect(backend.log.at(-1)).toMatchObject({ method: 'PUT', status: 200 }))
    expect(session.state()).toMatchObject({ status: 'signed-in' })

    window.history.back()
    await screen.findByText('1–5 of 250')
    await waitFor(() => expect(rowOf('Acme Corp').getByText('new@acme.example')).toBeVisible())
    const reads = backend.log.length
    await user.click(screen.getByRole('button', { name: 'Refresh' }))
    await waitFor(() => expect(backend.log).toHaveLength(reads + 1))
    await waitFor(() => expect(backend.log.at(-1)).toMatchObject({ cached: true, status: 200 }))
    await waitFor(() => expect(screen.getByRole('table')).toHaveAttribute('aria-busy', 'false'))
    expect(rowOf('Acme Corp').getByText('new@acme.example')).toBeVisible()
  })
})
