import { describe, expect, test } from 'vitest'
import { lostOf, withoutLater } from '#account/lost-patch.ts'
import { toPatch } from '#account/patch.ts'
import { workOf } from '#account/work.ts'
import { sampleDetail } from '../account/arbitrary-account.ts'

describe('what a later save sends anew', () => {
  test('is not looked into any more: fields by their key, the rest by its id', () => {
    const open = {
      email: 'a',
      phone: '1',
      products: [
        { action: 'update' as const, product_id: '5', status: 'A' },
        { action: 'remove' as const, product_id: '6' },
        { action: 'add' as const, provider_id: '1', product_type_id: '2' },
      ],
      dynamic_fields: [
        { field_id: '7', value: 1 },
        { field_id: '8', value: 2 },
      ],
    }
    const later = {
      email: 'b',
      products: [
        { action: 'update' as const, product_id: '6', status: 'B' },
        { action: 'add' as const, provider_id: '1', product_type_id: '2' },
      ],
      dynamic_fields: [{ field_id: '8', value: 3 }],
    }
    expect(withoutLater(open, later)).toEqual({
      phone: '1',
      products: [open.products[0], open.products[2]],
      dynamic_fields: [open.dynamic_fields[0]],
    })
  })

  test('leaves nothing where it sends all', () => {
    expect(withoutLater({ email: 'a', products: [] }, { email: 'b' })).toEqual({})
  })
})

describe('what a read does not hold', () => {
  const before = sampleDetail({ email: 'a@x', phone: '1' })
  const work = { ...workOf(before), fields: { ...workOf(before).fields, email: 'b@x', phone: '2' } }
  const patch = toPatch(before, work)

  test('is lost, with what tells the way back', () => {
    const lost = lostOf({ before, work, patch }, patch, { ...before, phone: '2' })
    expect(lost?.keys).toEqual(['email'])
    expect(lost?.work.fields).toEqual({ ...workOf(before).fields, email: 'b@x' })
    expect(lost?.back).toMatchObject({ email: 'a@x' })
  })

  test('is nothing where it holds all', () => {
    const read = { ...before, email: 'b@x', phone: '2' }
    expect(lostOf({ before, work, patch }, patch, read)).toBeNull()
  })
})
