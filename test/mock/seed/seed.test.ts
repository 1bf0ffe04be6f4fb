// @vitest-environment node
import { expect, test } from 'vitest'
import { AccountDetail, AccountRow } from '#contract/account.ts'
import { isIsoDate } from '#contract/account-write.ts'
import { catalogue } from '#mock/catalogue.ts'
import { countries } from '#mock/places.ts'
import { nastyAccounts } from '#mock/seed/nasty-accounts.ts'
import { createSeedIds, seedAccounts } from '#mock/seed/seed.ts'
import { toDetail, toRow } from '#mock/stored-account.ts'

const seeded = (seed: number) => {
  const ids = createSeedIds()
  return seedAccounts(seed, ids.account, ids.product)
}
const accounts = seeded(1)
const cities = countries.flatMap(({ departments }) => departments.flatMap((one) => one.cities))

test('there are 250 accounts, the same for the same seed and different for another', () => {
  expect(accounts).toHaveLength(250)
  expect(seeded(1)).toEqual(accounts)
  expect(seeded(2)).not.toEqual(accounts)
})

test('Acme Corp comes first, complete', () => {
  expect(accounts[0]).toMatchObject({
    name: 'Acme Corp',
    business_name: 'Acme Corp. S.A.',
    tax_id: '214100001019',
    external_code: 'EXT-001',
    status: 'A',
    country_name: 'Uruguay',
    department_name: 'Montevideo',
    city_name: 'Montevideo',
    products: [{ product_type_name: 'Vehicle Insurance', provider_name: 'National Insurance Co.' }],
    dynamic_fields: [
      { name: 'Customer Tier', type: 'lista', value: 'Premium' },
      { name: 'Contract Signed', type: 'boolean', value: true },
    ],
  })
  expect(accounts.filter(({ name }) => name === 'Acme Corp')).toHaveLength(1)
})

test('every id has 18 digits and is unique, and numbers would confuse them', () => {
  const products = accounts.flatMap((account) => account.products.map(({ id }) => id))
  const ids = [...accounts.map(({ id }) => id), ...products]
  expect(ids.filter((id) => !/^\d{18}$/.test(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(ids.map(Number)).size).toBeLessThan(ids.length)
  for (const list of Object.values(catalogue)) {
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
  }
})

test('the contract reads every row and detail unchanged and skips nothing', () => {
  for (const account of accounts) {
    const { skipped, ...detail } = AccountDetail.parse(toDetail(account))
    expect(skipped).toBe(0)
    expect(detail).toEqual(toDetail(account))
    expect(AccountRow.parse(toRow(account))).toEqual(toRow(account))
  }
})

test('an answer survives JSON, and never holds the write-only fields', () => {
  for (const account of accounts) {
    const detail = toDetail(account)
    expect(JSON.parse(JSON.stringify(detail))).toEqual(detail)
    expect(detail).not.toHaveProperty('document_type')
    expect(detail).not.toHaveProperty('qr_code')
  }
})

test('every nasty account is there, none of them on the first page', () => {
  for (const nasty of nastyAccounts) {
    const { address = {}, ...rest } = nasty
    const index = accounts.findIndex((account) =>
      Object.keys(nasty).length === 0
        ? account.name === null && account.email === null && account.status === null
        : matches(account, rest) && matches(account.address, address),
    )
    expect(index).toBeGreaterThan(25)
  }
})

test('coordinates lie inside the city', () => {
  const located = accounts.filter(({ city_id, address }) => city_id !== null && address.latitude)
  expect(located.length).toBeGreaterThan(150)
  for (const { city_id, address } of located) {
    const [south, north, west, east] = cities.find(({ id }) => id === city_id)?.box ?? [0, 0, 0, 0]
    expect(Number(address.latitude)).toBeGreaterThanOrEqual(south)
    expect(Number(address.latitude)).toBeLessThanOrEqual(north)
    expect(Number(address.longitude)).toBeGreaterThanOrEqual(west)
    expect(Number(address.longitude)).toBeLessThanOrEqual(east)
  }
})

test('accounts vary: kinds, countries, statuses, products, fields, dates with and without a time', () => {
  const seen = <Key extends keyof (typeof accounts)[number]>(key: Key) =>
    new Set(accounts.map((account) => account[key]))
  expect(seen('country_name')).toEqual(new Set(['Uruguay', 'Argentina', 'Brazil', null]))
  expect(seen('status').size).toBeGreaterThanOrEqual(6)
  expect(new Set(accounts.map(({ products }) => products.length))).toEqual(new Set([0, 1, 2, 3, 4]))
  const types = accounts.flatMap((account) => account.dynamic_fields.map(({ type }) => type))
  for (const type of ['lista', 'boolean', 'texto', 'numero', 'fecha', 'geo']) {
    expect(types).toContain(type)
  }
  const starts = accounts.flatMap(({ start_date }) => start_date ?? []).filter(isIsoDate)
  expect(starts.some((date) => date.includes('T'))).toBe(true)
  expect(starts.some((date) => !date.includes('T'))).toBe(true)
  expect(accounts.filter(({ birth_date }) => birth_date !== null).length).toBeGreaterThan(40)
  expect(accounts.filter(({ tax_id }) => tax_id !== null).length).toBeGreaterThan(120)
})

test('every status has at most ten characters, and every name at most two hundred', () => {
  for (const { status, name } of accounts) {
    expect((status ?? '').length).toBeLessThanOrEqual(10)
    expect((name ?? '').length).toBeLessThanOrEqual(200)
  }
  expect(accounts.filter(({ name }) => name?.length === 200)).toHaveLength(2)
})

function matches(whole: object, subset: object): boolean {
  return Object.entries(subset).every(
    ([key, value]) => JSON.stringify(Reflect.get(whole, key)) === JSON.stringify(value),
  )
}
