import { AccountDetail, AccountRow } from '#contract/account.ts'
import { ListMeta } from '#contract/list-query.ts'
import { SuccessEnvelope } from '#contract/envelope.ts'
import { readEach } from '#contract/tolerant.ts'
import { describe, expect, test } from 'vitest'

const row = {
  id: '203040506070809010',
  external_code: 'EXT-001',
  name: 'Acme Corp',
  business_name: 'Acme Corp. S.A.',
  tax_id: '214100001019',
  document: null,
  phone: '+598 2900 0000',
  mobile: null,
  email: 'contact@acme.example.com',
  image_url: null,
  status: 'A',
  address: {
    street: 'Av. 18 de Julio',
    door_number: '1234',
    apartment: null,
    corner: null,
    zip_code: '11200',
    latitude: '-34.9011',
    longitude: '-56.1645',
  },
  notes: null,
  start_date: '2024-01-15',
  end_date: null,
  birth_date: null,
  client_name: 'Acme Holding',
  country_name: 'Uruguay',
  department_name: 'Montevideo',
  city_name: null,
}
const product = {
  id: '300000000000000001',
  provider_id: '400000000000000001',
  provider_name: 'National Insurance Co.',
  product_type_id: '500000000000000001',
  product_type_name: 'Vehicle Insurance',
  coverage_id: null,
  coverage_name: null,
  start_date: '2025-01-01',
  end_date: '2026-12-31',
  status: 'A',
}
const tier = { field_id: '7', name: 'Customer Tier', type: 'lista', order: 1, value: 'Premium' }
const signed = { field_id: '8', name: 'Contract Signed', type: 'boolean', order: 2, value: true }
const detail = {
  ...row,
  client_id: '100000000000000001',
  country_id: '100000000000000002',
  department_id: '100000000000000003',
  city_id: null,
  products: [product],
  dynamic_fields: [tier, signed],
}

describe('an answer that follows the contract', () => {
  test('a list reads as the server sent it', () => {
    const answer = { success: true, data: [row], meta: { total: 87, limit: 10, offset: 0 } }
    const { data, meta } = SuccessEnvelope.parse(answer)
    expect(readEach(AccountRow, data, ({ id }) => id)).toEqual({ items: [row], skipped: 0 })
    expect(ListMeta.parse(meta)).toEqual({ total: 87, limit: 10, offset: 0 })
  })

  test('a detail reads as the server sent it', () => {
    const { data } = SuccessEnvelope.parse({ success: true, data: detail, meta: {} })
    expect(AccountDetail.parse(data)).toEqual({ ...detail, skipped: 0 })
  })
})

describe('an answer that breaks the contract', () => {
  test('an unknown key is dropped', () => {
    expect(AccountRow.parse({ ...row, colour: 'red' })).toEqual(row)
  })

  test('a number or boolean in place of a text is kept as text', () => {
    const read = AccountRow.parse({
      ...row,
      tax_id: 214100001019,
      notes: false,
      address: { ...row.address, latitude: -34.9011 },
    })
    expect(read).toEqual({ ...row, tax_id: '214100001019', notes: 'false' })
  })

  test('an object in place of a text costs only that field', () => {
    expect(AccountRow.parse({ ...row, phone: { number: 1 } })).toEqual({ ...row, phone: null })
  })

  test('a missing key reads as null', () => {
    const { email: _, ...rest } = row
    expect(AccountRow.parse(rest)).toEqual({ ...row, email: null })
    const { street: __, ...address } = row.address
    expect(AccountRow.parse({ ...row, address })).toEqual({
      ...row,
      address: { ...address, street: null },
    })
  })

  test.each([undefined, null, 'Av. 18 de Julio', []])(
    'the address %j reads as all null',
    (address) => {
      expect(Object.values(AccountRow.parse({ ...row, address }).address)).toEqual(
        Array.from({ length: 7 }, () => null),
      )
    },
  )

  test('an account needs nothing but an id', () => {
    expect(AccountDetail.parse({ id: '1' })).toMatchObject({
      id: '1',
      name: null,
      client_id: null,
      products: [],
      dynamic_fields: [],
      skipped: 0,
    })
  })

  test.each([undefined, null, '', ' ', {}, JSON.parse('203040506070809010') as unknown, '1\ud83d'])(
    'a row whose id is %j is rejected',
    (id) => {
      expect(AccountRow.safeParse({ ...row, id }).success).toBe(false)
    },
  )

  test('a small number as id is kept as text', () => {
    expect(AccountRow.parse({ ...row, id: 12 }).id).toBe('12')
  })

  test('an id that lost digits reads as null, and its account is still read', () => {
    const read = AccountDetail.parse({ ...detail, client_id: JSON.parse('203040506070809011') })
    expect(read).toMatchObject({ client_id: null, client_name: 'Acme Holding' })
  })

  test.each([null, 'none', { 0: product }])('the products %j read as no products', (products) => {
    expect(AccountDetail.parse({ ...detail, products })).toMatchObject({ products: [], skipped: 0 })
  })

  test('products and dynamic fields without an id are left out and counted', () => {
    const read = AccountDetail.parse({
      ...detail,
      products: [product, { ...product, id: null }, 'Vehicle Insurance'],
      dynamic_fields: [{ name: 'Region' }, tier],
    })
    expect(read).toMatchObject({ products: [product], dynamic_fields: [tier], skipped: 3 })
  })

  test('a dynamic field keeps any JSON value, and an absent value reads as null', () => {
    const value = { deep: [1, 'two', null] }
    const { dynamic_fields } = AccountDetail.parse({
      ...detail,
      dynamic_fields: [
        { ...tier, value },
        { field_id: 9, order: 'first' },
      ],
    })
    expect(dynamic_fields).toEqual([
      { ...tier, value },
      { field_id: '9', name: null, type: null, order: null, value: null },
    ])
  })

  test('unreadable rows are left out and counted, and a value that is not a list reads as no rows', () => {
    const idOf = ({ id }: AccountRow) => id
    const other = { ...row, id: '2' }
    expect(readEach(AccountRow, [row, null, { name: 'no id' }, other], idOf)).toEqual({
      items: [row, other],
      skipped: 2,
    })
    expect(readEach(AccountRow, { rows: [row] }, idOf)).toEqual({ items: [], skipped: 0 })
  })

  test('of two rows with the same id, the first is kept and the second is counted', () => {
    const again = { ...row, name: 'Again' }
    const read = readEach(AccountRow, [row, again], ({ id }) => id)
    expect(read).toEqual({ items: [row], skipped: 1 })
  })

  test('of products and dynamic fields with the same id, the first is kept and the rest are counted', () => {
    const read = AccountDetail.parse({
      ...detail,
      products: [product, { ...product, status: 'B' }],
      dynamic_fields: [tier, { ...tier, value: 'Gold' }, tier],
    })
    expect(read).toMatchObject({ products: [product], dynamic_fields: [tier], skipped: 3 })
  })

  test('a total that is not a count reads as null', () => {
    expect(ListMeta.parse({ total: '87' })).toEqual({ total: null, limit: null, offset: null })
    expect(ListMeta.parse({ total: -1, limit: 10, offset: 0 }).total).toBeNull()
  })
})
