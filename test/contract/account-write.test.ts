import {
  AccountCreate,
  AccountPatch,
  codePoints,
  isIsoDate,
  textLimits,
} from '#contract/account-write.ts'
import { describe, expect, test } from 'vitest'

/** The rule that each rejected key broke. */
function broken(body: Record<string, unknown>): Record<string, unknown> {
  const issues = AccountPatch.safeParse(body).error?.issues ?? []
  return Object.fromEntries(
    issues.map((issue) => [
      issue.path.join('.'),
      issue.code === 'custom' ? issue.params?.['rule'] : issue.code,
    ]),
  )
}

const dates = new Set(['start_date', 'end_date', 'birth_date'])

describe('text lengths', () => {
  test.each(Object.entries(textLimits).filter(([key]) => !dates.has(key)))(
    '%s takes %i characters and not one more',
    (key, max) => {
      expect(broken({ [key]: '😀'.repeat(max) })).toEqual({})
      expect(broken({ [key]: 'x'.repeat(max + 1) })).toEqual({ [key]: 'max' })
    },
  )

  test('a length counts code points, as a person counts characters', () => {
    expect(codePoints('😀é')).toBe(2)
    expect(codePoints('')).toBe(0)
  })
})

describe('dates', () => {
  test.each([
    '2024-02-29',
    '2026-12-31T23:59:59Z',
    '2026-12-31T23:59',
    '2026-12-31 23:59:59.123',
    '2026-12-31T00:00:00+03:00',
    '2026-12-31T00:00:00-0300',
  ])('%s is a date', (date) => {
    expect(isIsoDate(date)).toBe(true)
    expect(broken({ start_date: date })).toEqual({})
  })

  test.each(['2023-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '31/12/2026', '2026-1-1', ''])(
    '"%s" is not a date',
    (date) => {
      expect(isIsoDate(date)).toBe(false)
      expect(broken({ end_date: date })).toEqual({ end_date: 'date' })
    },
  )
})

describe('the create body', () => {
  test('needs a name and nothing else', () => {
    expect(AccountCreate.parse({ name: 'Acme' })).toEqual({ name: 'Acme' })
    expect(AccountCreate.safeParse({}).success).toBe(false)
    expect(AccountCreate.safeParse({ name: ' ' }).success).toBe(false)
    expect(AccountCreate.safeParse({ name: '\u200b' }).success).toBe(false)
  })

  test('is flat, and rejects null and unknown keys', () => {
    const name = 'Acme'
    expect(AccountCreate.safeParse({ name, email: null }).success).toBe(false)
    expect(AccountCreate.safeParse({ name, address: { street: 'Rambla' } }).success).toBe(false)
    expect(AccountCreate.safeParse({ name, city_id: '1' }).success).toBe(false)
    expect(AccountCreate.safeParse({ name, products: [] }).success).toBe(false)
  })
})

describe('the update body', () => {
  test('may be empty', () => {
    expect(AccountPatch.parse({})).toEqual({})
  })

  test('clears any field with null, except the name', () => {
    for (const key of Object.keys(AccountPatch.def.shape)) {
      const clearable = !['name', 'products', 'dynamic_fields'].includes(key)
      expect([key, AccountPatch.safeParse({ [key]: null }).success]).toEqual([key, clearable])
    }
  })

  test('takes coordinates as numbers within range', () => {
    expect(broken({ latitude: -90, longitude: 180 })).toEqual({})
    expect(broken({ latitude: 90.1, longitude: -180.1 })).toEqual({
      latitude: 'latitude',
      longitude: 'longitude',
    })
    expect(broken({ latitude: '-34.9' })).toEqual({ latitude: 'invalid_type' })
    expect(broken({ latitude: Number.NaN })).toEqual({ latitude: 'invalid_type' })
  })

  test('takes products to add, update and remove', () => {
    const products = [
      { action: 'add', provider_id: '1', product_type_id: '2' },
      { action: 'update', product_id: '3', coverage_id: null, end_date: '2026-12-31' },
      { action: 'remove', product_id: '4' },
    ]
    expect(AccountPatch.parse({ products })).toEqual({ products })
  })

  test.each([
    { action: 'add', provider_id: '1' },
    { action: 'update', status: 'A' },
    { action: 'update', product_id: '3', provider_id: null },
    { action: 'remove', product_id: '4', status: 'A' },
    { action: 'replace', product_id: '4' },
  ])('rejects the product change %j', (change) => {
    expect(AccountPatch.safeParse({ products: [change] }).success).toBe(false)
  })

  test('takes any JSON as the value of a dynamic field, and null to clear it', () => {
    const dynamic_fields = [
      { field_id: '1', value: null },
      { field_id: '2', value: { deep: [1, 'two', false] } },
      { field_id: '3', name: 'Region', type: 'lista', order: 3, value: 'South' },
    ]
    expect(AccountPatch.parse({ dynamic_fields })).toEqual({ dynamic_fields })
    expect(AccountPatch.safeParse({ dynamic_fields: [{ value: 1 }] }).success).toBe(false)
  })
})
