// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { AccountDetail, AccountRow } from '#contract/account.ts'
import { readConfig, type Catalogue } from '#contract/config.ts'
import { forgetNames, KnownNames } from '#queries/known-names.ts'

beforeEach(() => localStorage.clear())

function catalogue(lists: Partial<Catalogue> = {}): Catalogue {
  const read = readConfig({ catalogue: lists })
  if (!read.ok) throw new Error(read.problem.key)
  return read.config.catalogue
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
    const names = new KnownNames('acme', catalogue())
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
    const names = new KnownNames('acme', catalogue({ statuses: [{ id: 'A', name: 'Active' }] }))
    const rows = ['A', 'VIP', null, ''].map((status, id) => AccountRow.parse({ id, status }))
    names.learnFromRows(rows)
    expect(names.list('statuses')).toEqual([
      { id: 'A', name: 'Active' },
      { id: 'VIP', name: 'VIP' },
    ])
  })

  test('over the catalogue: the server knows its own names best', () => {
    const names = new KnownNames('acme', catalogue({ countries: [{ id: '20', name: 'Urugay' }] }))
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
    const names = new KnownNames('acme', catalogue({ countries }))
    const before = names.list('countries')
    expect(before.map(({ name }) => name)).toEqual(['Argentina', 'Österreich', 'perú'])
    names.learnFromRows([AccountRow.parse({ id: '1', status: 'new' })])
    expect(names.list('countries')).toBe(before)
    names.learnFromDetail(detail)
    expect(names.list('countries')).not.toBe(before)
    expect(names.list('countries')).toHaveLength(4)
  })

  test('tells its listeners of what is new, and of nothing else', () => {
    const names = new KnownNames('acme', catalogue())
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

describe('what is kept', () => {
  test('is there after a reload, for its tenant only', () => {
    new KnownNames('acme', catalogue()).learnFromDetail(detail)
    expect(new KnownNames('acme', catalogue()).nameOf('clients', '10')).toBe('Rambla Broker')
    expect(new KnownNames('other', catalogue()).nameOf('clients', '10')).toBeNull()
  })

  test('does not stand in the way of a catalogue that came later', () => {
    new KnownNames('acme', catalogue()).learnFromDetail(detail)
    const named = catalogue({ statuses: [{ id: 'A', name: 'Active' }] })
    expect(new KnownNames('acme', named).nameOf('statuses', 'A')).toBe('Active')
  })

  test('is not the catalogue, which may be corrected', () => {
    const wrong = catalogue({ coverages: [{ id: '7', name: 'Bsic' }] })
    new KnownNames('acme', wrong).learnFromDetail(detail)
    const right = catalogue({ coverages: [{ id: '7', name: 'Basic' }] })
    expect(new KnownNames('acme', right).nameOf('coverages', '7')).toBe('Basic')
  })

  test('is gone for every tenant after a sign-out, and nothing else is', () => {
    localStorage.setItem('accounts-admin.preferences', '{}')
    new KnownNames('acme', catalogue()).learnFromDetail(detail)
    new KnownNames('other', catalogue()).learnFromDetail(detail)
    expect(localStorage).toHaveLength(3)
    forgetNames()
    expect(Object.keys(localStorage)).toEqual(['accounts-admin.preferences'])
  })

  test.each(['', 'nonsense', '[]', '{"clients":5}', '{"clients":{"10":null}}', 'null'])(
    'and cannot be read (%j) counts as nothing',
    (kept) => {
      localStorage.setItem('accounts-admin.names.acme', kept)
      const names = new KnownNames('acme', catalogue({ clients: [{ id: '10', name: 'Rambla' }] }))
      expect(names.list('clients')).toEqual([{ id: '10', name: 'Rambla' }])
    },
  )

  test('lasts as long as the tab where storage is full or refused', () => {
    const refuse = () => {
      throw new DOMException('no', 'SecurityError')
    }
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse)
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(refuse)
    vi.spyOn(Storage.prototype, 'removeItem').mockImplementation(refuse)
    const names = new KnownNames('acme', catalogue())
    names.learnFromDetail(detail)
    expect(names.nameOf('clients', '10')).toBe('Rambla Broker')
    expect(forgetNames).not.toThrow()
  })
})
