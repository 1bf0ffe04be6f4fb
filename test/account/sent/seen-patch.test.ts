import { applyPatch } from '#account/sent/apply-patch.ts'
import { toPatch } from '#account/edits/patch.ts'
import { seePatch, verdictOf } from '#account/sent/seen-patch.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleDetail } from '../arbitrary-account.ts'
import { anyDetailAndEdits, sendable } from '../arbitrary-edits.ts'

const base = sampleDetail()
const noNames = () => null
const [vehicle] = base.products
const verdict = (seen: AccountDetail, patch: AccountPatch, before = base) =>
  verdictOf(seePatch(before, seen, patch))

describe('laws', () => {
  const shown = anyDetailAndEdits
    .map(([detail, edits]) => {
      const { fields, products, dynamic_fields } = sendable(detail, edits)
      // What is new is in no answer: nobody can tell what a read would show of it.
      const known = {
        fields,
        products: products.filter(({ action }) => action !== 'add'),
        dynamic_fields: dynamic_fields.filter(({ isAdded }) => !isAdded),
      }
      return { detail, patch: toPatch(detail, known) }
    })
    .filter(({ patch }) =>
      Object.keys(patch).some((key) => key !== 'document_type' && key !== 'qr_code'),
    )

  test('what a read shows once a patch is carried out is that it arrived', () => {
    fc.assert(
      fc.property(shown, ({ detail, patch }) => {
        expect(verdict(applyPatch(detail, patch, noNames), patch, detail)).toBe('applied')
      }),
    )
  })

  test('an account that reads as before has not got it', () => {
    fc.assert(
      fc.property(shown, ({ detail, patch }) => {
        expect(verdict(detail, patch, detail)).toBe('not-applied')
      }),
    )
  })
})

describe('fields', () => {
  test('one that holds something else again leaves it open', () => {
    const remote = sampleDetail({ email: 'theirs@example.com' })
    const patch = { email: 'mine@example.com' }
    expect(verdict(remote, patch)).toBe('inconclusive')
    expect(seePatch(base, remote, patch)).toEqual([
      { kind: 'field', field: 'email', seen: 'theirs@example.com', state: 'other' },
    ])
  })

  test('some new and some old leave it open', () => {
    const half = sampleDetail({ email: 'mine@example.com' })
    expect(verdict(half, { email: 'mine@example.com', notes: null })).toBe('inconclusive')
  })

  test('what the server never answers tells nothing, and takes nothing from the rest', () => {
    expect(verdict(base, { qr_code: 'X' })).toBe('inconclusive')
    const seen = sampleDetail({ notes: null })
    expect(verdict(seen, { qr_code: 'X', notes: null })).toBe('applied')
    expect(seePatch(base, seen, { qr_code: 'X' })[0]?.state).toBe('never-shown')
  })

  test('a coordinate counts by its number', () => {
    const seen = sampleDetail({ address: { ...base.address, latitude: '-34.500' } })
    expect(verdict(seen, { latitude: -34.5 })).toBe('applied')
  })
})

describe('products', () => {
  const add = { action: 'add', provider_id: '1', product_type_id: '2' } as const
  const withProducts = (...ids: string[]) =>
    sampleDetail({
      products: [
        ...base.products,
        ...ids.map((id) => ({ id, provider_id: '1', product_type_id: '2', start_date: null })),
      ],
    })

  test('one that was added is known by its values, since its id is in no answer', () => {
    expect(verdict(withProducts('9'), { products: [add] })).toBe('applied')
    expect(verdict(base, { products: [add] })).toBe('not-applied')
  })

  test('one that is there twice is told with both', () => {
    const seen = withProducts('8', '9')
    expect(verdict(seen, { products: [add] })).toBe('applied-twice')
    expect(seePatch(base, seen, { products: [add] })[0]).toMatchObject({
      made: [{ id: '8' }, { id: '9' }],
    })
  })

  test('two alike that were meant are no doubles, and one of them is only half', () => {
    const twice = { products: [add, add] }
    expect(verdict(withProducts('8', '9'), twice)).toBe('applied')
    expect(verdict(withProducts('8'), twice)).toBe('inconclusive')
    expect(verdict(withProducts('7', '8', '9'), twice)).toBe('applied-twice')
  })

  test('one that names less is not doubled by another that names more', () => {
    const more = { ...add, start_date: '2026-01-01' }
    const dated = { provider_id: '1', product_type_id: '2', start_date: '2026-01-01' }
    const seen = sampleDetail({
      products: [
        ...base.products,
        { id: '8', provider_id: '1', product_type_id: '2' },
        { id: '9', ...dated },
      ],
    })
    expect(verdict(seen, { products: [add, more] })).toBe('applied')
  })

  test('one like it that was there before was not made now', () => {
    expect(verdict(withProducts('9'), { products: [add] }, withProducts('9'))).toBe('not-applied')
  })

  test('a removed one is gone or is not', () => {
    const remove = { action: 'remove', product_id: vehicle?.id ?? '' } as const
    expect(verdict(sampleDetail({ products: [] }), { products: [remove] })).toBe('applied')
    expect(verdict(base, { products: [remove] })).toBe('not-applied')
  })

  test('a changed one holds the new, the old, or neither', () => {
    const change = { action: 'update', product_id: vehicle?.id ?? '', status: 'I' } as const
    const withStatus = (status: string) => sampleDetail({ products: [{ ...vehicle, status }] })
    expect(verdict(withStatus('I'), { products: [change] })).toBe('applied')
    expect(verdict(withStatus('A'), { products: [change] })).toBe('not-applied')
    expect(verdict(withStatus('X'), { products: [change] })).toBe('inconclusive')
    expect(verdict(sampleDetail({ products: [] }), { products: [change] })).toBe('inconclusive')
  })
})

describe('dynamic fields', () => {
  const field_id = base.dynamic_fields[0]?.field_id ?? ''
  const holding = (value: unknown) => sampleDetail({ dynamic_fields: [{ field_id, value }] })

  test('a value is compared as JSON, whatever the order of its keys', () => {
    const patch = { dynamic_fields: [{ field_id, value: { a: 1, b: [true, null] } }] }
    expect(verdict(holding({ b: [true, null], a: 1 }), patch)).toBe('applied')
    expect(verdict(base, patch)).toBe('not-applied')
    expect(verdict(holding({ a: 1 }), patch)).toBe('inconclusive')
  })

  test('false, zero and empty are values of their own', () => {
    for (const [sent, seen] of [
      [false, null],
      [0, false],
      ['', null],
    ] as const) {
      expect(verdict(holding(seen), { dynamic_fields: [{ field_id, value: sent }] })).toBe(
        'inconclusive',
      )
    }
  })

  test('a new one is there or is not', () => {
    const patch = { dynamic_fields: [{ field_id: '99', name: 'Tier', value: 'A' }] }
    const seen = sampleDetail({ dynamic_fields: [{ field_id: '99', name: 'Tier', value: 'A' }] })
    expect(verdict(seen, patch)).toBe('applied')
    expect(verdict(base, patch)).toBe('not-applied')
  })
})
