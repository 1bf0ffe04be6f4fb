import { beforeEach, describe, expect, test, vi } from 'vitest'
import { AccountDetail, AccountRow } from '#contract/account.ts'
import { readConfig, type Catalogue } from '#contract/config.ts'
import { KnownNames } from '#queries/known/known-names.ts'
import { knownStorage } from '#queries/known/known-storage.ts'
import { stubIndexedDb } from '../../indexed-db.ts'

beforeEach(stubIndexedDb)

function catalogue(lists: Partial<Catalogue> = {}): Catalogue {
  const read = readConfig({ catalogue: lists })
  if (!read.ok) throw new Error(read.problem.key)
  return read.config.catalogue
}

const open = (lists: Partial<Catalogue> = {}, tenant = 'acme') =>
  new KnownNames(catalogue(lists), knownStorage(tenant))

/** The names after a reload, once storage has answered. */
async function reopen(lists: Partial<Catalogue> = {}, tenant = 'acme'): Promise<KnownNames> {
  await knownStorage(tenant).keepNames([])
  const names = open(lists, tenant)
  await knownStorage(tenant).names()
  return names
}

const detail = AccountDetail.parse({
  id: '1',
  status: 'A',
  client_id: '10',
  client_name: 'Rambla Broker',
  country_id: '20',
  country_name: 'Uruguay',
  department_id: '30',
  department_name: 'Montevideo',
  city_id: '40',
  city_name: 'La Paz',
  products: [
    {
      id: '5',
      provider_id: '50',
      provider_name: 'Mutual',
      product_type_id: '60',
      product_type_name: 'Home',
      coverage_id: '70',
      coverage_name: 'Basic',
    },
    { id: '6', provider_id: '51', provider_name: null },
  ],
})

describe('names are collected', () => {
  test('from a detail: every id that comes with a name', () => {
    const names = open()
    names.addFromDetail(detail)
    expect(names.nameOf('clients', '10')).toBe('Rambla Broker')
    expect(names.nameOf('countries', '20')).toBe('Uruguay')
    expect(names.nameOf('departments', '30')).toBe('Montevideo')
    expect(names.nameOf('cities', '40')).toBe('La Paz')
    expect(names.nameOf('providers', '50')).toBe('Mutual')
    expect(names.nameOf('product_types', '60')).toBe('Home')
    expect(names.nameOf('coverages', '70')).toBe('Basic')
    expect(names.nameOf('providers', '51')).toBeNull()
    expect(names.nameOf('statuses', 'A')).toBe('A')
  })

  test('from rows: the statuses, which have no separate name', () => {
    const names = open({ statuses: [{ id: 'A', name: 'Active' }] })
    const rows = ['A', 'VIP', null, ''].map((status, id) => AccountRow.parse({ id, status }))
    names.addFromRows(rows)
    expect(names.list('statuses')).toEqual([
      { id: 'A', name: 'Active' },
      { id: 'VIP', name: 'VIP' },
    ])
  })

  test('except for invisible names', () => {
    const names = open()
    names.addFromDetail({ ...detail, client_name: '\u200b' })
    expect(names.nameOf('clients', '10')).toBeNull()
  })

  test('over the catalogue: the server’s names win', () => {
    const names = open({ countries: [{ id: '20', name: 'Urugay' }] })
    names.addFromDetail(detail)
    expect(names.nameOf('countries', '20')).toBe('Uruguay')
    expect(names.list('countries')).toHaveLength(1)
  })
})

describe('a list', () => {
  test('is sorted by name, and the same array until it changes', () => {
    const countries = [
      { id: '1', name: 'Österreich' },
      { id: '2', name: 'Argentina' },
      { id: '3', name: 'perú' },
    ]
    const names = open({ countries })
    const before = names.list('countries')
    expect(before.map(({ name }) => name)).toEqual(['Argentina', 'Österreich', 'perú'])
    names.addFromRows([AccountRow.parse({ id: '1', status: 'new' })])
    expect(names.list('countries')).toBe(before)
    names.addFromDetail(detail)
    expect(names.list('countries')).not.toBe(before)
    expect(names.list('countries')).toHaveLength(4)
  })

  test('notifies its listeners of changes only', () => {
    const names = open()
    const listener = vi.fn<() => void>()
    const stop = names.subscribe(listener)
    names.addFromDetail(detail)
    names.addFromDetail(detail)
    expect(listener).toHaveBeenCalledTimes(1)
    stop()
    names.addFromRows([AccountRow.parse({ id: '1', status: 'new' })])
    expect(listener).toHaveBeenCalledTimes(1)
  })
})

describe('a filtered list', () => {
  const rowsOf = (...names: (string | null)[]) =>
    names.map((country_name, index) => AccountRow.parse({ id: String(index), country_name }))

  test('teaches what its filter stands for', () => {
    const names = open()
    names.addFromRows(rowsOf('Uruguay', 'Uruguay'), { country_id: '1' })
    expect(names.nameOf('countries', '1')).toBe('Uruguay')
  })

  test.each([
    ['rows that differ', rowsOf('Uruguay', 'Chile')],
    ['a row without a name', rowsOf('Uruguay', null)],
    ['no rows', []],
  ])('teaches nothing by %s', (_, rows) => {
    const names = open()
    names.addFromRows(rows, { country_id: '1' })
    expect(names.nameOf('countries', '1')).toBeNull()
  })
})

describe('stored names', () => {
  test('are there after a reload, for their tenant only', async () => {
    open().addFromDetail(detail)
    expect((await reopen()).nameOf('clients', '10')).toBe('Rambla Broker')
    expect((await reopen({}, 'other')).nameOf('clients', '10')).toBeNull()
  })

  test('arrive after the page has started, and notify', async () => {
    open().addFromDetail(detail)
    const names = open({ countries: [{ id: '21', name: 'Argentina' }] })
    const before = names.list('countries')
    const listener = vi.fn<() => void>()
    names.subscribe(listener)
    expect(names.nameOf('countries', '20')).toBeNull()
    await vi.waitFor(() => expect(listener).toHaveBeenCalledTimes(1))
    expect(names.list('countries').map(({ name }) => name)).toEqual(['Argentina', 'Uruguay'])
    expect(names.list('countries')).not.toBe(before)
  })

  test('notify nobody when there are none', async () => {
    const names = open()
    const listener = vi.fn<() => void>()
    names.subscribe(listener)
    await knownStorage('acme').names()
    expect(listener).not.toHaveBeenCalled()
  })

  test('give way to names that were read before they arrived', async () => {
    open().addFromDetail(detail)
    const renamed = { ...detail, client_name: 'Rambla & Sons' }
    await knownStorage('acme').keepNames([])
    const names = open()
    names.addFromDetail(renamed)
    await knownStorage('acme').names()
    expect(names.nameOf('clients', '10')).toBe('Rambla & Sons')
    expect((await reopen()).nameOf('clients', '10')).toBe('Rambla & Sons')
  })

  test('give way even to a read that agrees with the catalogue', async () => {
    open().addFromDetail(detail)
    await knownStorage('acme').keepNames([])
    const names = open({ clients: [{ id: '10', name: 'Rambla & Sons' }] })
    names.addFromDetail({ ...detail, client_name: 'Rambla & Sons' })
    await knownStorage('acme').names()
    expect(names.nameOf('clients', '10')).toBe('Rambla & Sons')
  })

  test('come from all tabs', async () => {
    const [local, remote] = [open(), open()]
    await knownStorage('acme').names()
    local.addFromDetail(detail)
    remote.addFromDetail({ ...detail, client_id: '11', client_name: 'Delta' })
    const names = await reopen()
    expect(names.list('clients').map(({ name }) => name)).toEqual(['Delta', 'Rambla Broker'])
  })

  test('give way to a catalogue that came later', async () => {
    open().addFromDetail(detail)
    const names = await reopen({ statuses: [{ id: 'A', name: 'Active' }] })
    expect(names.nameOf('statuses', 'A')).toBe('Active')
    expect(names.nameOf('clients', '10')).toBe('Rambla Broker')
  })

  test('do not include the catalogue, which may be corrected', async () => {
    open({ coverages: [{ id: '7', name: 'Bsic' }] }).addFromDetail(detail)
    const names = await reopen({ coverages: [{ id: '7', name: 'Basic' }] })
    expect(names.nameOf('coverages', '7')).toBe('Basic')
    expect(names.nameOf('coverages', '70')).toBe('Basic')
  })

  test('of an unknown list are ignored', async () => {
    await knownStorage('acme').keepNames([{ list: 'planets', id: '3', name: 'Earth' }])
    const names = open()
    const listener = vi.fn<() => void>()
    names.subscribe(listener)
    await knownStorage('acme').names()
    expect(listener).not.toHaveBeenCalled()
  })

  test('last as long as the tab where IndexedDB is missing', () => {
    vi.stubGlobal('indexedDB', undefined)
    const names = open()
    names.addFromDetail(detail)
    expect(names.nameOf('clients', '10')).toBe('Rambla Broker')
  })
})
