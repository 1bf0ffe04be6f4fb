// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { named } from '#mock/catalogue.ts'
import { address, startApp } from '../../app/start-app.tsx'
import { asked } from '../../queries/open-workspace.ts'

afterEach(cleanup)

const known = {
  status: { id: 'A', name: 'Active' },
  client_id: named('clients', 'Rambla Broker'),
  provider_id: named('providers', 'National Insurance Co.'),
  country_id: named('countries', 'Uruguay'),
  department_id: named('departments', 'Montevideo'),
  city_id: named('cities', 'Montevideo'),
}

const config = {
  catalogue: {
    statuses: [known.status, { id: 'I', name: 'Inactive' }],
    clients: [known.client_id],
    providers: [known.provider_id],
    countries: [known.country_id],
    departments: [known.department_id],
    cities: [known.city_id],
  },
}

const filters = [
  ['Status', 'status'],
  ['Client', 'client_id'],
  ['Provider', 'provider_id'],
  ['Country', 'country_id'],
  ['Department', 'department_id'],
  ['City', 'city_id'],
] as const

const box = (label: string) => screen.getByRole('combobox', { name: label })

test('in each a name picks its id, and they add up', async () => {
  const { backend, user } = startApp({ config })
  await screen.findByText('1–5 of 250')
  for (const [label, key] of filters) {
    await user.click(box(label))
    await user.click(screen.getByRole('option', { name: known[key].name }))
    expect(await screen.findByText(`${label}: ${known[key].name}`)).toBeVisible()
    expect(box(label)).toHaveValue(known[key].name)
  }
  const picked = Object.fromEntries(filters.map(([, key]) => [key, known[key].id]))
  await waitFor(() => expect(backend.log.at(-1)?.query).toEqual({ ...picked, limit: '5' }))
  expect(address()).toBe(`/accounts?${new URLSearchParams({ ...picked, limit: '5' }).toString()}`)
  expect(await screen.findByRole('link', { name: 'Acme Corp' })).toBeVisible()
})

test('an id that is pasted with what nobody sees is that id', async () => {
  const { backend, user } = startApp({ config })
  await screen.findByText('1–5 of 250')
  await user.click(box('Client'))
  await user.paste(`\ufeff${known.client_id.id}\u200b`)
  await user.tab()
  expect(box('Client')).toHaveValue('Rambla Broker')
  await user.click(box('Status'))
  await user.paste('B\u00a0')
  await user.tab()
  const query = { client_id: known.client_id.id, status: 'B', limit: '5' }
  await waitFor(() => expect(backend.log.at(-1)?.query).toEqual(query))
})

test('an id that nobody knows can be typed into each', async () => {
  const { backend, user } = startApp({ config })
  await screen.findByText('1–5 of 250')
  for (const [label] of filters) {
    await user.type(box(label), '9007199{Enter}')
    expect(await screen.findByText(`${label}: 9007199`)).toBeVisible()
  }
  const typed = Object.fromEntries(filters.map(([, key]) => [key, '9007199']))
  await waitFor(() => expect(backend.log.at(-1)?.query).toEqual({ ...typed, limit: '5' }))
})

test('an id of 18 digits keeps every digit on its way through the address', async () => {
  const id = '704100000000000997'
  const { backend } = startApp({ at: `/accounts?client_id=${id}&limit=5` })
  expect(await screen.findByText(`Client: ${id}`)).toBeVisible()
  await waitFor(() => expect(backend.log[0]?.query['client_id']).toBe(id))
})

test('filters add up, each chip takes its own off, and the page starts anew', async () => {
  const { backend, user } = startApp({
    at: `/accounts?status=A&country_id=${known.country_id.id}&limit=5&offset=5`,
    config,
  })
  expect(await screen.findByText('Status: Active')).toBeVisible()
  await screen.findByText(/^6–10 of/)
  await user.click(screen.getByRole('button', { name: 'Remove Status filter' }))
  await waitFor(() => expect(address()).toBe(`/accounts?country_id=${known.country_id.id}&limit=5`))
  await waitFor(() => expect(screen.queryByText('Status: Active')).toBeNull())
  expect(box('Status')).toHaveValue('')
  await screen.findByText(/^1–5 of/)
  await user.click(screen.getByRole('button', { name: 'Remove Country filter' }))
  expect(await screen.findByText('1–5 of 250')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Clear filters' })).toBeNull()
  expect(asked(backend)).toHaveLength(3)
})

test('"Clear filters" takes off every filter and the search, and keeps the rows per page', async () => {
  const { user } = startApp({ at: '/accounts?search=acme&status=A&city_id=1&limit=5', config })
  await user.click(await screen.findByRole('button', { name: 'Clear filters' }))
  expect(await screen.findByText('1–5 of 250')).toBeVisible()
  expect(address()).toBe('/accounts?limit=5')
  expect(screen.getByRole('searchbox')).toHaveValue('')
})

test('emptying a filter takes it off', async () => {
  const { user } = startApp({ at: '/accounts?status=I&limit=5', config })
  await waitFor(() => expect(box('Status')).toHaveValue('Inactive'))
  await user.clear(box('Status'))
  await user.tab()
  await waitFor(() => expect(address()).toBe('/accounts?limit=5'))
})

test('a status that a row shows is suggested from then on', async () => {
  const { user } = startApp({
    at: '/accounts?search=Estado+Desconocido',
    config,
  })
  await screen.findByText('1–1 of 1')
  await user.click(box('Status'))
  const options = within(screen.getByRole('listbox', { name: 'Suggestions' }))
  expect(options.getAllByRole('option').map((option) => option.textContent)).toEqual([
    'Active',
    'Inactive',
    'VIP-REVIEW',
  ])
})

test('a filter value longer than the API takes is not sent, and said', async () => {
  const { backend, user } = startApp({ config })
  await screen.findByText('1–5 of 250')
  await user.type(box('Status'), 'ELEVENCHARS{Enter}')
  expect(await screen.findByText(/does not take \(status\)/)).toBeVisible()
  expect(backend.log.every(({ query }) => query['status'] === undefined)).toBe(true)
})

test('a filter that is removed leaves the focus to the next one, and the last to its own control', async () => {
  const { user } = startApp({ config, at: '/accounts?status=A&search=a&city_id=1&limit=5' })
  const remove = (label: string) => screen.getByRole('button', { name: `Remove ${label} filter` })
  await user.click(await screen.findByRole('button', { name: 'Remove Status filter' }))
  await waitFor(() => expect(remove('City')).toHaveFocus())
  await user.keyboard('{Enter}')
  const clear = screen.getByRole('button', { name: 'Clear filters' })
  await waitFor(() => expect(clear).toHaveFocus())
  await user.keyboard('{Enter}')
  expect(screen.getByRole('searchbox', { name: 'Search accounts' })).toHaveFocus()
  await waitFor(() => expect(clear).not.toBeInTheDocument())
  expect(screen.getByRole('searchbox', { name: 'Search accounts' })).toHaveFocus()
  await user.type(box('Country'), '1{Enter}')
  await user.click(await screen.findByRole('button', { name: 'Remove Country filter' }))
  await waitFor(() => expect(address()).not.toContain('country'))
  expect(box('Country')).toHaveFocus()
})
