import { beforeEach, describe, expect, test, vi } from 'vitest'
import { AccountDetail, AccountRow } from '#contract/account.ts'
import { readConfig, type Catalogue } from '#contract/config.ts'
import { KnownNames } from '#queries/known-names.ts'
import { learntStore } from '#queries/learnt-store.ts'
import { stubIndexedDb } from '../indexed-db.ts'

beforeEach(stubIndexedDb)

function catalogue(lists: Partial<Catalogue> = {}): Catalogue {
  const read = readConfig({ catalogue: lists })
  if (!read.ok) throw new Error(read.problem.key)
  return read.config.catalogue
}

const open = (lists: Partial<Catalogue> = {}, tenant = 'acme') =>
  new KnownNames(catalogue(lists), learntStore(tenant))

/** The names as they stand after a reload, once what was kept has come. */
async function reopen(lists: Partial<Catalogue> = {}, tenant = 'acme'): Promise<KnownNames> {
  await learntStore(tenant).keepNames([])
  const names = open(lists, tenant)
  await learntStore(tenant).names()
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

describe('what is learnt', () => {
  test('from a detail: every id that comes with a name', () => {
    const names = open()
    names.learnFromDetail(detail)
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

  test('from rows: the statuses, which have no other name', () => {
    const names = open({ statuses: [{ id: 'A', name: 'Active' }] })
    const rows = ['A', 'VIP', null, ''].map((status, id) => AccountRow.parse({ id, status }))
    names.learnFromRows(rows)
    expect(names.list('statuses')).toEqual([
      { id: 'A', name: 'Active' },
      { id: 'VIP', name: 'VIP' },
    ])
  })

  test('but for a name of which nothing can be seen', () => {
    const names = open()
    names.learnFromDetail({ ...detail, client_name: '\u200b' })
    expect(names.nameOf('clients', '10')).toBeNull()
  })

  test('over the catalogue: the server knows its own names best', () => {
    const names = open({ countries: [{ id: '20', name: 'Urugay' }] })
    names.learnFromDetail(detail)
    expect(names.nameOf('countries', '20')).toBe('Uruguay')
    expect(names.list('countries')).toHaveLength(1)
  })
})

describe('a list', () => {
  test('is sorted by name, and the same array until something of it is learnt', () => {
    const countries = [
      { id: '1', name: 'Österreich' },
      { id: '2', name: 'Argentina' },
      { id: '3', name: 'perú' },
    ]
    const names = open({ countries })
    const before = names.list('countries')
    expect(before.map(({ name }) => name)).toEqual(['Argentina', 'Österreich', 'perú'])
    names.learnFromRows([AccountRow.parse({ id: '1', status: 'new' })])
    expect(names.list('countries')).toBe(before)
    names.learnFromDetail(detail)
    expect(names.list('countries')).not.toBe(before)
    expect(names.list('countries')).toHaveLength(4)
  })

  test('tells its listeners of what is new, and of nothing else', () => {
    const names = open()
    const told = vi.fn<() => void>()
    const stop = names.subscribe(told)
    names.learnFromDetail(detail)
    names.learnFromDetail(detail)
    expect(told).toHaveBeenCalledTimes(1)
    stop()
    names.learnFromRows([AccountRow.parse({ id: '1', status: 'new' })])
    expect(told).toHaveBeenCalledTimes(1)
  })
})

describe('a filtered list', () => {
  const rowsOf = (...names: (string | null)[]) =>
    names.map((country_name, index) => AccountRow.parse({ id: String(index), country_name }))

  test('teaches what its filter stands for', () => {
    const names = open()
    names.learnFromRows(rowsOf('Uruguay', 'Uruguay'), { country_id: '1' })
    expect(names.nameOf('countries', '1')).toBe('Uruguay')
  })

  test.each([
    ['rows that differ', rowsOf('Uruguay', 'Chile')],
    ['a row without a name', rowsOf('Uruguay', null)],
    ['no rows', []],
  ])('teaches nothing by %s', (_, rows) => {
    const names = open()
    names.learnFromRows(rows, { country_id: '1' })
    expect(names.nameOf('countries', '1')).toBeNull()
  })
})

describe('what is kept', () => {
  test('is there after a reload, for its tenant only', async () => {
    open().learnFromDetail(detail)
    expect((await reopen()).nameOf('clients', '10')).toBe('Rambla Broker')
    expect((await reopen({}, 'other')).nameOf('clients', '10')).toBeNull()
  })

  test('comes after the page has begun, and is told', async () => {
    open().learnFromDetail(detail)
    const names = open({ countries: [{ id: '21', name: 'Argentina' }] })
    const before = names.list('countries')
    const told = vi.fn<() => void>()
    names.subscribe(told)
    expect(names.nameOf('countries', '20')).toBeNull()
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1))
    expect(names.list('countries').map(({ name }) => name)).toEqual(['Argentina', 'Uruguay'])
    expect(names.list('countries')).not.toBe(before)
  })

  test('tells nobody when there is nothing', async () => {
    const names = open()
    const told = vi.fn<() => void>()
    names.subscribe(told)
    await learntStore('acme').names()
    expect(told).not.toHaveBeenCalled()
  })

  test('gives way to what has been read while it was on its way', async () => {
    open().learnFromDetail(detail)
    const renamed = { ...detail, client_name: 'Rambla & Sons' }
    await learntStore('acme').keepNames([])
    const names = open()
    names.learnFromDetail(renamed)
    await learntStore('acme').names()
    expect(names.nameOf('clients', '10')).toBe('Rambla & Sons')
    expect((await reopen()).nameOf('clients', '10')).toBe('Rambla & Sons')
  })

  test('gives way even to a read that says no more than the catalogue', async () => {
    open().learnFromDetail(detail)
    await learntStore('acme').keepNames([])
    const names = open({ clients: [{ id: '10', name: 'Rambla & Sons' }] })
    names.learnFromDetail({ ...detail, client_name: 'Rambla & Sons' })
    await learntStore('acme').names()
    expect(names.nameOf('clients', '10')).toBe('Rambla & Sons')
  })

  test('is what all tabs have learnt', async () => {
    const [mine, theirs] = [open(), open()]
    await learntStore('acme').names()
    mine.learnFromDetail(detail)
    theirs.learnFromDetail({ ...detail, client_id: '11', client_name: 'Delta' })
    const names = await reopen()
    expect(names.list('clients').map(({ name }) => name)).toEqual(['Delta', 'Rambla Broker'])
  })

  test('does not stand in the way of a catalogue that came later', async () => {
    open().learnFromDetail(detail)
    const names = await reopen({ statuses: [{ id: 'A', name: 'Active' }] })
    expect(names.nameOf('statuses', 'A')).toBe('Active')
    expect(names.nameOf('clients', '10')).toBe('Rambla Broker')
  })

  test('is not the catalogue, which may be corrected', async () => {
    open({ coverages: [{ id: '7', name: 'Bsic' }] }).learnFromDetail(detail)
    const names = await reopen({ coverages: [{ id: '7', name: 'Basic' }] })
    expect(names.nameOf('coverages', '7')).toBe('Basic')
    expect(names.nameOf('coverages', '70')).toBe('Basic')
  })

  test('of a list that is not known any more counts as nothing', async () => {
    await learntStore('acme').keepNames([{ list: 'planets', id: '3', name: 'Earth' }])
    const names = open()
    const told = vi.fn<() => void>()
    names.subscribe(told)
    await learntStore('acme').names()
    expect(told).not.toHaveBeenCalled()
  })

  test('lasts as long as the tab where IndexedDB is missing', () => {
    vi.stubGlobal('indexedDB', undefined)
    const names = open()
    names.learnFromDetail(detail)
    expect(names.nameOf('clients', '10')).toBe('Rambla Broker')
  })
})
