// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { address, names, startApp } from '../../app/start-app.tsx'
import { asked } from '../../queries/open-workspace.ts'
import { bendLists, keepFirst } from './bend-lists.ts'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const button = (name: string) => screen.getByRole('button', { name })

test('the pages follow one another, and the first and the last end there', async () => {
  const { user } = startApp({
    at: '/accounts?limit=5',
    prepare: (backend) => keepFirst(backend, 12),
  })
  await screen.findByText('1–5 of 12')
  expect(button('Previous page')).toHaveAttribute('aria-disabled', 'true')
  await user.click(button('Next page'))
  await screen.findByText('6–10 of 12')
  await user.click(button('Next page'))
  await screen.findByText('11–12 of 12')
  expect(address()).toBe('/accounts?limit=5&offset=10')
  expect(button('Next page')).toHaveAttribute('aria-disabled', 'true')
  await user.click(button('Next page'))
  expect(address()).toBe('/accounts?limit=5&offset=10')
  await user.click(button('Previous page'))
  await screen.findByText('6–10 of 12')
})

test('back and forward cost no request while what they show is fresh', async () => {
  const { backend, user } = startApp()
  await screen.findByText('1–5 of 250')
  const first = names()
  await user.click(button('Next page'))
  await screen.findByText('6–10 of 250')
  const second = names()
  window.history.back()
  await screen.findByText('1–5 of 250')
  expect(names()).toEqual(first)
  window.history.forward()
  await screen.findByText('6–10 of 250')
  expect(names()).toEqual(second)
  expect(asked(backend)).toEqual(['GET /accounts?limit=5', 'GET /accounts?limit=5&offset=5'])
})

test('pages passed over in haste are not asked for', async () => {
  const { backend, user } = startApp()
  await screen.findByText('1–5 of 250')
  for (let presses = 0; presses < 4; presses += 1) await user.click(button('Next page'))
  await screen.findByText('21–25 of 250')
  expect(asked(backend)).toEqual(['GET /accounts?limit=5', 'GET /accounts?limit=5&offset=20'])
})

test('another number of rows keeps the first row in sight', async () => {
  const { user } = startApp({ at: '/accounts?offset=75' })
  await screen.findByText('76–100 of 250')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Rows per page' }), '50')
  await screen.findByText('51–100 of 250')
  expect(address()).toBe('/accounts?limit=50&offset=50')
})

test('scrolled within the page, that is the row under the head of the table', async () => {
  // Rows of 40 px, scrolled by 24 of them.
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (
    this: HTMLElement,
  ) {
    const isRow = this instanceof HTMLTableRowElement
    return new DOMRect(0, isRow ? (this.rowIndex - 25) * 40 : 0, 800, 40)
  })
  const { user } = startApp({ at: '/accounts?limit=30&offset=30' })
  await screen.findByText('31–60 of 250')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Rows per page' }), '25')
  await screen.findByText('51–75 of 250')
  expect(address()).toBe('/accounts?offset=50')
})

test('the defaults are left out of the address', async () => {
  const { user } = startApp({ at: '/accounts?limit=50' })
  await screen.findByText('1–50 of 250')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Rows per page' }), '25')
  await screen.findByText('1–25 of 250')
  expect(address()).toBe('/accounts')
})

test('a page past the end gives way to the last one, says so, and is no step back', async () => {
  const { backend, user } = startApp({ at: '/accounts?limit=5&offset=240' })
  await screen.findByText('241–245 of 250')
  window.history.pushState(null, '', '/accounts?limit=5&offset=900')
  expect(await screen.findByText(/There are fewer accounts now/)).toBeVisible()
  expect(await screen.findByText('246–250 of 250')).toBeVisible()
  expect(address()).toBe('/accounts?limit=5&offset=245')
  expect(asked(backend)).toHaveLength(3)
  await user.click(button('Previous page'))
  await screen.findByText('241–245 of 250')
  expect(screen.queryByText(/There are fewer accounts now/)).toBeNull()
  window.history.back()
  await screen.findByText('246–250 of 250')
  window.history.back()
  await screen.findByText('241–245 of 250')
  expect(asked(backend)).toHaveLength(3)
})

test('an account that left meanwhile takes its page with it', async () => {
  const { backend, user } = startApp({
    at: '/accounts?limit=5&offset=5',
    backend: { cacheSeconds: { list: 0 } },
    prepare: (backend) => keepFirst(backend, 6),
  })
  await screen.findByText('6–6 of 6')
  keepFirst(backend, 5)
  await user.click(button('Refresh'))
  expect(await screen.findByText('1–5 of 5')).toBeVisible()
  expect(address()).toBe('/accounts?limit=5')
})

test('a number of rows that the API does not take falls back to the default, and is named', async () => {
  const { backend } = startApp({ at: '/accounts?limit=1000&offset=-3' })
  expect(await screen.findByText(/does not take \(limit, offset\)/)).toBeVisible()
  await screen.findByText('1–25 of 250')
  expect(asked(backend)).toEqual(['GET /accounts'])
})

test('a count that the server does not give leaves the range open', async () => {
  const { user } = startApp({
    prepare: (backend) => bendLists(backend, (page) => ({ ...page, total: Number.NaN })),
  })
  expect(await screen.findByText('1–5')).toBeVisible()
  await user.click(button('Next page'))
  await waitFor(() => expect(screen.getByText('6–10')).toBeVisible())
})

test('a row that moved over from the page before says so', async () => {
  const { backend, user } = startApp()
  await screen.findByText('1–5 of 250')
  // Somebody has put an account before all of them.
  const list = backend.store.list.bind(backend.store)
  backend.store.list = ({ offset, limit }) => list({ offset: Math.max(0, offset - 1), limit })
  await user.click(button('Next page'))
  await screen.findByText('6–10 of 250')
  await waitFor(() => expect(names()[0]).toMatch(/also on the page before$/))
  expect(names()[1]).not.toMatch(/also on the page before/)
})
