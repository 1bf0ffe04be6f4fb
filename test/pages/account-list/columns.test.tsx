// @vitest-environment jsdom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { App } from '#app/App.tsx'
import {
  defaultChoice,
  keepChoice,
  moveColumn,
  moveColumnTo,
  readChoice,
  resizeColumns,
  toggleColumn,
} from '#pages/account-list/columns/column-choice.ts'
import { columnIds } from '#list/columns.ts'
import { startApp } from '../../app/start-app.tsx'

beforeEach(() => localStorage.clear())
afterEach(cleanup)

const headings = () => screen.getAllByRole('columnheader').map((heading) => heading.textContent)

test('columns are shown, hidden and moved, and a reload remembers them', async () => {
  const { user, page, session } = startApp()
  await screen.findByText('1–5 of 250')
  await user.click(screen.getByRole('button', { name: 'Columns' }))
  await user.click(screen.getByRole('checkbox', { name: 'Show Tax ID' }))
  await user.click(screen.getByRole('checkbox', { name: 'Show Phone' }))
  await user.click(screen.getByRole('checkbox', { name: 'Show Address' }))
  await user.click(screen.getByRole('button', { name: 'Move Email earlier' }))
  await user.click(screen.getByRole('button', { name: 'Move Email earlier' }))
  await user.click(screen.getByRole('button', { name: 'Move Email earlier' }))
  const chosen = ['Name', 'Email', 'Business name', 'Country', 'Address', 'Status']
  expect(headings()).toEqual(chosen)
  expect(screen.getByText('Av. 18 de Julio 1234 501')).toBeVisible()

  page.unmount()
  render(<App session={session} base="/" offered={[]} />)
  await waitFor(() => expect(headings()).toEqual(chosen))
  await user.click(screen.getByRole('button', { name: 'Columns' }))
  await user.click(screen.getByRole('button', { name: 'Reset columns' }))
  expect(headings()).toEqual([
    'Name',
    'Business name',
    'Tax ID',
    'Email',
    'Phone',
    'Country',
    'Status',
  ])
})

test('the name can be neither hidden nor moved', async () => {
  const { user } = startApp()
  await screen.findByText('1–5 of 250')
  await user.click(screen.getByRole('button', { name: 'Columns' }))
  expect(screen.queryByRole('checkbox', { name: 'Show Name' })).toBeNull()
  expect(toggleColumn(defaultChoice, 'name').shown).toContain('name')
  expect(moveColumn(defaultChoice, 'name', 1)).toBe(defaultChoice)
  expect(moveColumn(defaultChoice, 'business_name', -1)).toBe(defaultChoice)
  expect(moveColumn(defaultChoice, 'status', 1)).toBe(defaultChoice)
})

test('every column can be shown at once', async () => {
  keepChoice('acme', { shown: [...columnIds], order: [...columnIds], widths: {} })
  const kept = localStorage.getItem('accounts-admin.columns.acme') ?? ''
  startApp({ prepare: () => localStorage.setItem('accounts-admin.columns', kept) })
  await screen.findByText('1–5 of 250')
  expect(headings()).toHaveLength(columnIds.length)
  expect(screen.getByText('Rambla Broker')).toBeVisible()
})

test('moving a column changes places with its neighbour', () => {
  const { order } = moveColumn(defaultChoice, 'tax_id', -1)
  expect(order.slice(0, 3)).toEqual(['name', 'tax_id', 'business_name'])
  expect(new Set(order)).toEqual(new Set(columnIds))
})

test('each tenant has its own, and until then what was remembered for all', () => {
  localStorage.setItem('accounts-admin.columns', '{"shown":["notes"],"order":["name"]}')
  expect(readChoice('acme').shown).toEqual(['name', 'notes'])
  keepChoice('acme', resizeColumns(defaultChoice, { name: 300, email: 5 }))
  expect(readChoice('acme').widths).toEqual({ name: 300, email: 64 })
  expect(readChoice('other').shown).toEqual(['name', 'notes'])
})

test('a column that is dragged stands where it is dropped, never before the name', () => {
  const { order } = moveColumnTo(defaultChoice, 'status', 'tax_id')
  expect(order.slice(0, 4)).toEqual(['name', 'business_name', 'status', 'tax_id'])
  expect(moveColumnTo(defaultChoice, 'business_name', 'email').order.slice(0, 5)).toEqual([
    'name',
    'tax_id',
    'document',
    'email',
    'business_name',
  ])
  expect(moveColumnTo(defaultChoice, 'email', 'name')).toBe(defaultChoice)
})

test.each(['', 'nonsense', '{"shown":["nope"],"order":[]}', '[]', 'null'])(
  'what was kept as %j is no choice, and the defaults stand',
  (kept) => {
    localStorage.setItem('accounts-admin.columns', kept)
    expect(readChoice('acme')).toEqual(defaultChoice)
  },
)

test('a choice from before a column existed is made whole', () => {
  const kept = { shown: ['status', 'email'], order: ['status', 'email', 'name'] }
  localStorage.setItem('accounts-admin.columns', JSON.stringify(kept))
  const { shown, order } = readChoice('acme')
  expect(shown).toEqual(['name', 'status', 'email'])
  expect(order.slice(0, 3)).toEqual(['name', 'status', 'email'])
  expect(new Set(order)).toEqual(new Set(columnIds))
})

test('where storage is full a choice is in force, and not remembered', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  expect(() => keepChoice('acme', toggleColumn(defaultChoice, 'notes'))).not.toThrow()
  expect(readChoice('acme')).toEqual(defaultChoice)
})
