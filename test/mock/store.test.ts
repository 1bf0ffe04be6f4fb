// @vitest-environment node
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { named } from '#mock/catalogue.ts'
import { createStore } from '#mock/store.ts'

const store = createStore(1)
const find = (query: Partial<Parameters<typeof store.list>[0]>) =>
  store.list({ limit: 100, offset: 0, ...query })

test('search ignores case and accents and covers seven fields', () => {
  const searched = [
    'name',
    'business_name',
    'tax_id',
    'document',
    'email',
    'external_code',
    'phone',
  ] as const
  for (const key of searched) {
    const account = store.all().find((candidate) => (candidate[key]?.length ?? 0) > 5)
    const value = account?.[key] ?? ''
    const shouted = value.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase()
    expect(find({ search: shouted }).rows).toContainEqual(account)
  }
})

test('search finds Japanese, Arabic, emoji and markup', () => {
  for (const search of ['さくら', 'النور', '🧉', '<img src=x']) {
    expect(find({ search }).total).toBe(1)
  }
})

test('search does not cover the notes or the address', () => {
  expect(find({ search: 'Key account' }).total).toBe(0)
})

test('each filter keeps the accounts that match it, and no others', () => {
  const [first] = store.all()
  for (const key of ['status', 'client_id', 'country_id', 'department_id', 'city_id'] as const) {
    const value = first?.[key] ?? ''
    const { rows, total } = find({ [key]: value })
    expect(rows).toContainEqual(first)
    expect(rows.every((row) => row[key] === value)).toBe(true)
    expect(total).toBe(store.all().filter((account) => account[key] === value).length)
    expect(total).toBeLessThan(250)
  }
})

test('the provider filter checks every product', () => {
  const { id } = named('providers', 'Mutual Oriental')
  const { rows, total } = find({ provider_id: id })
  expect(total).toBeGreaterThan(5)
  expect(rows.every(({ products }) => products.some((one) => one.provider_id === id))).toBe(true)
  expect(rows.some(({ products }) => products[0]?.provider_id !== id)).toBe(true)
})

test('several filters narrow the result, and an unknown id finds nothing', () => {
  const { id } = named('countries', 'Uruguay')
  const both = find({ status: 'A', country_id: id }).total
  expect(both).toBeGreaterThan(0)
  expect(both).toBeLessThan(find({ country_id: id }).total)
  expect(find({ city_id: '1' })).toEqual({ rows: [], total: 0 })
})

test('pages of any size together give the whole list, in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), (limit) => {
      const pages = []
      for (let offset = 0; offset < 250; offset += limit) {
        pages.push(...store.list({ limit, offset }).rows)
      }
      expect(pages).toEqual(store.all())
    }),
    { numRuns: 20 },
  )
})

test('an offset past the end gives an empty page with the same total', () => {
  expect(find({ offset: 1000 })).toEqual({ rows: [], total: 250 })
})
