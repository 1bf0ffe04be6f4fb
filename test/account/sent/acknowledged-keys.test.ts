import { describe, expect, test } from 'vitest'
import { notConfirmed, patchUnder } from '#account/sent/acknowledged-keys.ts'

const patch = { email: 'a@b', tax_id: '1', street: 'S', latitude: 1, products: [] }

describe('the keys that the server did not acknowledge', () => {
  test('are none when the server sent no list', () => {
    expect(notConfirmed(patch, null)).toEqual([])
  })

  test('are all when the server lists no name, or only other names', () => {
    expect(notConfirmed(patch, [])).toEqual(Object.keys(patch))
    expect(notConfirmed(patch, ['notes', 'name'])).toEqual(Object.keys(patch))
  })

  test.each([
    [['email', 'tax_id', 'street', 'latitude', 'products'], []],
    [['Email', 'taxId', 'tax-id', 'address'], ['products']],
    [
      ['address.street', 'Address.Latitude'],
      ['email', 'tax_id', 'products'],
    ],
    [
      ['data.email', 'products'],
      ['tax_id', 'street', 'latitude'],
    ],
  ])('with the list %j are %j', (updated, rest) => {
    expect(notConfirmed(patch, updated)).toEqual(rest)
  })

  test('include fields outside the address when the server lists "address"', () => {
    expect(notConfirmed({ email: null, products: [], dynamic_fields: [] }, ['address'])).toEqual([
      'email',
      'products',
      'dynamic_fields',
    ])
  })

  test('include a field when the server lists a longer name that ends with its name', () => {
    expect(notConfirmed({ name: 'N' }, ['business_name'])).toEqual(['name'])
  })
})

test('patchUnder keeps the given keys, and no others', () => {
  expect(patchUnder(patch, ['email', 'products', 'notes'])).toEqual({ email: 'a@b', products: [] })
})
