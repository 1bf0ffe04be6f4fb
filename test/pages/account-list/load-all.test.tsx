// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { address, names, startApp } from '../../app/start-app.tsx'
import { asked } from '../../queries/open-workspace.ts'
import { keepFirst } from './bend-lists.ts'

afterEach(cleanup)

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const header = (name: string) =>
  screen.findByRole('columnheader', { name: new RegExp(`\\b${name}`) })
const allNames = (count: number, backend: ReturnType<typeof startApp>['backend']) =>
  backend.store
    .list({ limit: 100, offset: 0 })
    .rows.slice(0, count)
    .map(({ name }) => name ?? '')

test('a result that came whole sorts at once, without a request and without a question', async () => {
  const { backend, user } = startApp({
    at: '/accounts',
    prepare: (backend) => keepFirst(backend, 12),
  })
  await screen.findByText('1–12 of 12')
  await user.click(await button('Name'))
  await waitFor(async () => expect(await header('Name')).toHaveAttribute('aria-sort', 'ascending'))
  const sorted = allNames(12, backend).toSorted(new Intl.Collator('en').compare)
  expect(names()).toEqual(sorted)
  await user.click(await button('Name'))
  await waitFor(() => expect(names()).toEqual(sorted.toReversed()))
  expect(address()).toBe('/accounts?sort=-name')
  await screen.findByText('All 12 loaded')
  expect(asked(backend)).toEqual(['GET /accounts'])
})

test('a larger one tells its price first, loads all, and then sorts, groups and filters for nothing', async () => {
  const { backend, user } = startApp({
    at: '/accounts',
    prepare: (backend) => keepFirst(backend, 90),
  })
  await screen.findByText('1–25 of 90')
  await user.click(await button('Name'))
  const dialog = within(await screen.findByRole('dialog', { name: 'Load all accounts?' }))
  expect(dialog.getByText(/^90 accounts: 1 request, about 1 s$/)).toBeVisible()
  expect(dialog.getByText('25 accounts are here already and cost nothing.')).toBeVisible()
  await user.click(dialog.getByRole('button', { name: 'Cancel' }))
  expect(asked(backend)).toHaveLength(1)

  await user.click(await button('Name'))
  await user.click(await button('Load all'))
  await screen.findByText('All 90 loaded')
  expect(address()).toBe('/accounts?sort=name')
  expect(asked(backend)).toEqual(['GET /accounts', 'GET /accounts?limit=100&offset=25'])
  expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '91')

  await user.selectOptions(screen.getByRole('combobox', { name: 'Group by' }), 'Status')
  await screen.findByRole('rowheader', { name: /^A/ })
  expect(address()).toBe('/accounts?sort=name&group=status')
  const summary = within(screen.getByRole('region', { name: 'Summary' }))
  await user.click(summary.getByRole('button', { name: /^I: / }))
  expect(await screen.findByText(/^\d+ of 90 shown$/)).toBeVisible()
  await user.click(await button('Show all'))
  await user.type(screen.getByRole('searchbox', { name: 'Filter loaded accounts' }), 'ACME')
  expect(await screen.findByText('1 of 90 shown')).toBeVisible()
  expect(asked(backend)).toHaveLength(2)
})

test('an address that asks for an order of what is not loaded says so, and offers to load it', async () => {
  const { backend, user } = startApp({
    at: '/accounts?sort=-name&group=status',
    prepare: (backend) => keepFirst(backend, 90),
  })
  expect(await screen.findByText('This list is not sorted yet')).toBeVisible()
  expect(screen.getByText('1–25 of 90')).toBeVisible()
  expect(await header('Name')).not.toHaveAttribute('aria-sort')
  await user.click(await button('Load all accounts'))
  await user.click(await button('Load all'))
  await screen.findByText('All 90 loaded')
  expect(await header('Name')).toHaveAttribute('aria-sort', 'descending')
  expect(asked(backend)).toHaveLength(2)
})

test('what an address asks for and the list does not know is told', async () => {
  startApp({ at: '/accounts?limit=5&sort=secret&group=name' })
  expect(await screen.findByText(/does not take \(sort, group\)/)).toBeVisible()
})
