import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyPatch } from '#account/sent/apply-patch.ts'
import { inversePatch } from '#account/sent/inverse-patch.ts'
import {
  dynamicPath,
  fieldPath,
  pathId,
  productPath,
  type FieldPath,
} from '#account/fields/field-path.ts'
import { toPatch } from '#account/edits/patch.ts'
import { AccountPatch, type ProductChange } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { isSameAt, readAt, valuePaths } from '../account-paths.ts'
import { sampleDetail } from '../arbitrary-account.ts'
import { anyDetailAndEdits, sendable, anyRemoteOf } from '../arbitrary-edits.ts'

const base = sampleDetail()
const vehicle = '300000000000000001'
const tier = '700000000000000001'
const shown = (detail: AccountDetail, patch: AccountPatch) => applyPatch(detail, patch, () => null)
const undo = (patch: AccountPatch, before = base, now = shown(before, patch)) =>
  inversePatch(before, patch, now)
const tierOf = (changes: object) =>
  sampleDetail({ dynamic_fields: [{ ...base.dynamic_fields[0], ...changes }] })

describe('a field', () => {
  test('is reverted, a coordinate as a number and an empty value as null', () => {
    const before = sampleDetail({ email: null })
    const patch = { email: 'new@x.example', latitude: 1.5, notes: null }
    expect(undo(patch, before)).toEqual({
      patch: { email: null, latitude: -34.9011, notes: 'Calls on Mondays' },
      cannot: [],
    })
  })

  test('that has changed since the save stays', () => {
    const now = sampleDetail({ email: 'remote@x.example', notes: null })
    expect(undo({ email: 'local@x.example', notes: null }, base, now)).toEqual({
      patch: { notes: 'Calls on Mondays' },
      cannot: [{ path: fieldPath('email'), why: 'changed-since' }],
    })
  })

  test('that is write-only stays, because the stored value is unknown', () => {
    expect(undo({ qr_code: 'QR' })).toEqual({
      patch: {},
      cannot: [{ path: fieldPath('qr_code'), why: 'not-known' }],
    })
  })

  test('stays when the API would not accept the value before', () => {
    const before = sampleDetail({
      name: null,
      notes: 'x'.repeat(1001),
      birth_date: '29/02/1980',
      address: { latitude: 'north', longitude: '200' },
    })
    const patch = { name: 'N', notes: 'n', birth_date: null, latitude: 1, longitude: 2 }
    const { patch: inverse, cannot } = undo(patch, before)
    expect(inverse).toEqual({})
    expect(cannot.map(({ path, why }) => [pathId(path), why])).toEqual(
      ['name', 'birth_date', 'latitude', 'longitude', 'notes'].map((key) => [key, 'no-way']),
    )
  })
})

describe('a product', () => {
  const update = { action: 'update', product_id: vehicle, status: 'I', coverage_id: null } as const

  test('that was changed is reverted in its changed values', () => {
    expect(undo({ products: [update] }).patch).toEqual({
      products: [
        {
          action: 'update',
          product_id: vehicle,
          coverage_id: '600000000000000001',
          status: 'A',
        },
      ],
    })
  })

  test('whose values were blank is reverted to null', () => {
    const before = sampleDetail({ products: [{ id: vehicle, end_date: ' ', status: '' }] })
    const patch: AccountPatch = {
      products: [{ ...update, end_date: '2027-01-01' }],
    }
    expect(undo(patch, before).patch.products).toMatchObject([{ end_date: null, status: null }])
  })

  test('counts as unchanged when the server added a time to a date', () => {
    const patch: AccountPatch = {
      products: [{ action: 'update', product_id: vehicle, end_date: '2027-01-01' }],
    }
    const now = shown(base, {
      products: [{ action: 'update', product_id: vehicle, end_date: '2027-01-01T00:00:00Z' }],
    })
    expect(undo(patch, base, now).patch.products).toMatchObject([{ end_date: '2026-12-31' }])
  })

  test('stays when it was removed, has changed since, or had no provider', () => {
    const remove = { action: 'remove', product_id: vehicle } as const
    expect(undo({ products: [remove] }).cannot).toEqual([
      { path: productPath(vehicle), why: 'removed' },
    ])
    const since = { path: productPath(vehicle), why: 'changed-since' }
    expect(undo({ products: [update] }, base, sampleDetail({ products: [] })).cannot).toEqual([
      since,
    ])
    expect(undo({ products: [update] }, base, base).cannot).toEqual([since])
    const bare = { action: 'update', product_id: '300000000000000002', provider_id: '1' } as const
    expect(undo({ products: [bare] })).toEqual({
      patch: {},
      cannot: [{ path: productPath('300000000000000002'), why: 'no-way' }],
    })
  })

  const add = { action: 'add', provider_id: '1', product_type_id: '2' } as const
  const withAdded = (...ids: string[]) =>
    sampleDetail({
      products: [
        ...base.products,
        ...ids.map((id) => ({ id, provider_id: '1', product_type_id: '2' })),
      ],
    })

  test('that was added is removed once its id is known', () => {
    const patch: AccountPatch = { products: [add] }
    expect(undo(patch).cannot).toEqual([{ path: productPath(''), why: 'not-confirmed' }])
    expect(undo(patch, base, withAdded('9')).patch).toEqual({
      products: [{ action: 'remove', product_id: '9' }],
    })
  })

  test('stays when two products may be the added one', () => {
    expect(undo({ products: [add] }, base, withAdded('8', '9')).patch).toEqual({})
  })

  test('stays when it existed before and equals the added one', () => {
    const before = withAdded('9')
    expect(undo({ products: [add] }, before, before).patch).toEqual({})
  })

  test('is removed once, however many equal ones were added', () => {
    expect(undo({ products: [add, add] }, base, withAdded('9'))).toMatchObject({
      patch: { products: [{ action: 'remove', product_id: '9' }] },
      cannot: [{ why: 'not-confirmed' }],
    })
  })
})

describe('a dynamic field', () => {
  const cannotOf = (change: object, before = base, now?: AccountDetail) =>
    undo({ dynamic_fields: [{ field_id: tier, ...change }] }, before, now).cannot

  test('is reverted with a value of any type', () => {
    const before = tierOf({ value: { a: [1, null] } })
    const patch = { dynamic_fields: [{ field_id: tier, value: null, order: 5 }] }
    expect(undo(patch, before).patch).toEqual({
      dynamic_fields: [{ field_id: tier, order: 1, value: { a: [1, null] } }],
    })
  })

  test('stays when it is new, has changed since, or had no name', () => {
    const path = dynamicPath(tier)
    const none = sampleDetail({ dynamic_fields: [] })
    expect(cannotOf({ name: 'Tier' }, none)).toEqual([{ path, why: 'no-way' }])
    expect(cannotOf({ value: 'x' }, base, base)).toEqual([{ path, why: 'changed-since' }])
    expect(cannotOf({ value: 'x' }, base, none)).toEqual([{ path, why: 'changed-since' }])
    expect(cannotOf({ name: 'x' }, tierOf({ name: null }))).toEqual([{ path, why: 'no-way' }])
  })

  test('is reverted as far as possible, because only its value can be null', () => {
    const before = tierOf({ type: null, order: null, value: null })
    const patch = { dynamic_fields: [{ field_id: tier, type: 'lista', order: 2, value: 'x' }] }
    expect(undo(patch, before)).toEqual({
      patch: { dynamic_fields: [{ field_id: tier, value: null }] },
      cannot: [
        { path: dynamicPath(tier, 'type'), why: 'no-way' },
        { path: dynamicPath(tier, 'order'), why: 'no-way' },
      ],
    })
  })

  test.each([2 ** 64, Infinity, { deep: [-(2 ** 53)] }])(
    'stays when its number %j lost digits',
    (value) => {
      expect(cannotOf({ value: 'x' }, tierOf({ value }))).toEqual([
        { path: dynamicPath(tier), why: 'not-known' },
      ])
    },
  )
})

describe('laws', () => {
  const saved = anyDetailAndEdits.map(([base, local]) => {
    const patch = toPatch(base, sendable(base, local))
    return { base, patch, now: shown(base, patch) }
  })
  const savedAndChanged = saved.chain(({ base, patch, now }) =>
    fc.record({ base: fc.constant(base), patch: fc.constant(patch), now: anyRemoteOf(now) }),
  )
  const idOf = (change: ProductChange) => ('product_id' in change ? change.product_id : '')
  const wholeId = (path: FieldPath) => pathId(path.kind === 'field' ? path : { ...path, key: null })

  test('after an undo, every value is as before the save, except those reported as obstacles', () => {
    fc.assert(
      fc.property(saved, ({ base, patch, now }) => {
        const inverse = inversePatch(base, patch, now)
        const after = shown(now, inverse.patch)
        const cannot = new Set(inverse.cannot.map(({ path }) => pathId(path)))
        const wrong = valuePaths(base, after).filter(
          (path) =>
            !cannot.has(pathId(path)) &&
            !cannot.has(wholeId(path)) &&
            !isSameAt(path, readAt(after, path), readAt(base, path)),
        )
        expect(wrong).toEqual([])
      }),
    )
  })

  test('the inverse never touches what the save did not change, whatever has changed since', () => {
    fc.assert(
      fc.property(savedAndChanged, ({ base, patch, now }) => {
        const inverse = inversePatch(base, patch, now)
        const { products = [], dynamic_fields = [], ...fields } = inverse.patch
        expect(Object.keys(patch)).toEqual(expect.arrayContaining(Object.keys(fields)))
        const sent = new Map(patch.products?.map((each) => [idOf(each), each]))
        const known = new Set(base.products.map(({ id }) => id))
        const unrelated = products.filter((back) =>
          back.action === 'update'
            ? Object.keys(back).join() !== Object.keys(sent.get(idOf(back)) ?? {}).join()
            : back.action === 'add' || known.has(back.product_id),
        )
        expect(unrelated).toEqual([])
        for (const back of dynamic_fields) {
          const sent = patch.dynamic_fields?.find(({ field_id }) => field_id === back.field_id)
          expect(Object.keys(sent ?? {})).toEqual(expect.arrayContaining(Object.keys(back)))
        }
      }),
    )
  })

  test('the inverse follows the contract, whatever has changed since', () => {
    fc.assert(
      fc.property(savedAndChanged, ({ base, patch, now }) => {
        const inverse = inversePatch(base, patch, now)
        expect(AccountPatch.safeParse(inverse.patch).error?.issues).toBeUndefined()
        const ids = (inverse.patch.products ?? []).map(idOf)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})
