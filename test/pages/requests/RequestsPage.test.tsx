// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Failure } from '#http/failures.ts'
import { RequestsPage } from '#pages/requests/RequestsPage.tsx'
import { openScene, pass, save, stopClock } from './queue-scene.tsx'

beforeEach(stopClock)
afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.useRealTimers()
})

const region = (name: string) => within(screen.getByRole('region', { name }))
const tooMany = (retryAfterMs: number | null) =>
  new Failure('rate-limited', { status: 429, retryAfterMs })

/** The cells of the table of sent requests, by row: time, request, status, duration, wait. */
function sentRows(): (string | undefined)[][] {
  const [, ...rows] = region('Sent').getAllByRole('row')
  return rows.map((row) =>
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  )
}

test('an unused queue shows four full budgets and two sentences', async () => {
  await openScene(<RequestsPage />)
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Requests')
  expect(screen.getByText(/takes 10 requests of each kind in any 60 s/)).toBeVisible()
  const meters = region('Budgets').getAllByRole('meter')
  expect(meters.map((meter) => meter.getAttribute('aria-label'))).toEqual([
    'List',
    'Detail',
    'Create',
    'Update',
  ])
  expect(region('Budgets').getAllByText('10 of 10 left')).toHaveLength(4)
  expect(region('Queue').getByText('Nothing is waiting.')).toBeVisible()
  expect(region('Sent').getByText('Nothing sent yet')).toBeVisible()
})

test('a budget counts down to its next free slot', async () => {
  const { spend } = await openScene(<RequestsPage />)
  await spend('detail', 3)
  expect(region('Budgets').getByText('7 of 10 left')).toBeVisible()
  await pass(40_000)
  expect(region('Budgets').getByText('Next place in 21 s')).toBeVisible()
  await pass(21_000)
  expect(region('Budgets').getAllByText('All free')).toHaveLength(4)
})

test('a waiting request is listed with its turn and can be cancelled', async () => {
  const { ask, queue, spend } = await openScene(<RequestsPage />, { requests: 1 })
  await spend('update', 1)
  await ask('update', save(null))
  expect(region('Queue').getByText('Save account 123')).toBeVisible()
  expect(region('Queue').getByText('starts in 61 s')).toBeVisible()
  fireEvent.click(region('Queue').getByRole('button', { name: /^Cancel.*Save account 123/ }))
  await pass(0)
  expect(queue.snapshot().waiting).toEqual([])
  expect(region('Queue').queryByText('Save account 123')).toBeNull()
})

test('sent requests are listed newest first, with status and duration', async () => {
  const { ask } = await openScene(<RequestsPage />)
  const first = await ask('list', { kind: 'list', query: { limit: 25, offset: 50 } })
  await pass(240)
  await first.sent?.answer()
  await pass(760)
  const second = await ask('update', save('Acme Corp'))
  await pass(1_400)
  await second.sent?.fail(new Failure('server', { status: 500 }), 500)
  const third = await ask('detail', { kind: 'detail', id: '7', name: 'Ombú' })
  await third.sent?.fail(new Failure('network'))
  const rows = sentRows().map(([at, , status, took, waited]) => [at, status, took, waited])
  expect(rows).toEqual([
    ['12:00:02 PM', 'No answer', '0 ms', '–Not at all'],
    ['12:00:01 PM', '500', '1.4 s', '–Not at all'],
    ['12:00:00 PM', '200', '240 ms', '–Not at all'],
  ])
  const words = ['Open Ombú', 'Save Acme Corp', 'Accounts, page 3']
  for (const [index, [, request]] of sentRows().entries()) {
    expect(request).toContain(words[index])
  }
})

test('an answer of 200 that could not be read counts as failed', async () => {
  const { ask } = await openScene(<RequestsPage />)
  const { sent } = await ask('update', save('Acme Corp'))
  await sent?.fail(new Failure('contract'), 200)
  expect(sentRows()[0]?.[2]).toBe('200, failed')
})

test('a request that waited for its budget shows the reason', async () => {
  const { ask, spend } = await openScene(<RequestsPage />, { requests: 1, windowSeconds: 20 })
  await spend('update', 1)
  const asked = await ask('update', save('Acme Corp'))
  await pass(20_100)
  await asked.sent?.answer()
  expect(sentRows()[0]?.[4]).toBe('20 s, its budget was used up')
})

test('a 429 pauses its budget, and the second try shows why it waited', async () => {
  const { ask } = await openScene(<RequestsPage />)
  const asked = await ask('list', { kind: 'list', query: { limit: 25, offset: 0 } })
  await asked.sent?.fail(tooMany(14_000), 429)
  expect(region('Budgets').getByText('Paused by the server for 14 s')).toBeVisible()
  expect(region('Budgets').getByText('0 of 10 left')).toBeVisible()
  expect(region('Queue').getByText('starts in 14 s')).toBeVisible()
  await pass(14_000)
  await asked.sent?.answer()
  expect(sentRows().map(([, , status, , waited]) => [status, waited])).toEqual([
    ['200', '14 s, the server had refused it'],
    ['429', '–Not at all'],
  ])
})

test('a 429 within the client’s own count is explained as shared use', async () => {
  const { ask } = await openScene(<RequestsPage />)
  expect(screen.queryByText('Shared with other users')).toBeNull()
  const { sent } = await ask('update', save('Acme Corp'))
  await sent?.fail(tooMany(null), 429)
  expect(screen.getByText('Shared with other users')).toBeVisible()
})

test('one meter replaces all when the server is found to count all requests together', async () => {
  const { ask, spend } = await openScene(<RequestsPage />, { requests: 2 })
  await spend('update', 1)
  await spend('detail', 1)
  const { sent } = await ask('list', { kind: 'list', query: { limit: 25, offset: 0 } })
  await sent?.fail(tooMany(null), 429)
  expect(screen.getByText('The server counts all requests together')).toBeVisible()
  expect(screen.getByText(/takes 2 requests in any 60 s, all kinds together/)).toBeVisible()
  expect(region('Budgets').getByRole('meter', { name: 'All requests' })).toBeVisible()
  expect(region('Budgets').getAllByRole('meter')).toHaveLength(1)
})

test('a joint budget set by the deployment shows no notice', async () => {
  await openScene(<RequestsPage />, { scope: 'token' })
  expect(region('Budgets').getAllByRole('meter')).toHaveLength(1)
  expect(screen.queryByText('The server counts all requests together')).toBeNull()
})

test('without shared storage a notice says that other tabs are not counted', async () => {
  await openScene(<RequestsPage />)
  expect(screen.getByText('Other tabs are not counted')).toBeVisible()
})

test.each([
  ['offline', 'This computer is offline'],
  ['signed-out', 'The sign-in is no longer accepted'],
] as const)('a queue held for %s says so, and its requests have no turn', async (reason, title) => {
  const { ask, queue } = await openScene(<RequestsPage />)
  queue.hold(reason)
  await ask('update', save('Acme Corp'))
  expect(screen.getByText(title)).toBeVisible()
  expect(region('Queue').getByText('on hold')).toBeVisible()
  queue.release(reason)
  await pass(0)
  expect(screen.queryByText(title)).toBeNull()
  expect(region('Queue').getByText('being sent')).toBeVisible()
})

test('a wait for the connection says so', async () => {
  const { ask, queue } = await openScene(<RequestsPage />)
  queue.hold('offline')
  const asked = await ask('update', save('Acme Corp'))
  await pass(12_000)
  queue.release('offline')
  await pass(0)
  await asked.sent?.answer()
  expect(sentRows()[0]?.[4]).toBe('12 s, this computer was offline')
})
