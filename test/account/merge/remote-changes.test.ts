import { describe, expect, test } from 'vitest'
import { mergeEdits } from '#account/merge/merge.ts'
import { isSentProductText, remoteChanges } from '#account/merge/remote-changes.ts'
import { editsOf } from '#account/edits/edits.ts'
import { sampleDetail } from '../arbitrary-account.ts'

const before = sampleDetail()
const [product, other] = before.products
const [tier] = before.dynamic_fields
if (!product || !other || !tier) throw new Error('the sample has products and a custom field')

/** The changes that a newer read shows. */
const changesTo = (now: Record<string, unknown>) =>
  mergeEdits(before, sampleDetail(now), editsOf(before)).incoming

describe('a change is not remote', () => {
  test('if it is a field with the value that we sent, in any spelling', () => {
    const changes = changesTo({ email: null, address: { ...before.address, latitude: '-34.500' } })
    expect(remoteChanges(changes, [{ email: null }, { latitude: -34.5 }])).toEqual([])
  })

  test('if it is a product that we changed, removed or added', () => {
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

  test('if it is a dynamic field that we changed', () => {
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

describe('a change is remote', () => {
  test('if we sent nothing', () => {
    const changes = changesTo({ email: 'x@y', products: [product] })
    expect(remoteChanges(changes, [])).toEqual(changes)
  })

  test('if the field has a value other than the one we sent', () => {
    const changes = changesTo({ email: 'x@y' })
    expect(remoteChanges(changes, [{ email: 'local@y', phone: 'x@y' }])).toEqual(changes)
  })

  test('in those values of a product that we did not send', () => {
    const changes = changesTo({ products: [{ ...product, status: 'Z', end_date: null }, other] })
    const localPatches = [
      { products: [{ action: 'update' as const, product_id: product.id, status: 'Z' }] },
    ]
    expect(remoteChanges(changes, localPatches)).toMatchObject([
      { id: product.id, values: [{ key: 'end_date' }] },
    ])
  })

  test('if it removes another product than the one we removed', () => {
    const changes = changesTo({ products: [product] })
    const localPatches = [{ products: [{ action: 'remove' as const, product_id: product.id }] }]
    expect(remoteChanges(changes, localPatches)).toEqual(changes)
  })
})

test.each([
  ['end_date', '2026-12-31', '2026-12-31T00:00:00Z', true],
  ['end_date', '2026-12-31', '2027-12-31', false],
  ['end_date', null, '', true],
  ['end_date', '', '2026-12-31', false],
  ['status', 'A', 'AB', false],
  ['status', undefined, '', true],
] as const)('isSentProductText for %s: sent %j, seen %j', (key, sent, seen, isSame) => {
  expect(isSentProductText(key, sent, seen)).toBe(isSame)
})
