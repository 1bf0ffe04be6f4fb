import { describe, expect, test } from 'vitest'
import { notConfirmed, patchUnder } from '#account/sent/acknowledged-keys.ts'

const patch = { email: 'a@b', tax_id: '1', street: 'S', latitude: 1, products: [] }

describe('what was not confirmed', () => {
  test('is nothing where the server does not say', () => {
    expect(notConfirmed(patch, null)).toEqual([])
  })

  test('is all of it where the server names nothing, or other things', () => {
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
  ])('%j leaves %j', (updated, rest) => {
    expect(notConfirmed(patch, updated)).toEqual(rest)
  })

  test('"address" is no answer for what is no part of it', () => {
    expect(notConfirmed({ email: null, products: [], dynamic_fields: [] }, ['address'])).toEqual([
      'email',
      'products',
      'dynamic_fields',
    ])
  })

  test('a field is not named by one whose name only ends like it', () => {
    expect(notConfirmed({ name: 'N' }, ['business_name'])).toEqual(['name'])
  })
})

test('a part of a patch has the keys asked for, and no others', () => {
  expect(patchUnder(patch, ['email', 'products', 'notes'])).toEqual({ email: 'a@b', products: [] })
})
