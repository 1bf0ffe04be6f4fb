import { describe, expect, test } from 'vitest'
import { productTexts } from '#account/products/product-edits.ts'
import { emptyEdits, editsOf, type AccountEdits } from '#account/edits/edits.ts'
import { AccountDetail } from '#contract/account.ts'
import { restOf, typedSince } from '#editing/session/created-account.ts'

const created = AccountDetail.parse({ id: '8', name: 'Nueva S.A.', email: 'hola@nueva.example' })
const product = {
  action: 'add',
  key: 'k1',
  values: { ...productTexts(null), provider_id: '1', product_type_id: '2' },
} as const
const tier = { field_id: '7', isAdded: true, value: { text: null, value: 'Gold' } }

function filled(changes: Partial<AccountEdits> = {}, texts: object = {}): AccountEdits {
  const edits = emptyEdits()
  const { name, email } = created
  const fields = { ...edits.fields, name: name ?? '', email: email ?? '', ...texts }
  return { ...edits, fields, ...changes }
}

describe('the edits that a POST does not take', () => {
  test('are null without products and custom fields', () => {
    expect(restOf(filled(), created)).toBeNull()
  })

  test('are made over the created account, and change none of its fields', () => {
    const edits = filled({ products: [product], dynamic_fields: [tier] })
    expect(restOf(edits, created)).toEqual({
      edits: { ...editsOf(created), products: [product], dynamic_fields: [tier] },
      patch: {
        products: [{ action: 'add', provider_id: '1', product_type_id: '2' }],
        dynamic_fields: [{ field_id: '7', value: 'Gold' }],
      },
      productIds: ['k1'],
    })
  })
})

describe('the edits while a create was in flight', () => {
  test('are null when everything was sent', () => {
    const sent = filled({ products: [product], dynamic_fields: [tier] })
    expect(typedSince(sent, structuredClone(sent), created)).toBeNull()
  })

  test('are those that differ from what was sent, over the created account', () => {
    const sent = filled()
    const now = filled({}, { notes: 'typed', email: '' })
    const { fields } = editsOf(created)
    expect(typedSince(sent, now, created)).toEqual({
      fields: { ...fields, notes: 'typed', email: '' },
      products: [],
      dynamic_fields: [],
    })
  })

  test('include staged edits that have changed since', () => {
    const sent = filled({ products: [product], dynamic_fields: [tier] })
    const other = { ...product, key: 'k2' }
    const named = { ...tier, name: 'Tier' }
    const now = filled({ products: [product, other], dynamic_fields: [named] })
    expect(typedSince(sent, now, created)).toEqual({
      ...editsOf(created),
      products: [other],
      dynamic_fields: [named],
    })
  })

  test('do not include values that the server has stored differently', () => {
    const sent = filled({}, { email: 'HOLA@NUEVA.EXAMPLE' })
    expect(typedSince(sent, sent, created)).toBeNull()
  })
})
