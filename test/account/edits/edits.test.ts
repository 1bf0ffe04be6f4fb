import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyPatch } from '#account/sent/apply-patch.ts'
import { changedPartIds, partsOf } from '#account/changes/changed-paths.ts'
import { accountChanges } from '#account/changes/changes.ts'
import {
  dynamicPart,
  fieldPart,
  partId,
  partOfId,
  productPart,
} from '#account/fields/field-path.ts'
import { readWork, toPatch } from '#account/edits/patch.ts'
import { productTexts, type ProductEdit } from '#account/products/product-edits.ts'
import { partOfWork, workOf, type AccountWork } from '#account/edits/edits.ts'
import { layOver } from '#account/edits/overlay-edits.ts'
import { putBack } from '#account/edits/revert.ts'
import { AccountPatch } from '#contract/account-write.ts'
import { changedValues, isSameAt, isThere, readAt, valueParts } from '../account-paths.ts'
import { anyDetail, sampleDetail } from '../arbitrary-account.ts'
import { anyDetailAndWork, sendable, worksOf } from '../arbitrary-edits.ts'

const base = sampleDetail()
const vehicle = '300000000000000001'
const tier = '700000000000000001'
const withWork = (work: Partial<AccountWork>): AccountWork => ({ ...workOf(base), ...work })
const updating = (values: Partial<ReturnType<typeof productTexts>>): ProductEdit => ({
  action: 'update',
  product_id: vehicle,
  values,
})

describe('the patch of a work', () => {
  test('applying the patch to its base shows the work', () => {
    fc.assert(
      fc.property(anyDetailAndWork, ([base, mine]) => {
        const work = sendable(base, mine)
        const shown = applyPatch(base, toPatch(base, work), () => null)
        const changed = changedValues(accountChanges(base, work))
        const removed = work.products.filter(({ action }) => action === 'remove').length
        expect(shown.products.length).toBe(base.products.length - removed)
        const wrong = valueParts(base).filter((part) => {
          if (!isThere(shown, part)) return false
          const change = changed.get(partId(part))
          // What the server never answers is not shown.
          if (part.kind === 'field' && ['document_type', 'qr_code'].includes(part.field))
            return false
          const expected = change ? change.after : readAt(base, part)
          return !isSameAt(part, readAt(shown, part), expected)
        })
        expect(wrong).toEqual([])
      }),
    )
  })

  test('nothing that was not changed is in the patch', () => {
    fc.assert(
      fc.property(anyDetailAndWork, ([base, work]) => {
        const { products = [], dynamic_fields = [], ...fields } = toPatch(base, work)
        const sent = [
          ...Object.entries(fields).map(([key, value]) => [partOfId(key), value ?? ''] as const),
          ...products.flatMap((change) => {
            if (change.action !== 'update') return []
            const { action: _action, product_id, ...values } = change
            return Object.entries(values).map(
              ([key, value]) => [partOfId(`product.${product_id}.${key}`), value ?? ''] as const,
            )
          }),
          ...dynamic_fields.flatMap(({ field_id, ...values }) =>
            Object.entries(values).map(([key, value]) => {
              const text = key === 'order' ? `${value as number}` : value
              return [partOfId(`custom.${field_id}.${key}`), text] as const
            }),
          ),
        ]
        const idle = sent.filter(([part, value]) => {
          const text = part.kind === 'field' ? `${value as string | number}` : value
          return isSameAt(part, readAt(base, part), text)
        })
        expect(idle).toEqual([])
      }),
    )
  })

  test('a patch without problems keeps to the contract', () => {
    fc.assert(
      fc.property(anyDetailAndWork, ([base, mine]) => {
        const work = sendable(base, mine)
        const { patch, problems } = readWork(base, work)
        expect(problems).toEqual([])
        expect(AccountPatch.safeParse(patch).error?.issues).toBeUndefined()
      }),
    )
  })

  test('without any change there is no patch and no problem', () => {
    fc.assert(
      fc.property(anyDetail, (base) => {
        expect(readWork(base, workOf(base))).toEqual({ patch: {}, problems: [], productIds: [] })
      }),
    )
  })

  test('a problem is of something that is changed', () => {
    fc.assert(
      fc.property(anyDetailAndWork, ([base, work]) => {
        const parts = changedPartIds(base, work)
        const isAdded = (id: string) =>
          work.products.some((edit) => edit.action === 'add' && edit.key === id)
        const stray = readWork(base, work).problems.filter(
          // What is missing of a new product is no change.
          ({ part }) => !parts.has(partId(part)) && !(part.kind === 'product' && isAdded(part.id)),
        )
        expect(stray).toEqual([])
      }),
    )
  })
})

describe('putting back', () => {
  test('work put back part by part ends as nothing to send', () => {
    const shuffled = anyDetailAndWork.chain(([base, work]) => {
      const parts = accountChanges(base, work).flatMap(partsOf)
      return fc.tuple(
        fc.constant(base),
        fc.constant(work),
        fc.shuffledSubarray(parts, { minLength: parts.length }),
      )
    })
    fc.assert(
      fc.property(shuffled, ([base, work, parts]) => {
        const left = parts.reduce((each, part) => putBack(base, each, part), work)
        expect(accountChanges(base, left)).toEqual([])
        expect(toPatch(base, left)).toEqual({})
      }),
    )
  })

  test('one part put back takes nothing else with it', () => {
    fc.assert(
      fc.property(anyDetailAndWork, ([base, work]) => {
        const before = changedValues(accountChanges(base, work))
        for (const [id, { part }] of before) {
          const after = changedValues(accountChanges(base, putBack(base, work, part)))
          expect([...after.keys()]).toEqual([...before.keys()].filter((each) => each !== id))
        }
      }),
    )
  })

  test('one value of a new product is emptied, and the rest stays', () => {
    const values = { ...productTexts(null), provider_id: '1', status: 'A' }
    const work = withWork({ products: [{ action: 'add', key: 'new', values }] })
    expect(putBack(base, work, productPart('new', 'status')).products).toEqual([
      { action: 'add', key: 'new', values: { ...values, status: '' } },
    ])
    expect(putBack(base, work, productPart('new')).products).toEqual([])
  })

  test('a removed product is there again, whatever value of it is meant', () => {
    const work = withWork({ products: [{ action: 'remove', product_id: vehicle }] })
    expect(putBack(base, work, productPart(vehicle, 'status')).products).toEqual([])
  })

  test('the last value takes the edit with it', () => {
    const work = withWork({ products: [updating({ status: 'I' })] })
    expect(putBack(base, work, productPart(vehicle, 'status'))).toEqual(workOf(base))
  })

  test('the city, which nobody can change, stays', () => {
    const work = workOf(base)
    expect(putBack(base, work, fieldPart('city_id'))).toBe(work)
  })
})

describe('two works over one base', () => {
  test('keep every change of both; of a value that both changed, that of the upper one', () => {
    const two = anyDetail.chain((base) => fc.tuple(fc.constant(base), worksOf(base), worksOf(base)))
    fc.assert(
      fc.property(two, ([base, below, above]) => {
        const laid = changedValues(accountChanges(base, layOver(base, below, above)))
        const upper = changedValues(accountChanges(base, above))
        expect([...laid.entries()]).toEqual(expect.arrayContaining([...upper.entries()]))
        const lost = [...changedValues(accountChanges(base, below)).values()].filter(
          ({ part }) =>
            !laid.has(partId(part)) &&
            // A product as a whole: it is removed above, or is another new one under the same key.
            !(
              part.kind === 'product' &&
              above.products.some(
                (edit) =>
                  edit.action !== 'update' &&
                  ('key' in edit ? edit.key : edit.product_id) === part.id,
              )
            ),
        )
        expect(lost).toEqual([])
      }),
    )
  })

  test('keep what each changed of one product and of one custom field', () => {
    const below = withWork({
      products: [updating({ status: 'I', end_date: '2027-01-01' })],
      dynamic_fields: [{ field_id: tier, isAdded: false, name: 'Rank', order: '9' }],
    })
    const above = withWork({
      products: [updating({ status: 'X' })],
      dynamic_fields: [{ field_id: tier, isAdded: false, order: '2' }],
    })
    expect(layOver(base, below, above)).toEqual(
      withWork({
        products: [updating({ status: 'X', end_date: '2027-01-01' })],
        dynamic_fields: [{ field_id: tier, isAdded: false, name: 'Rank', order: '2' }],
      }),
    )
  })
})

test('a part of a work sends what stands under its keys of the body, and nothing else', () => {
  const keys = ['email', 'notes', 'latitude', 'products', 'dynamic_fields'] as const
  fc.assert(
    fc.property(anyDetailAndWork, fc.subarray([...keys]), ([base, work], some) => {
      const whole = Object.entries(toPatch(base, work))
      const expected = whole.filter(([key]) => some.some((each) => each === key))
      expect(toPatch(base, partOfWork(base, work, some))).toEqual(Object.fromEntries(expected))
    }),
  )
})

test('a part is known again from its one text, dots in an id included', () => {
  for (const part of [
    fieldPart('email'),
    productPart(vehicle),
    productPart('a.b', 'status'),
    dynamicPart('x.y'),
    dynamicPart(tier, 'value'),
  ]) {
    expect(partOfId(partId(part))).toEqual(part)
  }
})
