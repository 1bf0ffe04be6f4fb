// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { names, pass, startApp } from '../../app/start-app.tsx'
import { asked } from '../../queries/open-workspace.ts'
import { keepFirst } from './bend-lists.ts'

afterEach(cleanup)

const table = () => screen.getByRole('table', { name: 'Accounts' })
const button = (name: string) => screen.getByRole('button', { name })

test('while the first rows load, stand-ins hold their place', async () => {
  startApp({ prepare: (backend) => backend.scenario({ fault: 'delay', ms: 100 }) })
  expect(await screen.findByText('Loading accounts…')).toBeVisible()
  expect(table()).toHaveAttribute('aria-busy', 'true')
  expect(names()).toEqual(['', '', '', '', ''])
  await screen.findByText('1–5 of 250')
  expect(table()).toHaveAttribute('aria-busy', 'false')
  expect(screen.queryByText('Loading accounts…')).toBeNull()
})

test('nothing found says so and offers the way back', async () => {
  const { user } = startApp({ at: '/accounts?search=zzzz&limit=5' })
  expect(await screen.findByText('No accounts match', { selector: 'h2, h3, p' })).toBeVisible()
  expect(screen.queryByRole('table')).toBeNull()
  await user.click(button('Clear search and filters'))
  expect(await screen.findByText('1–5 of 250')).toBeVisible()
})

test('a tenant without accounts is not told to clear filters', async () => {
  startApp({
    prepare: (backend) => keepFirst(backend, 0),
  })
  expect(await screen.findByText('There are no accounts yet.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Clear search and filters' })).toBeNull()
})

test('older rows stay, marked as such, while newer ones load', async () => {
  const { backend, user } = startApp()
  await screen.findByText('1–5 of 250')
  const first = names()
  backend.scenario({ endpoint: 'list', fault: 'delay', ms: 100 })
  await user.click(button('Next page'))
  expect(await screen.findByText('Updating')).toBeVisible()
  expect(table()).toHaveAttribute('aria-busy', 'true')
  expect(names()).toEqual(first)
  expect(screen.getByText('1–5 of 250')).toBeVisible()
  await screen.findByText('6–10 of 250')
  expect(table()).toHaveAttribute('aria-busy', 'false')
  expect(screen.queryByText('Updating')).toBeNull()
  expect(names()).not.toEqual(first)
})

test('a server that fails and fails again is told, and tried again on demand', async () => {
  const { backend, user } = startApp({
    prepare: (backend) => backend.scenario({ fault: 'server-error', times: 3 }),
  })
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The accounts could not be loaded')
  expect(alert).toHaveTextContent('Something went wrong on the server. Try again in a moment.')
  expect(alert).toHaveTextContent('HTTP status 500')
  expect(alert).toHaveTextContent('INTERNAL_ERROR')
  expect(screen.queryByRole('table')).toBeNull()
  expect(asked(backend)).toHaveLength(3)
  await user.click(button('Try again'))
  expect(await screen.findByText('1–5 of 250')).toBeVisible()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a refresh that fails leaves the rows, and says that they are the last ones read', async () => {
  const { backend, user } = startApp()
  await screen.findByText('1–5 of 250')
  const before = names()
  backend.scenario({ endpoint: 'list', fault: 'empty-body' })
  await user.click(button('Refresh'))
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The rows below are the last ones read.')
  expect(names()).toEqual(before)
  await user.click(button('Try again'))
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  expect(names()).toEqual(before)
})

test.each([
  ['cut-off', /The server’s answer could not be read/],
  ['failure-on-200', /Something went wrong on the server/],
  ['forbidden', /not permitted/],
] as const)('an answer like "%s" is an error in words', async (fault, words) => {
  startApp({ prepare: (backend) => backend.scenario({ fault }) })
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

test('a page that has to wait for its turn says for how long, and is not refused', async () => {
  const limit = { requests: 2, windowSeconds: 2 }
  const { backend, user } = startApp({
    backend: { rateLimit: { requests: 2, windowMs: 2_000 } },
    config: { rateLimit: limit },
  })
  await screen.findByText('1–5 of 250')
  await user.click(button('Next page'))
  await screen.findByText('6–10 of 250')
  await user.click(button('Next page'))
  expect(await screen.findByText(/^It waits for its turn: starts in \d s$/)).toBeVisible()
  expect(
    await screen.findByRole('button', { name: /^Requests 1 waiting, next in \d s$/ }),
  ).toBeVisible()
  expect(names()).toHaveLength(5)
  await screen.findByText('11–15 of 250')
  expect(backend.log.map(({ status }) => status)).toEqual([200, 200, 200])
})

test('a page that need not wait does not flash that it does', async () => {
  const told: string[] = []
  const look = new MutationObserver(() => told.push(document.body.textContent ?? ''))
  look.observe(document.body, { childList: true, subtree: true, characterData: true })
  const { user } = startApp()
  await screen.findByText('1–5 of 250')
  await pass(50)
  await user.click(button('Next page'))
  await screen.findByText('6–10 of 250')
  look.disconnect()
  expect(told.some((text) => text.includes('Updating'))).toBe(true)
  expect(told.filter((text) => text.includes('waits for its turn'))).toEqual([])
})

test('a 429 is waited out, and told as a wait', async () => {
  const { backend } = startApp({
    prepare: (backend) => backend.scenario({ fault: 'rate-limited', retryAfter: 1 }),
  })
  expect(await screen.findByText(/^It waits for its turn: starts in \d s$/)).toBeVisible()
  await screen.findByText('1–5 of 250')
  expect(backend.log.map(({ status }) => status)).toEqual([429, 200])
  expect(screen.queryByRole('alert')).toBeNull()
})
