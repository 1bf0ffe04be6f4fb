// @vitest-environment node
// The examples of the API's reference, as they stand there.
import { expect, test } from 'vitest'
import { createMockBackend } from '#mock/backend.ts'
import { catalogue } from '#mock/catalogue.ts'
import { call, detail, open } from '../call.ts'

const id = '982710394857201664'

const row = {
  id,
  external_code: 'EXT-001',
  name: 'Acme Corp',
  business_name: 'Acme Corporation S.A.',
  tax_id: '214100001019',
  document: null,
  phone: '+59821234567',
  mobile: '+59899123456',
  email: 'contact@acme.com',
  image_url: null,
  status: 'A',
  address: {
    street: 'Av. Rivera',
    door_number: '1234',
    apartment: 'Of. 301',
    corner: 'Soca',
    zip_code: '11300',
    latitude: '-34.9011',
    longitude: '-56.1645',
  },
  notes: 'Premium customer',
  start_date: '2024-01-15',
  end_date: null,
  birth_date: null,
  client_name: 'Regional Distributors',
  country_name: 'Uruguay',
  department_name: 'Montevideo',
  city_name: 'Montevideo',
}

const vehicle = {
  provider_id: '982710394857200030',
  provider_name: 'National Insurance Co.',
  product_type_id: '8',
  product_type_name: 'Vehicle Insurance',
  coverage_id: '12',
  coverage_name: 'Full Coverage',
  status: 'A',
}

const tier = { field_id: '10', name: 'Customer Tier', type: 'lista', order: 1, value: 'Premium' }
const signed = { field_id: '11', name: 'Contract Signed', type: 'boolean', order: 2, value: true }

const start = () => createMockBackend({ reference: true, ...open })

test('the list finds the account', async () => {
  const { status, body } = await call(start(), '?status=A&search=acme&limit=10')
  expect(status).toBe(200)
  expect(body).toMatchObject({ success: true, meta: { total: 2, limit: 10, offset: 0 } })
  expect(body['data']).toContainEqual(row)
})

test('the detail has every value of it', async () => {
  const { body } = await call(start(), `/${id}`)
  expect(body).toEqual({
    success: true,
    data: {
      ...row,
      client_id: '982710394857200005',
      country_id: '1',
      department_id: '10',
      city_id: '100',
      products: [
        { id: '982710394857201700', ...vehicle, start_date: '2025-01-01', end_date: '2026-12-31' },
      ],
      dynamic_fields: [tier, signed],
    },
    meta: {},
  })
})

test('an account is created with ids that have their names', async () => {
  const backend = start()
  const { status, body } = await call(backend, '', {
    method: 'POST',
    body: {
      name: 'Acme Corp',
      business_name: 'Acme Corporation S.A.',
      tax_id: '214100001019',
      email: 'contact@acme.com',
      phone: '+59821234567',
      street: 'Av. Rivera',
      door_number: '1234',
      country_id: '1',
      department_id: '10',
      client_id: '982710394857200005',
      start_date: '2024-01-15',
    },
  })
  expect([status, body]).toEqual([
    201,
    { success: true, data: { id: expect.stringMatching(/^\d{18}$/) } },
  ])
  expect(await detail(backend, (body['data'] as { id: string }).id)).toMatchObject({
    name: 'Acme Corp',
    client_name: 'Regional Distributors',
    country_name: 'Uruguay',
    department_name: 'Montevideo',
    city_id: null,
  })
})

test('the account is updated, products and custom fields included', async () => {
  const backend = start()
  const { body } = await call(backend, `/${id}`, {
    method: 'PUT',
    body: {
      email: 'new@acme.com',
      notes: 'Updated notes',
      products: [
        {
          action: 'add',
          provider_id: '982710394857200030',
          product_type_id: '8',
          coverage_id: '12',
          start_date: '2026-04-01',
          status: 'A',
        },
        { action: 'remove', product_id: '982710394857201700' },
      ],
      dynamic_fields: [
        { field_id: '10', value: 'Premium' },
        { field_id: '11', value: null },
      ],
    },
  })
  expect(body).toEqual({
    success: true,
    data: { id, updated_fields: ['email', 'notes', 'products', 'dynamic_fields'] },
    meta: {},
  })
  expect(await detail(backend, id)).toMatchObject({
    email: 'new@acme.com',
    notes: 'Updated notes',
    products: [{ ...vehicle, start_date: '2026-04-01', end_date: null }],
    dynamic_fields: [tier, { ...signed, value: null }],
  })
})

test('it takes the place of the last account of the seed and changes no other', () => {
  const all = start().store.all()
  expect(all).toHaveLength(250)
  expect(all.at(-1)?.id).toBe(id)
  expect(all.slice(0, -1)).toEqual(createMockBackend().store.all().slice(0, -1))
})

test('the catalogue offers every name once', () => {
  for (const list of ['countries', 'providers', 'product_types'] as const) {
    const names = catalogue[list].map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  }
})
