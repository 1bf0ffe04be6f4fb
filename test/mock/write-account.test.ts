// @vitest-environment node
import { expect, test } from 'vitest'
import { named } from '#mock/catalogue.ts'
import { createMockBackend } from '#mock/backend.ts'
import { call, detail, firstId, open, put } from './call.ts'

function fresh() {
  const backend = createMockBackend(open)
  return { backend, id: firstId(backend) }
}

test('a patch changes the fields it names and leaves the rest', async () => {
  const { backend, id } = fresh()
  const before = await detail(backend, id)
  const answer = await put(backend, id, { email: 'new@acme.example.com', notes: null })
  expect(answer).toMatchObject({ status: 200 })
  expect(answer.body).toEqual({
    success: true,
    data: { id, updated_fields: ['email', 'notes'] },
    meta: {},
  })
  expect(await detail(backend, id)).toEqual({
    ...before,
    email: 'new@acme.example.com',
    notes: null,
  })
})

test('an empty patch changes nothing', async () => {
  const { backend, id } = fresh()
  const before = await detail(backend, id)
  expect((await put(backend, id, {})).body).toMatchObject({ data: { updated_fields: [] } })
  expect(await detail(backend, id)).toEqual(before)
})

test('flat address fields read nested, and coordinates as text', async () => {
  const { backend, id } = fresh()
  await put(backend, id, { street: 'Colonia', corner: null, latitude: -34.5, longitude: null })
  expect((await detail(backend, id))['address']).toEqual({
    street: 'Colonia',
    door_number: '1234',
    apartment: '501',
    corner: null,
    zip_code: '11100',
    latitude: '-34.5',
    longitude: null,
  })
  expect(await detail(backend, id)).not.toHaveProperty('street')
})

test('an id gets its name, an unknown id has none, and null clears both', async () => {
  const { backend, id } = fresh()
  const brazil = named('countries', 'Brazil')
  await put(backend, id, { country_id: brazil.id, client_id: '999', department_id: null })
  expect(await detail(backend, id)).toMatchObject({
    country_id: brazil.id,
    country_name: 'Brazil',
    client_id: '999',
    client_name: null,
    department_id: null,
    department_name: null,
    city_name: 'Montevideo',
  })
})

test('document type and QR code are stored and never answered', async () => {
  const { backend, id } = fresh()
  const { body } = await put(backend, id, { document_type: 2, qr_code: 'QR1' })
  expect(body).toMatchObject({ data: { updated_fields: ['qr_code', 'document_type'] } })
  const answered = await detail(backend, id)
  expect(answered).not.toHaveProperty('document_type')
  expect(answered).not.toHaveProperty('qr_code')
  expect(backend.store.get(id)).toMatchObject({ document_type: 2, qr_code: 'QR1' })
})

test('one patch adds, updates and removes products', async () => {
  const { backend, id } = fresh()
  const old = (await detail(backend, id)).products[0]
  const provider = named('providers', 'Mutual Oriental')
  const type = named('product_types', 'Home Insurance')
  const add = { action: 'add', provider_id: provider.id, product_type_id: type.id } as const
  await put(backend, id, {
    products: [
      { action: 'update', product_id: old?.id ?? '', status: 'I', coverage_id: null },
      add,
      add,
    ],
  })
  const added = {
    provider_id: provider.id,
    provider_name: 'Mutual Oriental',
    product_type_id: type.id,
    product_type_name: 'Home Insurance',
    coverage_id: null,
    coverage_name: null,
    start_date: null,
    end_date: null,
    status: null,
    id: expect.stringMatching(/^\d{18}$/) as unknown,
  }
  const { products } = await detail(backend, id)
  expect(products).toEqual([
    { ...old, status: 'I', coverage_id: null, coverage_name: null },
    added,
    added,
  ])
  expect(new Set(products.map((product) => product.id)).size).toBe(3)
  await put(backend, id, { products: [{ action: 'remove', product_id: old?.id ?? '' }] })
  expect((await detail(backend, id)).products).toEqual([added, added])
})

test('an unknown product rejects the whole patch', async () => {
  const { backend, id } = fresh()
  const before = await detail(backend, id)
  const remove = { action: 'remove', product_id: '1' } as const
  const answer = await put(backend, id, { name: 'Half done', products: [remove] })
  expect(answer.status).toBe(400)
  expect(await detail(backend, id)).toEqual(before)
})

test('a dynamic field is changed by its id, and an unknown field is added', async () => {
  const { backend, id } = fresh()
  const [tier, signed] = backend.store.get(id)?.dynamic_fields ?? []
  await put(backend, id, {
    dynamic_fields: [
      { field_id: tier?.field_id ?? '', value: 'Gold' },
      { field_id: signed?.field_id ?? '', value: null },
      { field_id: '42', value: { deep: [1, null] } },
      { field_id: '43', name: 'Named', type: 'texto', order: 9 },
    ],
  })
  expect((await detail(backend, id))['dynamic_fields']).toEqual([
    { ...tier, value: 'Gold' },
    { ...signed, value: null },
    { field_id: '42', name: null, type: null, order: 3, value: { deep: [1, null] } },
    { field_id: '43', name: 'Named', type: 'texto', order: 9, value: null },
  ])
})

test('POST answers 201 and an id, and the account is last in the list', async () => {
  const { backend } = fresh()
  const country = named('countries', 'Argentina')
  const body = { name: 'New', street: 'Colonia', latitude: 1, country_id: country.id, qr_code: 'Q' }
  const answer = await call(backend, '', { method: 'POST', body })
  expect(answer.status).toBe(201)
  const { id } = answer.body['data'] as { id: string }
  expect(id).toMatch(/^\d{18}$/)
  expect(await detail(backend, id)).toMatchObject({
    name: 'New',
    email: null,
    country_name: 'Argentina',
    address: { street: 'Colonia', latitude: '1', longitude: null },
    products: [],
    dynamic_fields: [],
  })
  const { body: list } = await call(backend, '?offset=250')
  expect(list).toMatchObject({ data: [{ id }], meta: { total: 251 } })
})
