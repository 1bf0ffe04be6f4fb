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
      // No answer carries the id of a new product or field, so a read of it cannot be predicted.
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

  test('a patch is applied when the read shows its values', () => {
    fc.assert(
      fc.property(shown, ({ detail, patch }) => {
        expect(verdict(applyPatch(detail, patch, noNames), patch, detail)).toBe('applied')
      }),
    )
  })

  test('a patch is not applied when the read equals the account before', () => {
    fc.assert(
      fc.property(shown, ({ detail, patch }) => {
        expect(verdict(detail, patch, detail)).toBe('not-applied')
      }),
    )
  })
})

describe('fields', () => {
  test('with a third value are inconclusive', () => {
    const remote = sampleDetail({ email: 'remote@example.com' })
    const patch = { email: 'local@example.com' }
    expect(verdict(remote, patch)).toBe('inconclusive')
    expect(seePatch(base, remote, patch)).toEqual([
      { kind: 'field', field: 'email', seen: 'remote@example.com', state: 'other' },
    ])
  })

  test('of which some are new and some old are inconclusive', () => {
    const half = sampleDetail({ email: 'local@example.com' })
    expect(verdict(half, { email: 'local@example.com', notes: null })).toBe('inconclusive')
  })

  test('that are write-only are inconclusive, and do not affect the others', () => {
    expect(verdict(base, { qr_code: 'X' })).toBe('inconclusive')
    const seen = sampleDetail({ notes: null })
    expect(verdict(seen, { qr_code: 'X', notes: null })).toBe('applied')
    expect(seePatch(base, seen, { qr_code: 'X' })[0]?.state).toBe('never-shown')
  })

  test('with a coordinate are compared by number', () => {
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

  test('that were added are recognized by their values, since no answer carries their ids', () => {
    expect(verdict(withProducts('9'), { products: [add] })).toBe('applied')
    expect(verdict(base, { products: [add] })).toBe('not-applied')
  })

  test('that were added once but exist twice are reported with both', () => {
    const seen = withProducts('8', '9')
    expect(verdict(seen, { products: [add] })).toBe('applied-twice')
    expect(seePatch(base, seen, { products: [add] })[0]).toMatchObject({
      made: [{ id: '8' }, { id: '9' }],
    })
  })

  test('that were added twice on purpose are applied, and one alone is inconclusive', () => {
    const twice = { products: [add, add] }
    expect(verdict(withProducts('8', '9'), twice)).toBe('applied')
    expect(verdict(withProducts('8'), twice)).toBe('inconclusive')
    expect(verdict(withProducts('7', '8', '9'), twice)).toBe('applied-twice')
  })

  test('of an add with fewer values do not count as doubled by one with more values', () => {
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

  test('that existed before do not count as added', () => {
    expect(verdict(withProducts('9'), { products: [add] }, withProducts('9'))).toBe('not-applied')
  })

  test('that were removed are gone, or the patch was not applied', () => {
    const remove = { action: 'remove', product_id: vehicle?.id ?? '' } as const
    expect(verdict(sampleDetail({ products: [] }), { products: [remove] })).toBe('applied')
    expect(verdict(base, { products: [remove] })).toBe('not-applied')
  })

  test('that were changed show the new value, the old one, or neither', () => {
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

  test('are compared as JSON, in any order of keys', () => {
    const patch = { dynamic_fields: [{ field_id, value: { a: 1, b: [true, null] } }] }
    expect(verdict(holding({ b: [true, null], a: 1 }), patch)).toBe('applied')
    expect(verdict(base, patch)).toBe('not-applied')
    expect(verdict(holding({ a: 1 }), patch)).toBe('inconclusive')
  })

  test('tell false, zero, an empty text and null apart', () => {
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

  test('that are new exist, or the patch was not applied', () => {
    const patch = { dynamic_fields: [{ field_id: '99', name: 'Tier', value: 'A' }] }
    const seen = sampleDetail({ dynamic_fields: [{ field_id: '99', name: 'Tier', value: 'A' }] })
    expect(verdict(seen, patch)).toBe('applied')
    expect(verdict(base, patch)).toBe('not-applied')
  })
})
