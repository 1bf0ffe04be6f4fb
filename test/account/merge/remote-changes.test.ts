import { describe, expect, test } from 'vitest'
import { mergeEdits } from '#account/merge/merge.ts'
import { isSentProductText, remoteChanges } from '#account/merge/remote-changes.ts'
import { editsOf } from '#account/edits/edits.ts'
import { sampleDetail } from '../arbitrary-account.ts'

const before = sampleDetail()
const [product, other] = before.products
const [tier] = before.dynamic_fields
if (!product || !other || !tier) throw new Error('the sample has products and a custom field')

/** What a read shows as changed. */
const changesTo = (now: Record<string, unknown>) =>
  mergeEdits(before, sampleDetail(now), editsOf(before)).incoming

describe('no news of others', () => {
  test('is a field that shows what we sent, however it is spelt', () => {
    const changes = changesTo({ email: null, address: { ...before.address, latitude: '-34.500' } })
    expect(remoteChanges(changes, [{ email: null }, { latitude: -34.5 }])).toEqual([])
  })

  test('is a product that we changed, removed or added', () => {
    const added = { ...other, id: '9', start_date: '2026-01-01T00:00:00Z' }
    const changes = changesTo({ products: [{ ...product, status: 'Z' }, added] })
    expect(changes).toHaveLength(3)
    expect(
      remoteChanges(changes, [
        {
          products: [
            { action: 'update', product_id: product.id, status: 'Z' },
            { action: 'remove', product_id: other.id },
            {
              action: 'add',
              provider_id: other.provider_id ?? '',
              product_type_id: other.product_type_id ?? '',
              start_date: '2026-01-01',
            },
          ],
        },
      ]),
    ).toEqual([])
  })

  test('is a custom field that we changed', () => {
    const changes = changesTo({
      dynamic_fields: [{ ...tier, value: ['a'] }, ...before.dynamic_fields.slice(1)],
    })
    const sent = (value: string | string[]) => [
      { dynamic_fields: [{ field_id: tier.field_id, value }] },
    ]
    expect(remoteChanges(changes, sent(['a']))).toEqual([])
    expect(remoteChanges(changes, sent('a'))).toEqual(changes)
  })
})

describe('news of others', () => {
  test('is everything where we sent nothing', () => {
    const changes = changesTo({ email: 'x@y', products: [product] })
    expect(remoteChanges(changes, [])).toEqual(changes)
  })

  test('is the same field with another value', () => {
    const changes = changesTo({ email: 'x@y' })
    expect(remoteChanges(changes, [{ email: 'mine@y', phone: 'x@y' }])).toEqual(changes)
  })

  test('is of a product only the values that are not ours', () => {
    const changes = changesTo({ products: [{ ...product, status: 'Z', end_date: null }, other] })
    const own = [{ products: [{ action: 'update' as const, product_id: product.id, status: 'Z' }] }]
    expect(remoteChanges(changes, own)).toMatchObject([
      { id: product.id, values: [{ key: 'end_date' }] },
    ])
  })

  test('is a product like ours that somebody else removed', () => {
    const changes = changesTo({ products: [product] })
    const own = [{ products: [{ action: 'remove' as const, product_id: product.id }] }]
    expect(remoteChanges(changes, own)).toEqual(changes)
  })
})

test.each([
  ['end_date', '2026-12-31', '2026-12-31T00:00:00Z', true],
  ['end_date', '2026-12-31', '2027-12-31', false],
  ['end_date', null, '', true],
  ['end_date', '', '2026-12-31', false],
  ['status', 'A', 'AB', false],
  ['status', undefined, '', true],
] as const)('%s: sent %j, seen %j', (key, sent, seen, isSame) => {
  expect(isSentProductText(key, sent, seen)).toBe(isSame)
})
