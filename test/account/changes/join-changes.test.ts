import { expect, test } from 'vitest'
import { joinChanges } from '#account/changes/join-changes.ts'
import { mergeEdits } from '#account/merge/merge.ts'
import { editsOf } from '#account/edits/edits.ts'
import * as fc from 'fast-check'
import { anyDetail, sampleDetail } from '../arbitrary-account.ts'
import { anyRemoteOf } from '../arbitrary-edits.ts'
import type { AccountDetail } from '#contract/account.ts'

const changes = (from: AccountDetail, to: AccountDetail) =>
  mergeEdits(from, to, editsOf(from)).incoming

const first = sampleDetail()
const [product] = first.products
const [tier] = first.dynamic_fields
if (!product || !tier) throw new Error('the sample has products and a custom field')

test('a value that changed twice is listed once, from first to last', () => {
  const second = sampleDetail({ notes: 'b', products: [{ ...product, status: 'B' }] })
  const third = sampleDetail({ notes: 'c', products: [{ ...product, status: 'C' }] })
  const joined = joinChanges(changes(first, second), changes(second, third))
  expect(joined).toContainEqual({ kind: 'field', field: 'notes', before: first.notes, after: 'c' })
  const products = joined.filter((change) => change.kind === 'product' && change.id === product.id)
  expect(products).toEqual([
    expect.objectContaining({
      action: 'update',
      values: [{ key: 'status', before: product.status, after: 'C' }],
    }),
  ])
})

test('a change that is reverted is dropped', () => {
  const second = sampleDetail({ notes: 'b', dynamic_fields: [{ ...tier, value: 'Other' }] })
  const there = changes(first, second).filter(({ kind }) => kind !== 'product')
  const back = changes(second, first).filter(({ kind }) => kind !== 'product')
  expect(
    joinChanges(there, back).filter((change) => 'field' in change && change.field === 'notes'),
  ).toEqual([])
})

test('a value that was empty before both changes is listed as empty before', () => {
  const withValue = (value: string | null) => sampleDetail({ dynamic_fields: [{ ...tier, value }] })
  const [none, one, two] = [withValue(null), withValue('one'), withValue('two')]
  const values = (from: AccountDetail, over: AccountDetail, to: AccountDetail) =>
    joinChanges(changes(from, over), changes(over, to)).map((change) =>
      change.kind === 'field' ? [] : change.values.map(({ before, after }) => [before, after]),
    )
  expect(values(none, one, two)).toEqual([[[null, 'two']]])
  expect(values(none, one, none)).toEqual([])
})

test('a product that is changed and then removed is removed', () => {
  const second = sampleDetail({ products: [{ ...product, status: 'B' }] })
  const third = sampleDetail({ products: [] })
  const joined = joinChanges(changes(first, second), changes(second, third))
  expect(joined).toContainEqual(
    expect.objectContaining({ kind: 'product', id: product.id, action: 'remove' }),
  )
})

test('changes joined with none stay the same', () => {
  fc.assert(
    fc.property(
      anyDetail.chain((base) => fc.tuple(fc.constant(base), anyRemoteOf(base))),
      ([base, remote]) => {
        const all = changes(base, remote)
        expect(joinChanges(all, [])).toEqual(all)
        expect(joinChanges([], all)).toEqual(all)
      },
    ),
  )
})
