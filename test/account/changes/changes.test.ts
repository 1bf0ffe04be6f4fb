import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountChanges, dynamicChanges, productChanges } from '#account/changes/changes.ts'
import { pathId } from '#account/fields/field-path.ts'
import { readEdits } from '#account/edits/patch.ts'
import { productTexts } from '#account/products/product-edits.ts'
import { editsOf } from '#account/edits/edits.ts'
import { changedValues } from '../account-paths.ts'
import { sampleDetail } from '../arbitrary-account.ts'
import { anyDetailAndEdits } from '../arbitrary-edits.ts'

const base = sampleDetail()
const [vehicle, bare] = base.products
const [tier, signed] = base.dynamic_fields

test('fields come in the order of the form, then products and dynamic fields in the order of staging', () => {
  const untouched = editsOf(base)
  const changes = accountChanges(base, {
    fields: { ...untouched.fields, notes: '', name: 'New' },
    products: [{ action: 'remove', product_id: vehicle?.id ?? '' }],
    dynamic_fields: [{ field_id: '9', isAdded: true }],
  })
  expect(changes).toEqual([
    { kind: 'field', field: 'name', before: 'Acme Corp', after: 'New' },
    { kind: 'field', field: 'notes', before: 'Calls on Mondays', after: '' },
    { kind: 'product', id: vehicle?.id, action: 'remove', product: vehicle, values: [] },
    { kind: 'dynamic-field', field_id: '9', field: null, values: [] },
  ])
})

test('a changed product lists its changed values, and a new product its filled-in values', () => {
  const values = { ...productTexts(null), provider_id: '1', status: ' ' }
  expect(
    productChanges(base.products, [
      {
        action: 'update',
        product_id: bare?.id ?? '',
        values: { status: '', end_date: '2027-01-01' },
      },
      { action: 'add', key: 'new', values },
      { action: 'remove', product_id: 'nobody has read it' },
    ]),
  ).toEqual([
    {
      id: bare?.id,
      action: 'update',
      product: bare,
      values: [
        { key: 'end_date', before: '', after: '2027-01-01' },
        { key: 'status', before: 'I', after: '' },
      ],
    },
    {
      id: 'new',
      action: 'add',
      product: null,
      values: [{ key: 'provider_id', before: '', after: '1' }],
    },
  ])
})

test('a changed dynamic field carries JSON values, and an invalid text as typed', () => {
  expect(
    dynamicChanges(base.dynamic_fields, [
      {
        field_id: tier?.field_id ?? '',
        isAdded: false,
        order: '1,5',
        value: { text: null, value: null },
      },
      {
        field_id: signed?.field_id ?? '',
        isAdded: false,
        value: { text: '{"a":', value: undefined },
      },
    ]),
  ).toEqual([
    {
      field_id: tier?.field_id,
      field: tier,
      values: [
        { key: 'order', before: '1', after: '1,5', text: '1,5' },
        { key: 'value', before: 'Gold', after: null, text: null },
      ],
    },
    {
      field_id: signed?.field_id,
      field: signed,
      values: [{ key: 'value', before: true, after: undefined, text: '{"a":' }],
    },
  ])
})

test('every change is sent, or has a problem', () => {
  fc.assert(
    fc.property(anyDetailAndEdits, ([base, edits]) => {
      const { patch, problems } = readEdits(base, edits)
      const { products = [], dynamic_fields = [], ...fields } = patch
      const changes = accountChanges(base, edits)
      expect(changes.filter(({ kind }) => kind === 'product')).toHaveLength(products.length)
      expect(changes.filter(({ kind }) => kind === 'dynamic-field')).toHaveLength(
        dynamic_fields.length,
      )
      const sent = [
        ...Object.keys(fields),
        ...products.flatMap((change, index) => {
          const { productIds } = readEdits(base, edits)
          const id = productIds[index] ?? ''
          const { action: _action, ...rest } = change
          const keys = Object.entries(rest).filter(([, value]) => value !== '')
          return keys.flatMap(([key]) => (key === 'product_id' ? [] : `product.${id}.${key}`))
        }),
        ...dynamic_fields.flatMap(({ field_id, ...values }) =>
          Object.keys(values).map((key) => `custom.${field_id}.${key}`),
        ),
      ]
      const changed = changedValues(changes)
      const rejected = problems.map(({ path }) => pathId(path)).filter((id) => changed.has(id))
      expect([...changed.keys()].toSorted()).toEqual(
        [...new Set([...sent, ...rejected])].toSorted(),
      )
    }),
  )
})
