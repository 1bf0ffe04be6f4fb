import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { productPath } from '#account/fields/field-path.ts'
import { toProductChange, toProductChanges } from '#account/products/product-changes.ts'
import {
  productEditId,
  productTexts,
  stageAdd,
  stagedTexts,
  stageRemove,
  stageUpdate,
  undoProduct,
  type ProductEdit,
} from '#account/products/product-edits.ts'
import { Product } from '#contract/product.ts'
import { sampleDetail } from '../arbitrary-account.ts'
import { anyDetailAndEdits } from '../arbitrary-edits.ts'

const { products } = sampleDetail()
const vehicle = products[0] as Product
const bare = products[1] as Product
const none = productTexts(null)
const sent = (edits: readonly ProductEdit[]) => toProductChanges(products, edits).changes
const problemsOf = (edits: readonly ProductEdit[]) => toProductChanges(products, edits).problems

describe('the entries of the body', () => {
  test('hold only the changes of an update, with null for an emptied value', () => {
    const values = { ...productTexts(vehicle), status: 'I', end_date: ' ' }
    expect(sent(stageUpdate([], vehicle, values))).toEqual([
      { action: 'update', product_id: vehicle.id, end_date: null, status: 'I' },
    ])
  })

  test('hold only the filled-in values of a new product', () => {
    const values = { ...none, provider_id: '1', product_type_id: '2', status: ' ' }
    expect(sent(stageAdd([], 'new', values))).toEqual([
      { action: 'add', provider_id: '1', product_type_id: '2' },
    ])
  })

  test('hold ids of 18 digits as text, to the last digit', () => {
    const [change] = sent(stageUpdate([], vehicle, { provider_id: '999999999999999999' }))
    expect(JSON.stringify(change)).toBe(
      '{"action":"update","product_id":"300000000000000001","provider_id":"999999999999999999"}',
    )
  })

  test('hold nothing about a product that was not read', () => {
    const edits: ProductEdit[] = [
      { action: 'remove', product_id: '9' },
      { action: 'update', product_id: '8', values: { status: 'A' } },
    ]
    expect(toProductChanges(products, edits)).toEqual({ changes: [], ids: [], problems: [] })
  })

  test('keep the order of staging, each with the id or key of its product', () => {
    const edits = stageAdd(stageRemove(stageUpdate([], bare, { status: 'A' }), vehicle.id), 'new', {
      ...none,
      provider_id: '1',
      product_type_id: '2',
    })
    const { changes, ids } = toProductChanges(products, edits)
    expect(changes.map(({ action }) => action)).toEqual(['update', 'remove', 'add'])
    expect(ids).toEqual([bare.id, vehicle.id, 'new'])
  })
})

describe('staging', () => {
  test('lets the last edit of a product win', () => {
    const updated = stageUpdate([], vehicle, { status: 'I' })
    expect(sent(stageUpdate(updated, vehicle, { status: 'X' }))).toMatchObject([{ status: 'X' }])
    const removed = stageRemove(updated, vehicle.id)
    expect(sent(removed)).toEqual([{ action: 'remove', product_id: vehicle.id }])
    expect(sent(stageUpdate(removed, vehicle, { status: 'I' }))).toMatchObject([
      { action: 'update', status: 'I' },
    ])
  })

  test('keeps the position of an edit that is staged again', () => {
    const edits = stageUpdate(stageRemove([], bare.id), vehicle, { status: 'I' })
    expect(stageUpdate(edits, bare, { status: 'A' }).map(productEditId)).toEqual([
      bare.id,
      vehicle.id,
    ])
  })

  test('gives the texts that the editor opens with', () => {
    const [update] = stageUpdate([], vehicle, { status: 'I' })
    expect(stagedTexts(vehicle, update ?? null)).toEqual({ ...productTexts(vehicle), status: 'I' })
    expect(stagedTexts(vehicle, { action: 'remove', product_id: vehicle.id })).toEqual(
      productTexts(vehicle),
    )
    expect(stagedTexts(null, null)).toEqual(none)
  })
})

describe('a problem', () => {
  test('arises from an emptied provider', () => {
    const edits = stageUpdate([], vehicle, { provider_id: '' })
    expect(problemsOf(edits)).toEqual([
      { path: productPath(vehicle.id, 'provider_id'), rule: 'required', maximum: null },
    ])
  })

  test('arises from a new product without provider and product type', () => {
    expect(problemsOf(stageAdd([], 'new', none))).toEqual([
      { path: productPath('new', 'provider_id'), rule: 'required', maximum: null },
      { path: productPath('new', 'product_type_id'), rule: 'required', maximum: null },
    ])
  })

  test('does not arise from a provider that was missing before', () => {
    expect(problemsOf(stageUpdate([], bare, { ...productTexts(bare), status: 'A' }))).toEqual([])
  })

  test('arises from an invalid date, and from a status or an id that is too long', () => {
    const values = { end_date: '2023-02-29', status: 'ELEVEN-LONG', coverage_id: '1'.repeat(31) }
    expect(problemsOf(stageUpdate([], vehicle, values))).toEqual([
      { path: productPath(vehicle.id, 'coverage_id'), rule: 'max', maximum: 30 },
      { path: productPath(vehicle.id, 'end_date'), rule: 'date', maximum: null },
      { path: productPath(vehicle.id, 'status'), rule: 'max', maximum: 10 },
    ])
  })

  test('does not arise from an invalid date of the server that nobody retypes', () => {
    const odd = Product.parse({ ...vehicle, end_date: '31/12/2026' })
    const [edit] = stageUpdate([], odd, { ...productTexts(odd), status: 'I' })
    expect(edit && toProductChange(edit)).toEqual({
      change: { action: 'update', product_id: odd.id, status: 'I' },
      problems: [],
    })
  })
})

describe('laws', () => {
  const anyTexts = anyDetailAndEdits.map(([, edits]) => {
    const edit = edits.products.find(({ action }) => action !== 'remove')
    return edit && 'values' in edit ? { ...none, ...edit.values } : none
  })

  test('each product has one action', () => {
    fc.assert(
      fc.property(anyDetailAndEdits, ([base, edits]) => {
        const { changes, ids } = toProductChanges(base.products, edits.products)
        expect(new Set(ids).size).toBe(ids.length)
        const idsInBody = changes.flatMap((each) => (each.action === 'add' ? [] : each.product_id))
        expect(new Set(idsInBody).size).toBe(idsInBody.length)
      }),
    )
  })

  test('a product that is added and then removed sends nothing', () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        expect(sent(undoProduct(stageAdd([], 'new', texts), 'new'))).toEqual([])
      }),
    )
  })

  test('an update back to the original values sends nothing', () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const edits = stageUpdate([], vehicle, texts)
        expect(sent(stageUpdate(edits, vehicle, productTexts(vehicle)))).toEqual([])
      }),
    )
  })

  test('the last staged edit wins', () => {
    fc.assert(
      fc.property(anyTexts, anyTexts, (first, last) => {
        const edits = stageUpdate(stageUpdate([], vehicle, first), vehicle, last)
        expect(edits).toEqual(stageUpdate([], vehicle, last))
      }),
    )
  })
})
