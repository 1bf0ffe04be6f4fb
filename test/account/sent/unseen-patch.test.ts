import { describe, expect, test } from 'vitest'
import { unseenPatch, unseenRowPatch } from '#account/sent/unseen-patch.ts'
import { AccountDetail, AccountRow } from '#contract/account.ts'

const before = AccountDetail.parse({
  id: '1',
  name: 'Acme',
  email: 'a@x',
  country_id: '9',
  country_name: 'Uruguay',
  address: { latitude: '-34.90' },
  products: [{ id: '5', status: 'A', end_date: '2026-01-01' }],
  dynamic_fields: [{ field_id: '7', name: 'Tier', type: 'lista', order: 1, value: 'Gold' }],
})
const patch = {
  email: 'local@x',
  latitude: 1,
  country_id: '10',
  products: [
    { action: 'update' as const, product_id: '5', status: 'B', end_date: '2027-01-01' },
    { action: 'remove' as const, product_id: '6' },
  ],
  dynamic_fields: [{ field_id: '7', name: 'Level', value: 'Silver' }],
}
const read = (changed: object) => AccountDetail.parse({ ...before, ...changed })

describe('when a read', () => {
  test('shows the values before, or these are unknown, the whole patch is unseen', () => {
    expect(unseenPatch(patch, before, before)).toEqual(patch)
    expect(unseenPatch(patch, null, read({ email: 'x' }))).toBe(patch)
  })

  test('shows another spelling of the values before, the whole patch is unseen', () => {
    const respelt = read({
      address: { latitude: '-34.9' },
      products: [{ id: '5', status: 'A', end_date: '2026-01-01T00:00:00Z' }],
    })
    expect(unseenPatch(patch, before, respelt)).toEqual(patch)
  })

  test('shows newer remote values, only the rest is unseen', () => {
    const remote = read({
      email: 'remote@x',
      products: [{ id: '5', status: 'C', end_date: '2026-01-01' }],
      dynamic_fields: [{ field_id: '7', name: 'Tier', type: 'lista', order: 1, value: 'Bronze' }],
    })
    expect(unseenPatch(patch, before, remote)).toEqual({
      latitude: 1,
      country_id: '10',
      products: [
        { action: 'update', product_id: '5', end_date: '2027-01-01' },
        { action: 'remove', product_id: '6' },
      ],
      dynamic_fields: [{ field_id: '7', name: 'Level' }],
    })
  })
})

test('in a row, an id is compared by its name', () => {
  const row = AccountRow.parse(before)
  expect(unseenRowPatch(patch, before, row)).toEqual({
    email: 'local@x',
    latitude: 1,
    country_id: '10',
  })
  const remote = { ...row, email: 'remote@x', country_name: 'Chile' }
  expect(unseenRowPatch(patch, before, remote)).toEqual({ latitude: 1 })
})
