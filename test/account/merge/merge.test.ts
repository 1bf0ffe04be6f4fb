import { describe, expect, test } from 'vitest'
import { mergeWork } from '#account/merge/merge.ts'
import { dynamicPart, fieldPart, productPart } from '#account/fields/field-path.ts'
import { toPatch } from '#account/edits/patch.ts'
import {
  productTexts,
  type ProductEdit,
  type ProductTexts,
} from '#account/products/product-edits.ts'
import { workOf, type AccountWork } from '#account/edits/edits.ts'
import { putBack } from '#account/edits/revert.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { Product } from '#contract/product.ts'
import { sampleDetail } from '../arbitrary-account.ts'

const base = sampleDetail()
const [vehicle, bare] = base.products as [Product, Product]
const [tier, signed] = base.dynamic_fields
const tierId = tier?.field_id ?? ''
const mine = (work: Partial<AccountWork>): AccountWork => ({ ...workOf(base), ...work })
const updating = (values: Partial<ProductTexts>): ProductEdit => ({
  action: 'update',
  product_id: vehicle.id,
  values,
})
const removing: ProductEdit = { action: 'remove', product_id: vehicle.id }
const theirVehicle = (changes: Partial<Product>) =>
  sampleDetail({ products: [{ ...vehicle, ...changes }, bare] })
const theirTier = (changes: object) =>
  sampleDetail({ dynamic_fields: [{ ...tier, ...changes }, signed] })
const withoutVehicle = sampleDetail({ products: [bare] })
const withoutTier = sampleDetail({ dynamic_fields: [signed] })
const merge = (theirs: AccountDetail, work: Partial<AccountWork>) =>
  mergeWork(base, theirs, mine(work))

test('fields: theirs is taken, mine stays, and what both changed is disputed', () => {
  const theirs = sampleDetail({ phone: '2', email: 'theirs@x.example' })
  const fields = { ...workOf(base).fields, email: 'mine@x.example', notes: 'mine' }
  const { work, disputed, taken } = merge(theirs, { fields })
  expect(toPatch(theirs, work)).toEqual({ email: 'mine@x.example', notes: 'mine' })
  expect(disputed).toEqual([fieldPart('email')])
  expect(taken).toEqual([{ kind: 'field', field: 'phone', before: '+598 2900 0000', after: '2' }])
})

describe('a product', () => {
  test('that they removed while I changed it becomes a new one, and is disputed', () => {
    const { work, disputed, taken } = merge(withoutVehicle, {
      products: [updating({ status: 'I', coverage_id: '' })],
    })
    expect(work.products).toEqual([
      {
        action: 'add',
        key: vehicle.id,
        values: { ...productTexts(vehicle), status: 'I', coverage_id: '' },
      },
    ])
    expect(disputed).toEqual([productPart(vehicle.id)])
    expect(taken).toEqual([])
    const given = putBack(withoutVehicle, work, productPart(vehicle.id))
    expect(toPatch(withoutVehicle, given)).toEqual({})
  })

  test('that a later read shows again is an update of it once more, not a second one', () => {
    const gone = merge(withoutVehicle, { products: [updating({ status: 'I' })] })
    const back = mergeWork(withoutVehicle, base, gone.work)
    expect(back.work.products).toEqual([updating({ status: 'I' })])
  })

  test('that comes back changed leaves none of their values overwritten unasked', () => {
    const gone = merge(withoutVehicle, { products: [updating({ status: 'I' })] })
    const { work, disputed } = mergeWork(
      withoutVehicle,
      theirVehicle({ end_date: '2030-01-01' }),
      gone.work,
    )
    expect(work.products).toEqual([updating({ status: 'I', end_date: '2026-12-31' })])
    expect(disputed).toEqual([
      productPart(vehicle.id, 'end_date'),
      productPart(vehicle.id, 'status'),
    ])
  })

  test('that they changed while I remove it is disputed, and still removed', () => {
    const theirs = theirVehicle({ status: 'X' })
    const { work, disputed, taken } = merge(theirs, { products: [removing] })
    expect(work.products).toEqual([removing])
    expect(disputed).toEqual([productPart(vehicle.id)])
    expect(taken).toEqual([])
  })

  test('that both removed is nobody’s news', () => {
    expect(merge(withoutVehicle, { products: [removing] })).toEqual({
      work: workOf(base),
      disputed: [],
      taken: [],
    })
  })

  test('that only they removed is taken', () => {
    expect(merge(withoutVehicle, {}).taken).toEqual([
      { kind: 'product', id: vehicle.id, action: 'remove', product: vehicle, values: [] },
    ])
  })

  test('of which each changed something else keeps both', () => {
    const theirs = theirVehicle({ end_date: '2030-01-01' })
    const { work, disputed, taken } = merge(theirs, { products: [updating({ status: 'I' })] })
    expect(toPatch(theirs, work)).toEqual({
      products: [{ action: 'update', product_id: vehicle.id, status: 'I' }],
    })
    expect(disputed).toEqual([])
    expect(taken).toMatchObject([
      { id: vehicle.id, values: [{ key: 'end_date', before: '2026-12-31', after: '2030-01-01' }] },
    ])
  })

  test('that both changed to the same is no change of mine any more', () => {
    const { work, disputed } = merge(theirVehicle({ status: 'X' }), {
      products: [updating({ status: 'X' })],
    })
    expect([work.products, disputed]).toEqual([[], []])
  })

  test('that I emptied a value of which they changed is disputed in that value', () => {
    const theirs = theirVehicle({ status: 'X' })
    const { work, disputed } = merge(theirs, { products: [updating({ status: '' })] })
    expect(disputed).toEqual([productPart(vehicle.id, 'status')])
    expect(toPatch(theirs, work).products).toMatchObject([{ status: null }])
    const given = putBack(theirs, work, productPart(vehicle.id, 'status'))
    expect(toPatch(theirs, given)).toEqual({})
  })

  test('that both added is disputed: nobody wants it twice unasked', () => {
    const values = { ...productTexts(null), provider_id: '1', product_type_id: '2' }
    const made = { id: '9', provider_id: '1', product_type_id: '2', status: 'A' }
    const theirs = sampleDetail({ products: [...base.products, made] })
    const add: ProductEdit = { action: 'add', key: 'new', values }
    const { work, disputed, taken } = merge(theirs, { products: [add] })
    expect([work.products, disputed]).toEqual([[add], [productPart('new')]])
    expect(taken).toMatchObject([{ action: 'add', id: '9' }])
    expect(merge(base, { products: [add] }).disputed).toEqual([])
  })

  test('that is not filled in yet is like no other', () => {
    const add: ProductEdit = { action: 'add', key: 'new', values: productTexts(null) }
    const made = { id: '9', provider_id: '1', product_type_id: '2' }
    const theirs = sampleDetail({ products: [...base.products, made] })
    expect(merge(theirs, { products: [add] }).disputed).toEqual([])
  })
})

describe('a custom field', () => {
  const silver = { text: 'Silver', value: 'Silver' }

  test('that they removed while I changed its value is added again as it was called, and disputed', () => {
    const { work, disputed } = merge(withoutTier, {
      dynamic_fields: [{ field_id: tierId, isAdded: false, value: silver }],
    })
    expect(toPatch(withoutTier, work).dynamic_fields).toEqual([
      { field_id: tierId, name: 'Customer Tier', type: 'lista', order: 1, value: 'Silver' },
    ])
    expect(disputed).toEqual([dynamicPart(tierId)])
  })

  test('that they removed while I renamed it keeps its value', () => {
    const { work } = merge(withoutTier, {
      dynamic_fields: [{ field_id: tierId, isAdded: false, name: 'Rank' }],
    })
    expect(toPatch(withoutTier, work).dynamic_fields).toMatchObject([
      { field_id: tierId, name: 'Rank', value: 'Gold' },
    ])
  })

  test('whose number was not read to its last digit is not added again with another one', () => {
    const long = theirTier({ type: 'número', value: 2 ** 64 })
    const { work } = mergeWork(long, withoutTier, {
      ...workOf(long),
      dynamic_fields: [{ field_id: tierId, isAdded: false, name: 'Rank' }],
    })
    expect(toPatch(withoutTier, work).dynamic_fields?.[0]).not.toHaveProperty('value')
    expect(work.dynamic_fields[0]?.value).toEqual({
      text: '18446744073709552000',
      value: undefined,
    })
  })

  test('that both changed is disputed in the value, and what I did not touch is taken', () => {
    const theirs = theirTier({ value: 'Bronze', name: 'Rank' })
    const { work, disputed, taken } = merge(theirs, {
      dynamic_fields: [{ field_id: tierId, isAdded: false, value: silver }],
    })
    expect(disputed).toEqual([dynamicPart(tierId, 'value')])
    expect(taken).toMatchObject([{ field_id: tierId, values: [{ key: 'name', after: 'Rank' }] }])
    expect(toPatch(theirs, putBack(theirs, work, dynamicPart(tierId, 'value')))).toEqual({})
  })

  test('that I cleared while they changed it is disputed', () => {
    const { disputed } = merge(theirTier({ value: 'Bronze' }), {
      dynamic_fields: [{ field_id: tierId, isAdded: false, value: { text: null, value: null } }],
    })
    expect(disputed).toEqual([dynamicPart(tierId, 'value')])
  })

  test('whose half-typed value they changed keeps what was typed', () => {
    const typed = { text: '{"a":', value: undefined }
    const { work, disputed } = merge(theirTier({ value: 'Bronze' }), {
      dynamic_fields: [{ field_id: tierId, isAdded: false, value: typed }],
    })
    expect(work.dynamic_fields[0]?.value).toEqual(typed)
    expect(disputed).toEqual([dynamicPart(tierId, 'value')])
  })

  test('that both added is one field, disputed where they differ', () => {
    const region = { field_id: '9', name: 'Region', value: 'South' }
    const theirs = sampleDetail({ dynamic_fields: [tier, signed, region] })
    const { work, disputed } = merge(theirs, {
      dynamic_fields: [
        { field_id: '9', isAdded: true, name: 'Region', value: { text: 'North', value: 'North' } },
      ],
    })
    expect(toPatch(theirs, work).dynamic_fields).toEqual([{ field_id: '9', value: 'North' }])
    expect(disputed).toEqual([dynamicPart('9', 'value')])
  })

  test('that only they added is taken, even while there is nothing in it', () => {
    const theirs = sampleDetail({ dynamic_fields: [tier, signed, { field_id: '9' }] })
    expect(merge(theirs, {}).taken).toEqual([
      { kind: 'dynamic-field', field_id: '9', field: null, values: [] },
    ])
  })

  test('whose order they only spelt otherwise is not changed', () => {
    const { disputed } = merge(theirTier({ order: 1 }), {
      dynamic_fields: [{ field_id: tierId, isAdded: false, order: '1,5' }],
    })
    expect(disputed).toEqual([])
    const same = merge(theirTier({ order: 1.5 }), {
      dynamic_fields: [{ field_id: tierId, isAdded: false, order: '1,5' }],
    })
    expect([same.work.dynamic_fields, same.disputed]).toEqual([[], []])
  })
})
