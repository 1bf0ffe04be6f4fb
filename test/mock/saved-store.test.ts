// @vitest-environment node
import { expect, test } from 'vitest'
import { createMockBackend } from '#mock/backend.ts'
import { SavedStore } from '#mock/saved-store.ts'
import { createStore } from '#mock/store.ts'
import { call, firstId, open, put } from './call.ts'

/** What a file gives back. */
const reread = (saved: SavedStore): SavedStore =>
  SavedStore.parse(JSON.parse(JSON.stringify(saved)))

test('an untouched store differs in nothing from its seed', () => {
  expect(createStore(3).saved()).toEqual({
    version: 1,
    seed: 3,
    idsUsed: { accounts: 0, products: 0 },
    accounts: [],
  })
})

test('a store is the same again after it was saved, write-only fields included', async () => {
  const backend = createMockBackend({ seed: 2, ...open })
  const id = firstId(backend)
  await put(backend, id, {
    notes: null,
    qr_code: 'Q-1',
    document_type: 3,
    products: [{ action: 'add', provider_id: '1', product_type_id: '2' }],
    dynamic_fields: [{ field_id: '5', value: { deep: [1, null] } }],
  })
  await call(backend, '', { method: 'POST', body: { name: 'Ñandú 🇺🇾' } })
  const saved = backend.store.saved()
  expect(saved.accounts).toHaveLength(2)
  const again = createMockBackend({ saved: reread(saved), ...open })
  expect(again.store.all()).toEqual(backend.store.all())
  expect(again.store.saved()).toEqual(saved)
})

test('a store that was saved gives no id a second time', () => {
  const store = createStore(1)
  const account = store.nextAccountId()
  const product = store.nextProductId()
  const again = createStore(1, { saved: reread(store.saved()) })
  expect(BigInt(again.nextAccountId())).toBe(BigInt(account) + 1n)
  expect(BigInt(again.nextProductId())).toBe(BigInt(product) + 1n)
})

test('each change is heard of, and a reset leaves nothing to save', () => {
  const store = createStore(1)
  const seen: number[] = []
  store.onChange(() => seen.push(store.saved().accounts.length))
  const [first] = store.all()
  if (!first) throw new Error('the store is empty')
  store.put({ ...first, notes: 'changed' })
  store.put({ ...first, notes: 'changed again' })
  store.reset()
  expect(seen).toEqual([1, 1, 0])
})

test.each([
  ['another version', { version: 2, seed: 1, idsUsed: { accounts: 0, products: 0 }, accounts: [] }],
  ['no accounts', { version: 1, seed: 1, idsUsed: { accounts: 0, products: 0 } }],
  [
    'an account without an id',
    { version: 1, seed: 1, idsUsed: { accounts: 0, products: 0 }, accounts: [{ name: 'A' }] },
  ],
])('what is no saved store is refused: %s', (_, value) => {
  expect(SavedStore.safeParse(value).success).toBe(false)
})
