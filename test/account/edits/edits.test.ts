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
import { changedValues, isSameAt, isThere, readAt, valueParts } from '../account-paths.ts'
import { anyDetail, sampleDetail } from '../arbitrary-account.ts'
import { anyDetailAndEdits, sendable, editsOfBoth } from '../arbitrary-edits.ts'

const base = sampleDetail()
const vehicle = '300000000000000001'
const tier = '700000000000000001'
const withEdits = (edits: Partial<AccountEdits>): AccountEdits => ({ ...editsOf(base), ...edits })
const updating = (values: Partial<ReturnType<typeof productTexts>>): ProductEdit => ({
  action: 'update',
  product_id: vehicle,
  values,
})

describe('the patch of a work', () => {
  test('applying the patch to its base shows the work', () => {
    fc.assert(
      fc.property(anyDetailAndEdits, ([base, local]) => {
        const edits = sendable(base, local)
        const shown = applyPatch(base, toPatch(base, edits), () => null)
        const changed = changedValues(accountChanges(base, edits))
        const removed = edits.products.filter(({ action }) => action === 'remove').length
        expect(shown.products.length).toBe(base.products.length - removed)
        const wrong = valueParts(base).filter((path) => {
          if (!isThere(shown, path)) return false
          const change = changed.get(pathId(path))
          // What the server never answers is not shown.
          if (path.kind === 'field' && ['document_type', 'qr_code'].includes(path.field))
            return false
          const expected = change ? change.after : readAt(base, path)
          return !isSameAt(path, readAt(shown, path), expected)
        })
        expect(wrong).toEqual([])
      }),
    )
  })

  test('nothing that was not changed is in the patch', () => {
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

  test('a patch without problems keeps to the contract', () => {
    fc.assert(
      fc.property(anyDetailAndEdits, ([base, local]) => {
        const edits = sendable(base, local)
        const { patch, problems } = readEdits(base, edits)
        expect(problems).toEqual([])
        expect(AccountPatch.safeParse(patch).error?.issues).toBeUndefined()
      }),
    )
  })

  test('without any change there is no patch and no problem', () => {
    fc.assert(
      fc.property(anyDetail, (base) => {
        expect(readEdits(base, editsOf(base))).toEqual({ patch: {}, problems: [], productIds: [] })
      }),
    )
  })

  test('a problem is of something that is changed', () => {
    fc.assert(
      fc.property(anyDetailAndEdits, ([base, edits]) => {
        const paths = changedPathIds(base, edits)
        const isAdded = (id: string) =>
          edits.products.some((edit) => edit.action === 'add' && edit.key === id)
        const stray = readEdits(base, edits).problems.filter(
          // What is missing of a new product is no change.
          ({ path }) => !paths.has(pathId(path)) && !(path.kind === 'product' && isAdded(path.id)),
        )
        expect(stray).toEqual([])
      }),
    )
  })
})

describe('putting back', () => {
  test('work put back part by part ends as nothing to send', () => {
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

  test('one part put back takes nothing else with it', () => {
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

  test('one value of a new product is emptied, and the rest stays', () => {
    const values = { ...productTexts(null), provider_id: '1', status: 'A' }
    const edits = withEdits({ products: [{ action: 'add', key: 'new', values }] })
    expect(revert(base, edits, productPath('new', 'status')).products).toEqual([
      { action: 'add', key: 'new', values: { ...values, status: '' } },
    ])
    expect(revert(base, edits, productPath('new')).products).toEqual([])
  })

  test('a removed product is there again, whatever value of it is meant', () => {
    const edits = withEdits({ products: [{ action: 'remove', product_id: vehicle }] })
    expect(revert(base, edits, productPath(vehicle, 'status')).products).toEqual([])
  })

  test('the last value takes the edit with it', () => {
    const edits = withEdits({ products: [updating({ status: 'I' })] })
    expect(revert(base, edits, productPath(vehicle, 'status'))).toEqual(editsOf(base))
  })

  test('the city, which nobody can change, stays', () => {
    const edits = editsOf(base)
    expect(revert(base, edits, fieldPath('city_id'))).toBe(edits)
  })
})

describe('two works over one base', () => {
  test('keep every change of both; of a value that both changed, that of the upper one', () => {
    const two = anyDetail.chain((base) =>
      fc.tuple(fc.constant(base), editsOfBoth(base), editsOfBoth(base)),
    )
    fc.assert(
      fc.property(two, ([base, below, above]) => {
        const laid = changedValues(accountChanges(base, overlayEdits(base, below, above)))
        const upper = changedValues(accountChanges(base, above))
        expect([...laid.entries()]).toEqual(expect.arrayContaining([...upper.entries()]))
        const lost = [...changedValues(accountChanges(base, below)).values()].filter(
          ({ path }) =>
            !laid.has(pathId(path)) &&
            // A product as a whole: it is removed above, or is another new one under the same key.
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

  test('keep what each changed of one product and of one custom field', () => {
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

test('a part of a work sends what stands under its keys of the body, and nothing else', () => {
  const keys = ['email', 'notes', 'latitude', 'products', 'dynamic_fields'] as const
  fc.assert(
    fc.property(anyDetailAndEdits, fc.subarray([...keys]), ([base, edits], some) => {
      const whole = Object.entries(toPatch(base, edits))
      const expected = whole.filter(([key]) => some.some((each) => each === key))
      expect(toPatch(base, editsUnder(base, edits, some))).toEqual(Object.fromEntries(expected))
    }),
  )
})

test('a part is known again from its one text, dots in an id included', () => {
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
