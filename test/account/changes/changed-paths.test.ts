import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedPathIds, pathsOf, stagedPathIds } from '#account/changes/changed-paths.ts'
import { accountChanges } from '#account/changes/changes.ts'
import { pathId, pathOfId } from '#account/fields/field-path.ts'
import { productTexts } from '#account/products/product-edits.ts'
import { editsOf, type AccountEdits } from '#account/edits/edits.ts'
import { revert } from '#account/edits/revert.ts'
import { sampleDetail } from '../arbitrary-account.ts'

const base = sampleDetail()
const [product] = base.products
const [tier] = base.dynamic_fields
if (!product || !tier) throw new Error('the sample has a product and a custom field')

const edits: AccountEdits = {
  ...editsOf(base),
  fields: { ...editsOf(base).fields, email: 'x@y' },
  products: [
    { action: 'update', product_id: product.id, values: { status: 'Z' } },
    { action: 'add', key: 'new.1', values: { ...productTexts(null), provider_id: '1' } },
  ],
  dynamic_fields: [{ field_id: tier.field_id, isAdded: false, value: { text: null, value: null } }],
}

test('the paths of a change are its whole and each changed value', () => {
  expect([...changedPathIds(base, edits)]).toEqual([
    'email',
    `product.${product.id}`,
    `product.${product.id}.status`,
    'product.new.1',
    'product.new.1.provider_id',
    `custom.${tier.field_id}`,
    `custom.${tier.field_id}.value`,
  ])
})

test('staged edits are listed by their wholes only', () => {
  expect([...stagedPathIds(edits)]).toEqual([
    `product.${product.id}`,
    'product.new.1',
    `custom.${tier.field_id}`,
  ])
  expect(stagedPathIds(null).size).toBe(0)
})

test('an untouched account has no changed path', () => {
  expect(changedPathIds(base, editsOf(base)).size).toBe(0)
})

test('a reverted path is no longer changed', () => {
  const ids = [...changedPathIds(base, edits)].filter((id) => !id.startsWith('product.new'))
  fc.assert(
    fc.property(fc.constantFrom(...ids), (id) => {
      expect(changedPathIds(base, revert(base, edits, pathOfId(id))).has(id)).toBe(false)
    }),
  )
})

test('the first path of a change is its whole', () => {
  for (const change of accountChanges(base, edits)) {
    const [whole, ...values] = pathsOf(change).map(pathId)
    for (const value of values) expect(value.startsWith(`${whole}.`)).toBe(true)
  }
})
