import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyPatch } from '#account/sent/apply-patch.ts'
import { changedPathIds, pathsOf } from '#account/changes/changed-paths.ts'
import { accountChanges } from '#account/changes/changes.ts'
import {
  dynamicPath,
  fieldPath,
  pathId,
  pathOfId,
  productPath,
} from '#account/fields/field-path.ts'
import { readEdits, toPatch } from '#account/edits/patch.ts'
import { productTexts, type ProductEdit } from '#account/products/product-edits.ts'
import { editsUnder, editsOf, type AccountEdits } from '#account/edits/edits.ts'
import { overlayEdits } from '#account/edits/overlay-edits.ts'
import { revert } from '#account/edits/revert.ts'
import { AccountPatch } from '#contract/account-write.ts'
import { changedValues, isSameAt, isThere, readAt, valuePaths } from '../account-paths.ts'
import { anyDetail, sampleDetail } from '../arbitrary-account.ts'
import { anyDetailAndEdits, sendable, anyEditsOf } from '../arbitrary-edits.ts'

const base = sampleDetail()
const vehicle = '300000000000000001'
const tier = '700000000000000001'
const withEdits = (edits: Partial<AccountEdits>): AccountEdits => ({ ...editsOf(base), ...edits })
const updating = (values: Partial<ReturnType<typeof productTexts>>): ProductEdit => ({
  action: 'update',
  product_id: vehicle,
  values,
})

describe('the patch of edits', () => {
  test('applied to the base gives the edited account', () => {
    fc.assert(
      fc.property(anyDetailAndEdits, ([base, local]) => {
        const edits = sendable(base, local)
        const shown = applyPatch(base, toPatch(base, edits), () => null)
        const changed = changedValues(accountChanges(base, edits))
        const removed = edits.products.filter(({ action }) => action === 'remove').length
        expect(shown.products.length).toBe(base.products.length - removed)
        const wrong = valuePaths(base).filter((path) => {
          if (!isThere(shown, path)) return false
          const change = changed.get(pathId(path))
          // The server never answers these fields.
          if (path.kind === 'field' && ['document_type', 'qr_code'].includes(path.field))
            return false
          const expected = change ? change.after : readAt(base, path)
          return !isSameAt(path, readAt(shown, path), expected)
        })
        expect(wrong).toEqual([])
      }),
    )
  })

  test('holds only changed values', () => {
    fc.assert(
      fc.property(anyDetailAndEdits, ([base, edits]) => {
        const { products = [], dynamic_fields = [], ...fields } = toPatch(base, edits)
        const sent = [
          ...Object.entries(fields).map(([key, value]) => [pathOfId(key), value ?? ''] as const),
          ...products.flatMap((change) => {
            if (change.action !== 'update') return []
            const { action: _action, product_id, ...values } = change
            return Object.entries(values).map(
              ([key, value]) => [pathOfId(`product.${product_id}.${key}`), value ?? ''] as const,
            )
          }),
          ...dynamic_fields.flatMap(({ field_id, ...values }) =>
            Object.entries(values).map(([key, value]) => {
              const text = key === 'order' ? `${value as number}` : value
              return [pathOfId(`custom.${field_id}.${key}`), text] as const
            }),
          ),
        ]
        const idle = sent.filter(([path, value]) => {
          const text = path.kind === 'field' ? `${value as string | number}` : value
          return isSameAt(path, readAt(base, path), text)
        })
        expect(idle).toEqual([])
      }),
    )
  })

  test('follows the contract when there are no problems', () => {
    fc.assert(
      fc.property(anyDetailAndEdits, ([base, local]) => {
        const edits = sendable(base, local)
        const { patch, problems } = readEdits(base, edits)
        expect(problems).toEqual([])
        expect(AccountPatch.safeParse(patch).error?.issues).toBeUndefined()
      }),
    )
  })

  test('is empty, without problems, when nothing changed', () => {
    fc.assert(
      fc.property(anyDetail, (base) => {
        expect(readEdits(base, editsOf(base))).toEqual({ patch: {}, problems: [], productIds: [] })
      }),
    )
  })

  test('has problems only at changed paths', () => {
    fc.assert(
      fc.property(anyDetailAndEdits, ([base, edits]) => {
        const paths = changedPathIds(base, edits)
        const isAdded = (id: string) =>
          edits.products.some((edit) => edit.action === 'add' && edit.key === id)
        const unrelated = readEdits(base, edits).problems.filter(
          // A missing value of a new product is not a change.
          ({ path }) => !paths.has(pathId(path)) && !(path.kind === 'product' && isAdded(path.id)),
        )
        expect(unrelated).toEqual([])
      }),
    )
  })
})

describe('revert', () => {
  test('of every path leaves nothing to send', () => {
    const shuffled = anyDetailAndEdits.chain(([base, edits]) => {
      const paths = accountChanges(base, edits).flatMap(pathsOf)
      return fc.tuple(
        fc.constant(base),
        fc.constant(edits),
        fc.shuffledSubarray(paths, { minLength: paths.length }),
      )
    })
    fc.assert(
      fc.property(shuffled, ([base, edits, paths]) => {
        const left = paths.reduce((each, path) => revert(base, each, path), edits)
        expect(accountChanges(base, left)).toEqual([])
        expect(toPatch(base, left)).toEqual({})
      }),
    )
  })

  test('of one path leaves all other changes', () => {
    fc.assert(
      fc.property(anyDetailAndEdits, ([base, edits]) => {
        const before = changedValues(accountChanges(base, edits))
        for (const [id, { path }] of before) {
          const after = changedValues(accountChanges(base, revert(base, edits, path)))
          expect([...after.keys()]).toEqual([...before.keys()].filter((each) => each !== id))
        }
      }),
    )
  })

  test('of one value of a new product empties it and keeps the rest', () => {
    const values = { ...productTexts(null), provider_id: '1', status: 'A' }
    const edits = withEdits({ products: [{ action: 'add', key: 'new', values }] })
    expect(revert(base, edits, productPath('new', 'status')).products).toEqual([
      { action: 'add', key: 'new', values: { ...values, status: '' } },
    ])
    expect(revert(base, edits, productPath('new')).products).toEqual([])
  })

  test('of any value of a removed product restores the product', () => {
    const edits = withEdits({ products: [{ action: 'remove', product_id: vehicle }] })
    expect(revert(base, edits, productPath(vehicle, 'status')).products).toEqual([])
  })

  test('of the last value drops the edit', () => {
    const edits = withEdits({ products: [updating({ status: 'I' })] })
    expect(revert(base, edits, productPath(vehicle, 'status'))).toEqual(editsOf(base))
  })

  test('leaves the city, which nobody can change', () => {
    const edits = editsOf(base)
    expect(revert(base, edits, fieldPath('city_id'))).toBe(edits)
  })
})

describe('overlayEdits', () => {
  test('keeps every change of both, and of a value that both changed the upper one', () => {
    const two = anyDetail.chain((base) =>
      fc.tuple(fc.constant(base), anyEditsOf(base), anyEditsOf(base)),
    )
    fc.assert(
      fc.property(two, ([base, below, above]) => {
        const overlaid = changedValues(accountChanges(base, overlayEdits(base, below, above)))
        const upper = changedValues(accountChanges(base, above))
        expect([...overlaid.entries()]).toEqual(expect.arrayContaining([...upper.entries()]))
        const lost = [...changedValues(accountChanges(base, below)).values()].filter(
          ({ path }) =>
            !overlaid.has(pathId(path)) &&
            // `above` removes the product as a whole, or adds another one under the same key.
            !(
              path.kind === 'product' &&
              above.products.some(
                (edit) =>
                  edit.action !== 'update' &&
                  ('key' in edit ? edit.key : edit.product_id) === path.id,
              )
            ),
        )
        expect(lost).toEqual([])
      }),
    )
  })

  test('combines the changes to one product and to one dynamic field', () => {
    const below = withEdits({
      products: [updating({ status: 'I', end_date: '2027-01-01' })],
      dynamic_fields: [{ field_id: tier, isAdded: false, name: 'Rank', order: '9' }],
    })
    const above = withEdits({
      products: [updating({ status: 'X' })],
      dynamic_fields: [{ field_id: tier, isAdded: false, order: '2' }],
    })
    expect(overlayEdits(base, below, above)).toEqual(
      withEdits({
        products: [updating({ status: 'X', end_date: '2027-01-01' })],
        dynamic_fields: [{ field_id: tier, isAdded: false, name: 'Rank', order: '2' }],
      }),
    )
  })
})

test('editsUnder keeps what is sent under the given keys, and nothing else', () => {
  const keys = ['email', 'notes', 'latitude', 'products', 'dynamic_fields'] as const
  fc.assert(
    fc.property(anyDetailAndEdits, fc.subarray([...keys]), ([base, edits], some) => {
      const whole = Object.entries(toPatch(base, edits))
      const expected = whole.filter(([key]) => some.some((each) => each === key))
      expect(toPatch(base, editsUnder(base, edits, some))).toEqual(Object.fromEntries(expected))
    }),
  )
})

test('pathOfId reverses pathId, even if an id contains dots', () => {
  for (const path of [
    fieldPath('email'),
    productPath(vehicle),
    productPath('a.b', 'status'),
    dynamicPath('x.y'),
    dynamicPath(tier, 'value'),
  ]) {
    expect(pathOfId(pathId(path))).toEqual(path)
  }
})
