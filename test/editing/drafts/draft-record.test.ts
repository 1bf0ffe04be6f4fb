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

/** As it comes out of the store, where another version of the product put it. */
const read = (edits: Record<string, unknown>, changes: Record<string, unknown> = {}) =>
  readDraftRecord(
    structuredClone({ ...someDraft(), edits: { ...typed('x'), ...edits }, ...changes }),
  )

test('what is read back is what was stored', () => {
  fc.assert(
    fc.property(anyDetailAndFormValues, ([base, fields]) => {
      const edits = { fields: { ...fields }, products, dynamic_fields: dynamic }
      const draft = someDraft({ base, edits, sent: { before: base, edits, at: 5 } })
      expect(readDraftRecord(structuredClone(draft))).toStrictEqual(draft)
    }),
  )
})

describe('a record from another version of the product is read as far as it goes', () => {
  test('a field that it does not have yet is no change', () => {
    fc.assert(
      fc.property(anyDetail, (base) => {
        const draft = read({ ...editsOf(base), fields: {} }, { base })
        expect(draft && accountChanges(base, draft.edits)).toEqual([])
      }),
    )
  })

  test('in a new account it is empty', () => {
    const draft = read({ fields: { name: 'Acme' } }, { base: null, account: newAccount })
    expect(draft?.edits.fields).toEqual({ ...emptyFormValues(), name: 'Acme' })
  })

  test('a field that is not known, or no text, is left out', () => {
    const fields = { email: 'new@acme.example', name: 12, fax: '1', __proto__: { phone: '2' } }
    expect(read({ fields })?.edits.fields).toEqual(typed('new@acme.example').fields)
  })

  test('where it does not say what was still to be decided, nothing was', () => {
    expect(read({}, { conflicts: 'email' })?.conflicts).toEqual([])
    expect(read({}, { conflicts: ['email'] })?.conflicts).toEqual(['email'])
  })

  test('a staged product that cannot be read costs no other', () => {
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

  test('a new product has a text for everything', () => {
    const draft = read({ products: [{ action: 'add', key: 'k1', values: { provider_id: '1' } }] })
    expect(draft?.edits.products).toEqual([products[0]])
  })

  test('a staged dynamic field that cannot be read costs no other', () => {
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

  test('what was typed for a value is kept, even if its value is none', () => {
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

  test('what it had sent may be missing, or of no use, and costs nothing else', () => {
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

test('a draft in the words of an older version is read', () => {
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
  ['no work', { ...someDraft(), edits: null }],
  ['no texts', { ...someDraft(), edits: { ...typed('x'), fields: null } }],
  ['no time', { ...someDraft(), savedAt: '2026-01-01' }],
  ['a base that is no account', { ...someDraft(), base: { name: 'Acme' } }],
  ['an account without a base', { ...someDraft(), base: null }],
])('%s is no draft', (_, value) => {
  expect(readDraftRecord(value)).toBeNull()
})

test('each page has an id of its own', () => {
  const ids = Array.from({ length: 1_000 }, newPageId)
  expect(new Set(ids).size).toBe(1_000)
})
