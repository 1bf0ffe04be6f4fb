import { describe, expect, test } from 'vitest'
import { pathId } from '#account/fields/field-path.ts'
import { pathsNamedIn } from '#account/edits/refused-paths.ts'

const body = {
  patch: {
    email: 'a@b',
    products: [
      { action: 'update' as const, product_id: '300', end_date: '2026' },
      { action: 'add' as const, provider_id: '1', product_type_id: '2' },
    ],
    dynamic_fields: [{ field_id: 'tier.1', value: 1 }, { field_id: '810' }],
  },
  productIds: ['300', 'key-1'],
  dynamicNames: [
    { field_id: 'tier.1', name: 'Customer (Tier)' },
    { field_id: '810', name: 'Sí' },
    { field_id: '810', name: 'Año-2' },
    { field_id: 'not sent', name: 'Renewal' },
  ],
}
const ids = (message: string) => pathsNamedIn(message, body).map(pathId)

describe('the message of a validation error', () => {
  test.each([
    ['products[0].end_date must be a date', ['product.300.end_date']],
    ['products.1.provider_id is unknown', ['product.key-1.provider_id']],
    ['/products/0/status is not allowed', ['product.300.status']],
    ["products[0]['status'] is not allowed", ['product.300.status']],
    ['products[0].endDate is late', ['product.300.end_date']],
    ['products[1] is not complete', ['product.key-1']],
    ['products[1].color is unknown', ['product.key-1']],
    ['dynamic_fields[0].value is too long', ['custom.tier.1.value']],
    ['dynamicFields[1] is refused', ['custom.810.value']],
    ['dynamic_fields[1].name is too long', ['custom.810.name']],
    ['products[0].status, dynamic_fields[1].value', ['product.300.status', 'custom.810.value']],
  ])('"%s" names the entry %j', (message, paths) => {
    expect(ids(message)).toEqual(paths)
  })

  test.each([
    ['product 300 is locked', ['product.300']],
    ['field tier.1 is required', ['custom.tier.1.value']],
    ['no product 3000', []],
    ['no product x-300', []],
    ['field tierx1 is required', []],
  ])('"%s" names the id of %j', (message, paths) => {
    expect(ids(message)).toEqual(paths)
  })

  test.each([
    ['"Customer (Tier)" is no choice', ['custom.tier.1.value']],
    ['customer (tier): required', ['custom.tier.1.value']],
    ['El campo Año-2 es obligatorio', ['custom.810.value']],
    // Other words, a name of two letters, a field that was not sent, and a field of the account.
    ['Año-22 is refused', []],
    ['Sí, no', []],
    ['Renewal is late', []],
    ['email of the Customer (Tier) is refused', ['email']],
  ])('"%s" names a dynamic field by its name: %j', (message, paths) => {
    expect(ids(message)).toEqual(paths)
  })

  test('names no path for an entry that was not sent', () => {
    expect(ids('products[7].end_date is late')).toEqual([])
    expect(ids('the office is closed')).toEqual([])
  })

  test('may name fields of the account too, but not those inside the path of an entry', () => {
    expect(ids('email is taken; products[0].status is wrong')).toEqual([
      'email',
      'product.300.status',
    ])
  })
})
