import { describe, expect, test } from 'vitest'
import { mergeEdits } from '#account/merge/merge.ts'
import { dynamicPath, fieldPath, productPath } from '#account/fields/field-path.ts'
import { toPatch } from '#account/edits/patch.ts'
import {
  productTexts,
  type ProductEdit,
  type ProductTexts,
} from '#account/products/product-edits.ts'
import { editsOf, type AccountEdits } from '#account/edits/edits.ts'
import { revert } from '#account/edits/revert.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { Product } from '#contract/product.ts'
import { sampleDetail } from '../arbitrary-account.ts'

const base = sampleDetail()
const [vehicle, bare] = base.products as [Product, Product]
const [tier, signed] = base.dynamic_fields
const tierId = tier?.field_id ?? ''
const local = (edits: Partial<AccountEdits>): AccountEdits => ({ ...editsOf(base), ...edits })
const updating = (values: Partial<ProductTexts>): ProductEdit => ({
  action: 'update',
  product_id: vehicle.id,
  values,
})
const removing: ProductEdit = { action: 'remove', product_id: vehicle.id }
const remoteVehicle = (changes: Partial<Product>) =>
  sampleDetail({ products: [{ ...vehicle, ...changes }, bare] })
const remoteTier = (changes: object) =>
  sampleDetail({ dynamic_fields: [{ ...tier, ...changes }, signed] })
const withoutVehicle = sampleDetail({ products: [bare] })
const withoutTier = sampleDetail({ dynamic_fields: [signed] })
const merge = (remote: AccountDetail, edits: Partial<AccountEdits>) =>
  mergeEdits(base, remote, local(edits))

test('fields: remote changes come in, local edits stay, and fields changed by both are conflicts', () => {
  const remote = sampleDetail({ phone: '2', email: 'remote@x.example' })
  const fields = { ...editsOf(base).fields, email: 'local@x.example', notes: 'local' }
  const { edits, conflicts, incoming } = merge(remote, { fields })
  expect(toPatch(remote, edits)).toEqual({ email: 'local@x.example', notes: 'local' })
  expect(conflicts).toEqual([fieldPath('email')])
  expect(incoming).toEqual([
    { kind: 'field', field: 'phone', before: '+598 2900 0000', after: '2' },
  ])
})

describe('a product', () => {
  test('removed remotely while edited locally is staged as new, and is a conflict', () => {
    const { edits, conflicts, incoming } = merge(withoutVehicle, {
      products: [updating({ status: 'I', coverage_id: '' })],
    })
    expect(edits.products).toEqual([
      {
        action: 'add',
        key: vehicle.id,
        values: { ...productTexts(vehicle), status: 'I', coverage_id: '' },
      },
    ])
    expect(conflicts).toEqual([productPath(vehicle.id)])
    expect(incoming).toEqual([])
    const given = revert(withoutVehicle, edits, productPath(vehicle.id))
    expect(toPatch(withoutVehicle, given)).toEqual({})
  })

  test('that they removed while I changed it is in conflict still, however often it is merged', () => {
    const once = merge(withoutVehicle, { products: [updating({ status: 'I' })] })
    const again = mergeEdits(base, withoutVehicle, once.edits)
    expect([again.edits, again.conflicts]).toEqual([once.edits, once.conflicts])
  })

  test('that a later read shows again is updated, not added a second time', () => {
    const gone = merge(withoutVehicle, { products: [updating({ status: 'I' })] })
    const back = mergeEdits(withoutVehicle, base, gone.edits)
    expect(back.edits.products).toEqual([updating({ status: 'I' })])
  })

  test('that reappears changed has a conflict for each of its remote values', () => {
    const gone = merge(withoutVehicle, { products: [updating({ status: 'I' })] })
    const { edits, conflicts } = mergeEdits(
      withoutVehicle,
      remoteVehicle({ end_date: '2030-01-01' }),
      gone.edits,
    )
    expect(edits.products).toEqual([updating({ status: 'I', end_date: '2026-12-31' })])
    expect(conflicts).toEqual([
      productPath(vehicle.id, 'end_date'),
      productPath(vehicle.id, 'status'),
    ])
  })

  test('changed remotely while removed locally is a conflict, and stays removed', () => {
    const remote = remoteVehicle({ status: 'X' })
    const { edits, conflicts, incoming } = merge(remote, { products: [removing] })
    expect(edits.products).toEqual([removing])
    expect(conflicts).toEqual([productPath(vehicle.id)])
    expect(incoming).toEqual([])
  })

  test('removed by both sides needs no edit and is not reported', () => {
    expect(merge(withoutVehicle, { products: [removing] })).toEqual({
      edits: editsOf(base),
      conflicts: [],
      incoming: [],
    })
  })

  test('removed only remotely is incoming', () => {
    expect(merge(withoutVehicle, {}).incoming).toEqual([
      { kind: 'product', id: vehicle.id, action: 'remove', product: vehicle, values: [] },
    ])
  })

  test('of which each side changed another value keeps both changes', () => {
    const remote = remoteVehicle({ end_date: '2030-01-01' })
    const { edits, conflicts, incoming } = merge(remote, { products: [updating({ status: 'I' })] })
    expect(toPatch(remote, edits)).toEqual({
      products: [{ action: 'update', product_id: vehicle.id, status: 'I' }],
    })
    expect(conflicts).toEqual([])
    expect(incoming).toMatchObject([
      { id: vehicle.id, values: [{ key: 'end_date', before: '2026-12-31', after: '2030-01-01' }] },
    ])
  })

  test('changed by both sides to the same value has no local edit left', () => {
    const { edits, conflicts } = merge(remoteVehicle({ status: 'X' }), {
      products: [updating({ status: 'X' })],
    })
    expect([edits.products, conflicts]).toEqual([[], []])
  })

  test('of which a value was emptied locally and changed remotely has a conflict in that value', () => {
    const remote = remoteVehicle({ status: 'X' })
    const { edits, conflicts } = merge(remote, { products: [updating({ status: '' })] })
    expect(conflicts).toEqual([productPath(vehicle.id, 'status')])
    expect(toPatch(remote, edits).products).toMatchObject([{ status: null }])
    const given = revert(remote, edits, productPath(vehicle.id, 'status'))
    expect(toPatch(remote, given)).toEqual({})
  })

  test('added by both sides is a conflict, because nobody wants it twice unasked', () => {
    const values = { ...productTexts(null), provider_id: '1', product_type_id: '2' }
    const made = { id: '9', provider_id: '1', product_type_id: '2', status: 'A' }
    const remote = sampleDetail({ products: [...base.products, made] })
    const add: ProductEdit = { action: 'add', key: 'new', values }
    const { edits, conflicts, incoming } = merge(remote, { products: [add] })
    expect([edits.products, conflicts]).toEqual([[add], [productPath('new')]])
    expect(incoming).toMatchObject([{ action: 'add', id: '9' }])
    expect(merge(base, { products: [add] }).conflicts).toEqual([])
  })

  test('that is still empty matches no other', () => {
    const add: ProductEdit = { action: 'add', key: 'new', values: productTexts(null) }
    const made = { id: '9', provider_id: '1', product_type_id: '2' }
    const remote = sampleDetail({ products: [...base.products, made] })
    expect(merge(remote, { products: [add] }).conflicts).toEqual([])
  })
})

describe('a dynamic field', () => {
  const silver = { text: 'Silver', value: 'Silver' }

  test('removed remotely while its value was edited is added again with its name, and is a conflict', () => {
    const { edits, conflicts } = merge(withoutTier, {
      dynamic_fields: [{ field_id: tierId, isAdded: false, value: silver }],
    })
    expect(toPatch(withoutTier, edits).dynamic_fields).toEqual([
      { field_id: tierId, name: 'Customer Tier', type: 'lista', order: 1, value: 'Silver' },
    ])
    expect(conflicts).toEqual([dynamicPath(tierId)])
  })

  test('removed remotely while renamed locally keeps its value', () => {
    const { edits } = merge(withoutTier, {
      dynamic_fields: [{ field_id: tierId, isAdded: false, name: 'Rank' }],
    })
    expect(toPatch(withoutTier, edits).dynamic_fields).toMatchObject([
      { field_id: tierId, name: 'Rank', value: 'Gold' },
    ])
  })

  test('whose number lost digits is not added again with a different number', () => {
    const long = remoteTier({ type: 'número', value: 2 ** 64 })
    const { edits } = mergeEdits(long, withoutTier, {
      ...editsOf(long),
      dynamic_fields: [{ field_id: tierId, isAdded: false, name: 'Rank' }],
    })
    expect(toPatch(withoutTier, edits).dynamic_fields?.[0]).not.toHaveProperty('value')
    expect(edits.dynamic_fields[0]?.value).toEqual({
      text: '18446744073709552000',
      value: undefined,
    })
  })

  test('whose value both sides changed has a conflict there, and other remote changes are incoming', () => {
    const remote = remoteTier({ value: 'Bronze', name: 'Rank' })
    const { edits, conflicts, incoming } = merge(remote, {
      dynamic_fields: [{ field_id: tierId, isAdded: false, value: silver }],
    })
    expect(conflicts).toEqual([dynamicPath(tierId, 'value')])
    expect(incoming).toMatchObject([{ field_id: tierId, values: [{ key: 'name', after: 'Rank' }] }])
    expect(toPatch(remote, revert(remote, edits, dynamicPath(tierId, 'value')))).toEqual({})
  })

  test('cleared locally and changed remotely is a conflict', () => {
    const { conflicts } = merge(remoteTier({ value: 'Bronze' }), {
      dynamic_fields: [{ field_id: tierId, isAdded: false, value: { text: null, value: null } }],
    })
    expect(conflicts).toEqual([dynamicPath(tierId, 'value')])
  })

  test('changed remotely while its value is half typed keeps the typed text', () => {
    const typed = { text: '{"a":', value: undefined }
    const { edits, conflicts } = merge(remoteTier({ value: 'Bronze' }), {
      dynamic_fields: [{ field_id: tierId, isAdded: false, value: typed }],
    })
    expect(edits.dynamic_fields[0]?.value).toEqual(typed)
    expect(conflicts).toEqual([dynamicPath(tierId, 'value')])
  })

  test('added by both sides is one field, with conflicts where it differs', () => {
    const region = { field_id: '9', name: 'Region', value: 'South' }
    const remote = sampleDetail({ dynamic_fields: [tier, signed, region] })
    const { edits, conflicts } = merge(remote, {
      dynamic_fields: [
        { field_id: '9', isAdded: true, name: 'Region', value: { text: 'North', value: 'North' } },
      ],
    })
    expect(toPatch(remote, edits).dynamic_fields).toEqual([{ field_id: '9', value: 'North' }])
    expect(conflicts).toEqual([dynamicPath('9', 'value')])
  })

  test('added only remotely is incoming, even if it is empty', () => {
    const remote = sampleDetail({ dynamic_fields: [tier, signed, { field_id: '9' }] })
    expect(merge(remote, {}).incoming).toEqual([
      { kind: 'dynamic-field', field_id: '9', field: null, values: [] },
    ])
  })

  test('whose order only has another spelling is not changed', () => {
    const { conflicts } = merge(remoteTier({ order: 1 }), {
      dynamic_fields: [{ field_id: tierId, isAdded: false, order: '1,5' }],
    })
    expect(conflicts).toEqual([])
    const same = merge(remoteTier({ order: 1.5 }), {
      dynamic_fields: [{ field_id: tierId, isAdded: false, order: '1,5' }],
    })
    expect([same.edits.dynamic_fields, same.conflicts]).toEqual([[], []])
  })
})
