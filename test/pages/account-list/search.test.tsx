// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { address, names, pass, startApp } from '../../app/start-app.tsx'
import { asked } from '../../queries/open-workspace.ts'

afterEach(cleanup)

const box = () => screen.getByRole('searchbox', { name: 'Search accounts' })

test('Enter searches at once, and the address says so', async () => {
  const { backend, user } = startApp()
  await screen.findByText('1–5 of 250')
  await user.type(box(), ' Acme Corp{Enter}')
  expect(await screen.findByText('1–1 of 1')).toBeVisible()
  expect(names()).toEqual(['Acme Corp'])
  expect(address()).toBe('/accounts?search=Acme+Corp&limit=5')
  expect(asked(backend)).toEqual([
    'GET /accounts?limit=5',
    'GET /accounts?search=Acme+Corp&limit=5',
  ])
})

test('an id is searched without what nobody sees, any other text as it is', async () => {
  const { backend, user } = startApp()
  await screen.findByText('1–5 of 250')
  await user.click(box())
  await user.paste('704100000000000001\u200b')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(backend.log.at(-1)?.query['search']).toBe('704100000000000001'))
  await user.clear(box())
  await user.paste('Acme\u200b')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(backend.log.at(-1)?.query['search']).toBe('Acme\u200b'))
})

test('typing that settles searches by itself, 600 ms after the last key', async () => {
  const { backend, user } = startApp()
  await screen.findByText('1–5 of 250')
  await user.type(box(), 'acm')
  await pass(300)
  await user.type(box(), 'e')
  await pass(450)
  expect(asked(backend)).toHaveLength(1)
  expect(box()).toHaveValue('acme')
  expect(await screen.findByText('1–1 of 1')).toBeVisible()
  expect(asked(backend).slice(1)).toEqual(['GET /accounts?search=acme&limit=5'])
})

test('nothing is searched while it is composed, and the whole of it once that has ended', async () => {
  const { backend } = startApp()
  await screen.findByText('1–5 of 250')
  fireEvent.compositionStart(box())
  fireEvent.change(box(), { target: { value: 'acm' } })
  fireEvent.submit(box())
  await pass(800)
  expect(asked(backend)).toHaveLength(1)
  fireEvent.change(box(), { target: { value: 'acme' } })
  fireEvent.compositionEnd(box())
  expect(await screen.findByText('1–1 of 1')).toBeVisible()
  expect(asked(backend).slice(1)).toEqual(['GET /accounts?search=acme&limit=5'])
})

test('a search for an older text that is still under way is dropped', async () => {
  const { backend, user } = startApp()
  await screen.findByText('1–5 of 250')
  backend.scenario({ endpoint: 'list', fault: 'delay', ms: 400 })
  await user.type(box(), 'acme{Enter}')
  await waitFor(() => expect(asked(backend)).toHaveLength(2))
  await user.clear(box())
  await user.type(box(), 'zzzz{Enter}')
  expect(await screen.findByText('0 of 0')).toBeVisible()
  await waitFor(() => expect(backend.log[1]?.durationMs).not.toBeNull())
  expect(names()).toEqual([])
  expect(box()).toHaveValue('zzzz')
})

test('what is typed while the address follows stays as it is typed', async () => {
  const { user } = startApp()
  await screen.findByText('1–5 of 250')
  const seen = new Set<string>()
  const input = box() as HTMLInputElement
  const look = setInterval(() => seen.add(input.value), 0)
  await user.type(input, 'acme{Enter} corp')
  await waitFor(() => expect(address()).toContain('search=acme'))
  await screen.findByText('1–1 of 1')
  clearInterval(look)
  expect(input).toHaveValue('acme corp')
  const isStepOfTyping = (text: string) => 'acme corp'.startsWith(text)
  expect([...seen].filter((text) => !isStepOfTyping(text))).toEqual([])
  expect([...seen].lastIndexOf('')).toBeLessThan(1)
})

test('a filter chosen while a search settles is not lost to it', async () => {
  const { backend } = startApp()
  await screen.findByText('1–5 of 250')
  const status = screen.getByRole('combobox', { name: 'Status' })
  fireEvent.change(box(), { target: { value: 'acme' } })
  fireEvent.change(status, { target: { value: 'A' } })
  fireEvent.keyDown(status, { key: 'Enter' })
  await waitFor(() => expect(address()).toBe('/accounts?status=A&limit=5'))
  expect(asked(backend)[1] ?? '').not.toContain('search')
  await waitFor(() => expect(address()).toContain('search=acme'))
  expect(address()).toBe('/accounts?search=acme&status=A&limit=5')
})

test('refining a search is one step back, and back puts the older text in', async () => {
  const { user } = startApp()
  await screen.findByText('1–5 of 250')
  await user.type(box(), 'acm{Enter}')
  await waitFor(() => expect(address()).toContain('search=acm'))
  await user.type(box(), 'e{Enter}')
  await waitFor(() => expect(address()).toContain('search=acme'))
  await screen.findByText('1–1 of 1')
  window.history.back()
  await waitFor(() => expect(address()).toBe('/accounts?limit=5'))
  await waitFor(() => expect(box()).toHaveValue(''))
  expect(await screen.findByText('1–5 of 250')).toBeVisible()
})

test('a search longer than the API takes is not sent, and says why', async () => {
  const { backend, user } = startApp()
  await screen.findByText('1–5 of 250')
  await user.click(box())
  await user.paste('x'.repeat(121))
  await user.keyboard('{Enter}')
  expect(box()).toHaveAccessibleDescription('A search takes at most 120 characters; this has 121.')
  await user.keyboard('{Backspace}{Enter}')
  expect(await screen.findByText('0 of 0')).toBeVisible()
  expect(backend.log.map(({ query }) => query['search']?.length)).toEqual([undefined, 120])
})

test('the words of an address stand in the search box', async () => {
  startApp({ at: '/accounts?search=caf%C3%A9+%26+co' })
  await waitFor(() => expect(box()).toHaveValue('café & co'))
})
