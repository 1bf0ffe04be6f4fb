import { expect, test } from 'vitest'
import { nextSort, readListView, viewParameters } from '#list/list-view.ts'

test('an address carries order, group and columns, and reads back as they were', () => {
  const parameters = { sort: '-start_date,name', group: 'status', columns: 'name,tax_id' }
  const { view, invalid } = readListView(parameters)
  expect(invalid).toEqual([])
  expect(view).toEqual({
    sort: [
      { column: 'start_date', descending: true },
      { column: 'name', descending: false },
    ],
    group: 'status',
    columns: ['name', 'tax_id'],
  })
  expect(viewParameters(view)).toEqual(parameters)
  expect(viewParameters(readListView({}).view)).toEqual({})
})

test.each([
  [{ sort: 'nope' }, 'sort'],
  [{ sort: 'name,--name' }, 'sort'],
  [{ group: 'name' }, 'group'],
  [{ columns: 'name,secret' }, 'columns'],
])('%j falls back to what is known of it, and is told', (parameters, key) => {
  expect(readListView(parameters).invalid).toEqual([key])
})

test('a column is sorted by once, and a shared view always has the name first', () => {
  const { view } = readListView({ sort: 'name,-name', columns: 'email,email' })
  expect(view.sort).toEqual([{ column: 'name', descending: false }])
  expect(view.columns).toEqual(['name', 'email'])
})

test('a header goes from ascending to descending to none; Shift adds another column', () => {
  const name = nextSort([], 'name', false)
  expect(name).toEqual([{ column: 'name', descending: false }])
  expect(nextSort(name, 'name', false)).toEqual([{ column: 'name', descending: true }])
  expect(nextSort(nextSort(name, 'name', false), 'name', false)).toEqual([])
  const both = nextSort(name, 'status', true)
  expect(both.map(({ column }) => column)).toEqual(['name', 'status'])
  expect(nextSort(both, 'name', true)[0]).toEqual({ column: 'name', descending: true })
  expect(nextSort(both, 'email', false)).toEqual([{ column: 'email', descending: false }])
})
