import { createAccount, getAccount, listAccounts, updateAccount } from '#api/accounts.ts'
import { HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { baseUrl, openFakeClient, outcomeOf, startFakeApi, stepsFor } from './fake-api.ts'

const { seen, answerWith } = startFakeApi()

const query = { limit: 25, offset: 0 }
const visible = { priority: 'visible' } as const
const id = '123456789012345678'
const data = (value: unknown, meta?: unknown) => () =>
  HttpResponse.json({ success: true, data: value, ...(meta !== undefined && { meta }) })

function list(answer: () => Response) {
  answerWith(answer)
  return outcomeOf(listAccounts(openFakeClient(), query, visible))
}

function read(answer: () => Response) {
  answerWith(answer)
  return outcomeOf(getAccount(openFakeClient(), id, visible))
}

test('the list request carries the parameters that differ from the defaults, by their API names', async () => {
  answerWith(data([], { total: 0 }))
  const client = openFakeClient()
  await outcomeOf(listAccounts(client, query, visible))
  const filtered = { ...query, limit: 50, offset: 100, search: 'a&b ñ', status: 'A' }
  await outcomeOf(listAccounts(client, filtered, visible))
  expect(seen[0]?.url).toBe(`${baseUrl}/apidev/v1/accounts`)
  const { searchParams } = new URL(seen[1]?.url ?? '')
  expect(Object.fromEntries(searchParams)).toEqual({
    search: 'a&b ñ',
    status: 'A',
    limit: '50',
    offset: '100',
  })
})

test('listAccounts returns the rows and their total', async () => {
  const rows = [{ id, name: 'Acme', address: { street: 'Main', latitude: '-34.9' } }, { id: '2' }]
  const page = await list(data(rows, { total: 87, limit: 25, offset: 0 }))
  expect(page).toMatchObject({
    total: 87,
    skipped: 0,
    rows: [
      {
        id,
        name: 'Acme',
        email: null,
        address: { street: 'Main', latitude: '-34.9', corner: null },
      },
      { id: '2', name: null, address: { street: null } },
    ],
  })
})

test('a row without a usable id is left out and counted', async () => {
  const rows = [{ name: 'no id' }, { id: '' }, { id: null }, null, 'text', { id: '2' }]
  expect(await list(data(rows, { total: 6 }))).toMatchObject({ skipped: 5, rows: [{ id: '2' }] })
})

test('an id that JSON has rounded is not usable', async () => {
  const answer = () =>
    new HttpResponse(`{"success":true,"data":[{"id":${id}},{"id":7}]}`, {
      headers: { 'Content-Type': 'application/json' },
    })
  expect(await list(answer)).toMatchObject({ skipped: 1, rows: [{ id: '7' }] })
})

test('a value of another type costs only its own field', async () => {
  const row = {
    id: '1',
    name: 5,
    phone: 29001234,
    email: ['x'],
    notes: { a: 1 },
    address: 'Main 1',
  }
  expect(await list(data([row]))).toMatchObject({
    rows: [{ name: '5', phone: '29001234', email: null, notes: null, address: { street: null } }],
  })
})

test.each([undefined, null, {}, { total: '87' }, { total: -1 }, { total: 1.5 }, []])(
  'a list whose meta is %j has an unknown total',
  async (meta) => {
    expect(await list(data([{ id: '1' }], meta))).toMatchObject({
      total: null,
      rows: [{ id: '1' }],
    })
  },
)

test.each([null, {}, 'rows', 5])('a list whose data is %j breaks the contract', async (value) => {
  expect(await list(data(value))).toMatchObject({ kind: 'contract' })
})

test('an empty answer to a list request breaks the contract', async () => {
  const answer = () => new HttpResponse(null, { status: 204 })
  expect(await list(answer)).toMatchObject({ kind: 'contract' })
})

test('getAccount reads an account in full and escapes the id in the path', async () => {
  answerWith(data({ id: 'a/b', name: 'Odd' }))
  const odd = '../a?b#c%20/$&'
  await outcomeOf(getAccount(openFakeClient(), odd, visible))
  expect(seen[0]?.url).toBe(`${baseUrl}/apidev/v1/accounts/${encodeURIComponent(odd)}`)
})

test('products without an id and fields without a field_id are left out and counted', async () => {
  const account = await read(
    data({
      id,
      client_id: 42,
      products: [{ id: '1', status: 'A' }, { status: 'B' }, null],
      dynamic_fields: [{ field_id: '9', value: false, order: '3' }, { name: 'x' }],
    }),
  )
  expect(account).toMatchObject({
    id,
    client_id: '42',
    skipped: 3,
    products: [{ id: '1', status: 'A', provider_id: null }],
    dynamic_fields: [{ field_id: '9', value: false, order: 3 }],
  })
})

test('an account keeps the requested id even if the answer lacks it', async () => {
  expect(await read(data({ name: 'Acme' }))).toMatchObject({ id, name: 'Acme' })
})

test('unreadable products and fields read as none', async () => {
  const account = await read(data({ id, products: null, dynamic_fields: {} }))
  expect(account).toMatchObject({ products: [], dynamic_fields: [], skipped: 0 })
})

test.each([null, 'text', 5, [], [{ id }]])(
  'an account whose data is %j breaks the contract',
  async (value) => {
    expect(await read(data(value))).toMatchObject({ kind: 'contract' })
  },
)

test('createAccount sends the body unchanged and returns the new id', async () => {
  answerWith(data({ id }))
  const body = { name: 'Ñandú "S.A."', latitude: -34.9, email: 'a@b.example' }
  expect(await outcomeOf(createAccount(openFakeClient(), body.name, stepsFor(body)))).toEqual({
    id,
    maybeResent: false,
  })
  expect(seen).toMatchObject([{ method: 'POST', url: `${baseUrl}/apidev/v1/accounts` }])
  expect(seen[0]?.body).toBe(JSON.stringify(body))
})

test.each([undefined, null, {}, { id: null }, { id: '' }, [{ id }]])(
  'a create that answers %j breaks the contract, because the new account is unknown',
  async (value) => {
    answerWith(data(value))
    const create = createAccount(openFakeClient(), 'Acme', stepsFor({ name: 'Acme' }))
    expect(await outcomeOf(create)).toMatchObject({ kind: 'contract' })
    expect(seen).toHaveLength(1)
  },
)

test('updateAccount sends the patch unchanged, nulls included, and returns the updated fields', async () => {
  answerWith(data({ id, updated_fields: ['email', 'products'] }, {}))
  const patch = {
    email: null,
    products: [{ action: 'remove', product_id: '5' } as const],
    dynamic_fields: [{ field_id: '9', value: null }],
  }
  const updated = updateAccount(openFakeClient(), id, 'Acme', stepsFor(patch))
  expect(await outcomeOf(updated)).toEqual({
    updated: ['email', 'products'],
    maybeResent: false,
  })
  expect(seen).toMatchObject([{ method: 'PUT', url: `${baseUrl}/apidev/v1/accounts/${id}` }])
  expect(seen[0]?.body).toBe(JSON.stringify(patch))
})

test.each([
  ['nothing at all', () => new HttpResponse(null, { status: 204 })],
  ['blanks', () => new HttpResponse(' \n')],
  ['null', () => HttpResponse.json(null)],
  ['an empty object', () => HttpResponse.json({})],
  ['no data', data(undefined)],
  ['unreadable updated_fields', data({ updated_fields: 'email' })],
])('an update that answers with %s has succeeded', async (_what, answer) => {
  answerWith(answer)
  const update = updateAccount(openFakeClient(), id, null, stepsFor({ email: null }))
  expect(await outcomeOf(update)).toMatchObject({ updated: null })
})

test('a rejected update carries the code and message of the server', async () => {
  const error = { code: 'VALIDATION_ERROR', message: 'email: is not valid' }
  answerWith(() => HttpResponse.json({ success: false, error }, { status: 400 }))
  const update = updateAccount(openFakeClient(), id, null, stepsFor({ email: 'x' }))
  expect(await outcomeOf(update)).toMatchObject({
    kind: 'validation',
    status: 400,
    code: error.code,
    serverMessage: error.message,
  })
})

test('the queue has a descriptor of each request', async () => {
  const client = openFakeClient()
  client.queue.hold('offline')
  const gone = new AbortController()
  const options = { ...visible, signal: gone.signal }
  const reads = [
    listAccounts(client, query, options),
    getAccount(client, id, { ...options, name: 'Acme' }),
  ]
  const descriptors = client.queue.snapshot().waiting.map((each) => each.descriptor)
  expect(descriptors).toEqual([
    { kind: 'list', query },
    { kind: 'detail', id, name: 'Acme' },
  ])
  gone.abort()
  await outcomeOf(Promise.allSettled(reads))
})
