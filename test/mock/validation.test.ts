// @vitest-environment node
import { expect, test } from 'vitest'
import { createMockBackend } from '#mock/backend.ts'
import { call, firstId, messageOf, open } from './call.ts'

const backend = createMockBackend(open)
const id = firstId(backend)

test.each([
  ['?limit=0', 'limit must be between 1 and 100'],
  ['?limit=101', 'limit must be between 1 and 100'],
  ['?limit=ten', 'limit must be a number'],
  ['?offset=-1', 'offset is out of range'],
  [`?search=${'x'.repeat(121)}`, 'search must be at most 120 characters'],
  [`?status=${'x'.repeat(11)}`, 'status must be at most 10 characters'],
  [`?city_id=${'1'.repeat(31)}`, 'city_id must be at most 30 characters'],
])('the list rejects %s', async (query, message) => {
  const answer = await call(backend, query)
  expect(answer.status).toBe(400)
  expect(answer.body).toEqual({ success: false, error: { code: 'VALIDATION_ERROR', message } })
})

test('the list accepts defaults, its limits, and empty and unknown parameters', async () => {
  expect((await call(backend, '?status=&nonsense=1')).body).toMatchObject({
    meta: { total: 250, limit: 25, offset: 0 },
  })
  const { body } = await call(backend, '?limit=100&offset=200')
  expect(body).toMatchObject({ meta: { total: 250, limit: 100, offset: 200 } })
  expect(body['data']).toHaveLength(50)
})

test.each([
  [{}, 'name is required'],
  [{ name: ' ' }, 'name is required'],
  [{ name: 'x'.repeat(201) }, 'name must be at most 200 characters'],
  [{ name: 'A', email: 'x'.repeat(201) }, 'email must be at most 200 characters'],
  [{ name: 'A', email: null }, 'email must be a string'],
  [{ name: 'A', start_date: '2026-02-30' }, 'start_date must be an ISO 8601 date'],
  [{ name: 'A', latitude: 91 }, 'latitude must be between -90 and 90'],
  [{ name: 'A', longitude: '-56' }, 'longitude must be a number'],
  [{ name: 'A', products: [] }, 'products is not a known field'],
  [[], 'body must be an object'],
  ['{"name":', 'body must be valid JSON'],
  ['', 'body must be valid JSON'],
])('POST rejects %j', async (body, message) => {
  const answer = await call(backend, '', { method: 'POST', body })
  expect(answer.status).toBe(400)
  expect(messageOf(answer)).toBe(message)
})

test.each([
  [{ name: null }, 'name must be a string'],
  [{ city_id: '1' }, 'city_id is not a known field'],
  [{ address: { street: 'x' } }, 'address is not a known field'],
  [{ products: [{ action: 'drop' }] }, 'products[0].action must be one of add, update, remove'],
  [{ products: [{ action: 'add', provider_id: '1' }] }, 'products[0].product_type_id is required'],
  [
    { products: [{ action: 'remove', product_id: '1', status: 'A' }] },
    'products[0].status is not a known field',
  ],
  [{ dynamic_fields: [{ value: 1 }] }, 'dynamic_fields[0].field_id is required'],
  [
    { products: [{ action: 'remove', product_id: '1' }] },
    'products[0].product_id 1 is not a product of this account',
  ],
])('PUT rejects %j', async (body, message) => {
  const before = backend.store.get(id)
  const answer = await call(backend, `/${id}`, { method: 'PUT', body })
  expect(answer.status).toBe(400)
  expect(messageOf(answer)).toBe(message)
  expect(backend.store.get(id)).toBe(before)
})
