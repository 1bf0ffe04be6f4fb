import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountChanges } from '#account/changes/changes.ts'
import { emptyFormValues } from '#account/edits/form-values.ts'
import type { DynamicFieldEdit } from '#account/dynamic-fields/dynamic-edits.ts'
import { productTexts, type ProductEdit } from '#account/products/product-edits.ts'
import { editsOf } from '#account/edits/edits.ts'
import { newAccount, newPageId, readDraftRecord } from '#editing/drafts/draft-record.ts'
import { anyDetail, anyDetailAndFormValues } from '../../account/arbitrary-account.ts'
import { base, someDraft, typed } from './some-draft.ts'

const products: ProductEdit[] = [
  { action: 'add', key: 'k1', values: { ...productTexts(null), provider_id: '1' } },
  { action: 'update', product_id: '2', values: { status: '' } },
  { action: 'remove', product_id: '3' },
]
const dynamic: DynamicFieldEdit[] = [
  { field_id: '4', isAdded: false, value: { text: 'not yet {', value: undefined } },
  { field_id: '5', isAdded: false, value: { text: null, value: null } },
  { field_id: '6', isAdded: true, name: 'Tier', order: '1,5' },
  { field_id: '7', isAdded: true },
]

/** As another version of the product may have stored it. */
const read = (edits: Record<string, unknown>, changes: Record<string, unknown> = {}) =>
  readDraftRecord(
    structuredClone({ ...someDraft(), edits: { ...typed('x'), ...edits }, ...changes }),
  )

test('a stored draft is read unchanged', () => {
  fc.assert(
    fc.property(anyDetailAndFormValues, ([base, fields]) => {
      const edits = { fields: { ...fields }, products, dynamic_fields: dynamic }
      const draft = someDraft({ base, edits, sent: { before: base, edits, at: 5 } })
      expect(readDraftRecord(structuredClone(draft))).toStrictEqual(draft)
    }),
  )
})

describe('a record from another version of the product is read as far as possible', () => {
  test('a missing field keeps its value in the base', () => {
    fc.assert(
      fc.property(anyDetail, (base) => {
        const draft = read({ ...editsOf(base), fields: {} }, { base })
        expect(draft && accountChanges(base, draft.edits)).toEqual([])
      }),
    )
  })

  test('a missing field of a new account is empty', () => {
    const draft = read({ fields: { name: 'Acme' } }, { base: null, account: newAccount })
    expect(draft?.edits.fields).toEqual({ ...emptyFormValues(), name: 'Acme' })
  })

  test('an unknown field, or one that is no text, is dropped', () => {
    const fields = { email: 'new@acme.example', name: 12, fax: '1', __proto__: { phone: '2' } }
    expect(read({ fields })?.edits.fields).toEqual(typed('new@acme.example').fields)
  })

  test('without a list of conflicts there are none', () => {
    expect(read({}, { conflicts: 'email' })?.conflicts).toEqual([])
    expect(read({}, { conflicts: ['email'] })?.conflicts).toEqual(['email'])
  })

  test('an unreadable staged product does not cost the others', () => {
    const draft = read({
      products: [
        { action: 'split', product_id: '1' },
        ...products,
        { action: 'update', product_id: '8', values: { colour: 'red' } },
        { action: 'update', product_id: '9', values: { colour: 'red', status: 'A' } },
        null,
      ],
    })
    const update = { action: 'update', product_id: '9', values: { status: 'A' } }
    expect(draft?.edits.products).toEqual([...products, update])
  })

  test('a new product has a text for every field', () => {
    const draft = read({ products: [{ action: 'add', key: 'k1', values: { provider_id: '1' } }] })
    expect(draft?.edits.products).toEqual([products[0]])
  })

  test('an unreadable staged dynamic field does not cost the others', () => {
    const draft = read({
      dynamic_fields: [
        { isAdded: true, name: 'without an id' },
        ...dynamic,
        { field_id: '8', isAdded: false, order: 3 },
        { field_id: '9', isAdded: false, order: 3, type: 'lista', colour: 'red' },
      ],
    })
    const last = { field_id: '9', isAdded: false, type: 'lista' }
    expect(draft?.edits.dynamic_fields).toStrictEqual([...dynamic, last])
  })

  test('the text of a value is kept, even if the value cannot be read', () => {
    const value = { text: 'tomorrow', value: new Date() }
    const draft = read({ dynamic_fields: [{ field_id: '8', isAdded: false, value }] })
    expect(draft?.edits.dynamic_fields).toStrictEqual([
      { field_id: '8', isAdded: false, value: { text: 'tomorrow', value: undefined } },
    ])
  })

  test('without lists of staged edits nothing is staged', () => {
    const draft = read({ products: undefined, dynamic_fields: 'none' })
    expect(draft?.edits).toEqual(typed('x'))
  })

  test('missing or unreadable sent edits do not cost anything else', () => {
    for (const sent of [undefined, 'yes', { at: 'now', edits: typed('x'), before: null }]) {
      const draft = read({}, { sent })
      expect(draft?.sent).toBeNull()
      expect(draft?.edits.fields.email).toBe('x')
    }
  })

  test('the account may have no name', () => {
    expect(read({}, { name: undefined })?.name).toBeNull()
  })
})

test('a draft with the field names of an older version is read', () => {
  const sent = { before: base, edits: typed('y'), at: 5 }
  const draft = someDraft({ conflicts: ['email'], sent })
  const { edits, conflicts, ...rest } = draft
  const older = { before: base, work: sent.edits, at: 5 }
  const stored = { ...rest, work: edits, disputed: conflicts, sent: older }
  expect(readDraftRecord(stored)).toEqual(draft)
})

test.each([
  ['nothing', undefined],
  ['a text', 'draft'],
  ['no edits', { ...someDraft(), edits: null }],
  ['no texts', { ...someDraft(), edits: { ...typed('x'), fields: null } }],
  ['no time', { ...someDraft(), savedAt: '2026-01-01' }],
  ['a base that is no account', { ...someDraft(), base: { name: 'Acme' } }],
  ['an account without a base', { ...someDraft(), base: null }],
])('%s is no draft', (_, value) => {
  expect(readDraftRecord(value)).toBeNull()
})

test('each page has a unique id', () => {
  const ids = Array.from({ length: 1_000 }, newPageId)
  expect(new Set(ids).size).toBe(1_000)
})
