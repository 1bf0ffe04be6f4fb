import { endpointPath } from '#contract/endpoints.ts'
import { listParameters, readListQuery } from '#contract/list-query.ts'
import { expect, test } from 'vitest'

test('no parameters give the defaults, and the defaults give no parameters', () => {
  const { query, invalid } = readListQuery({})
  expect({ query, invalid }).toEqual({ query: { limit: 25, offset: 0 }, invalid: [] })
  expect(listParameters(query)).toEqual({})
})

test('every parameter is read and written back unchanged', () => {
  const parameters = {
    search: 'acme & sons',
    status: 'A',
    client_id: '1',
    provider_id: '2',
    country_id: '3',
    department_id: '4',
    city_id: '5',
    limit: '100',
    offset: '200',
  }
  const { query, invalid } = readListQuery(parameters)
  expect(query).toEqual({ ...parameters, limit: 100, offset: 200 })
  expect(invalid).toEqual([])
  expect(listParameters(query)).toEqual(parameters)
})

test('an id of 18 digits stays text, to the last digit', () => {
  const { query } = readListQuery({ client_id: '123456789012345679' })
  expect(query.client_id).toBe('123456789012345679')
})

test('an id that was parsed as a number has lost digits, and is rejected', () => {
  const parameters = { client_id: JSON.parse('123456789012345679') as unknown }
  expect(readListQuery(parameters)).toEqual({
    query: { limit: 25, offset: 0 },
    invalid: ['client_id'],
  })
})

test.each([
  ['limit', '0'],
  ['limit', '101'],
  ['limit', 'ten'],
  ['limit', '2.5'],
  ['offset', '-1'],
  ['offset', '99999999999999999999'],
  ['search', 'x'.repeat(121)],
  ['status', 'x'.repeat(11)],
  ['city_id', '1'.repeat(31)],
])('%s=%s falls back to its default, and is reported as invalid', (key, value) => {
  expect(readListQuery({ [key]: value, unknown: 'x' })).toEqual({
    query: { limit: 25, offset: 0 },
    invalid: [key],
  })
})

test('an empty parameter filters nothing, and is valid', () => {
  expect(readListQuery({ search: '', limit: '' })).toEqual({
    query: { limit: 25, offset: 0 },
    invalid: [],
  })
})

test('a limit counts code points, not code units', () => {
  expect(readListQuery({ status: '😀'.repeat(10) }).invalid).toEqual([])
  expect(readListQuery({ status: '😀'.repeat(11) }).invalid).toEqual(['status'])
})

test('a path escapes its id and its query', () => {
  expect(endpointPath('list')).toBe('/apidev/v1/accounts')
  expect(endpointPath('list', null, { search: 'a&b' })).toBe('/apidev/v1/accounts?search=a%26b')
  expect(endpointPath('update', 'a/b?$&')).toBe('/apidev/v1/accounts/a%2Fb%3F%24%26')
})
