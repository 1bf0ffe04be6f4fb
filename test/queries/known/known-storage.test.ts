// @vitest-environment jsdom
import { IDBOpenDBRequest as SilentRequest } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { forgetKnown, knownStorage } from '#queries/known/known-storage.ts'
import { stubIndexedDb } from '../../indexed-db.ts'

beforeEach(stubIndexedDb)

const rambla = { list: 'clients', id: '10', name: 'Rambla Broker' }
const delta = { list: 'clients', id: '11', name: 'Delta' }
const tier = { field_id: '7', name: 'Tier', type: 'lista', options: ['Gold'] }

const databases = async () => (await indexedDB.databases()).map(({ name }) => name)

describe('the storage', () => {
  test('is separate for each tenant', async () => {
    await knownStorage('acme').keepNames([rambla])
    await knownStorage('acme').keepFields([tier])
    expect(await knownStorage('acme').names()).toEqual([rambla])
    expect(await knownStorage('acme').fields()).toEqual([tier])
    for (const other of ['acm', 'acme2', 'Acme', '']) {
      expect(await knownStorage(other).names()).toEqual([])
      expect(await knownStorage(other).fields()).toEqual([])
    }
  })

  test('merges what every tab adds', async () => {
    const [local, remote] = [knownStorage('acme'), knownStorage('acme')]
    await Promise.all([local.keepNames([rambla]), remote.keepNames([delta])])
    expect(await local.names()).toEqual([rambla, delta])
    await Promise.all([
      local.keepFields([tier]),
      remote.keepFields([{ ...tier, name: 'Level', options: ['Silver'] }]),
    ])
    expect(await local.fields()).toEqual([{ ...tier, name: 'Level', options: ['Gold', 'Silver'] }])
  })

  test('replaces the name of an id with a later one', async () => {
    await knownStorage('acme').keepNames([rambla, { ...rambla, list: 'providers' }])
    await knownStorage('acme').keepNames([{ ...rambla, name: 'Rambla' }])
    expect(await knownStorage('acme').names()).toEqual([
      { ...rambla, name: 'Rambla' },
      { ...rambla, list: 'providers' },
    ])
  })

  test('ignores and overwrites unreadable records', async () => {
    await knownStorage('acme').keepNames([rambla])
    const database = await openDB('accounts-admin.learnt')
    await database.put('names', { tenant: 'acme', list: 'clients', id: '11', name: 5 })
    await database.put('fields', { tenant: 'acme', field_id: '7', options: 'Gold', type: [] })
    await database.put('fields', {
      tenant: 'acme',
      field_id: '8',
      options: [{}, 'Gold'],
      type: 'lista',
    })
    database.close()
    expect(await knownStorage('acme').names()).toEqual([rambla])
    expect(await knownStorage('acme').fields()).toEqual([
      { field_id: '7', name: null, type: null, options: [] },
      { field_id: '8', name: null, type: 'lista', options: ['Gold'] },
    ])
    await knownStorage('acme').keepFields([tier])
    expect(await knownStorage('acme').fields()).toContainEqual(tier)
  })

  test('deletes the names that earlier versions kept in localStorage', () => {
    localStorage.clear()
    localStorage.setItem('accounts-admin.names.acme', '{"clients":{"10":"Rambla Broker"}}')
    localStorage.setItem('accounts-admin.names.other', '{}')
    localStorage.setItem('accounts-admin.preferences', '{}')
    knownStorage('acme')
    expect(Object.keys(localStorage)).toEqual(['accounts-admin.preferences'])
    localStorage.clear()
  })
})

describe('a sign-out', () => {
  test('deletes the records of every tenant, and nothing else', async () => {
    ;(await openDB('somebody-else', 1)).close()
    await knownStorage('acme').keepNames([rambla])
    await knownStorage('other').keepFields([tier])
    await forgetKnown()
    expect(await databases()).toEqual(['somebody-else'])
  })

  test('has started when the call returns, so the tab may close', () => {
    const wipe = vi.spyOn(indexedDB, 'deleteDatabase')
    void forgetKnown()
    expect(wipe).toHaveBeenCalledTimes(1)
  })

  test('is not undone by a write at the same time', async () => {
    const before = knownStorage('acme')
    const writes = [before.keepNames([rambla]), before.keepFields([tier])]
    await forgetKnown()
    await Promise.all(writes)
    expect(await databases()).toEqual([])
  })

  test('is not undone by later reads', async () => {
    const before = knownStorage('acme')
    await before.keepNames([rambla])
    await forgetKnown()
    await before.keepNames([delta])
    await before.keepFields([tier])
    expect(await before.names()).toEqual([])
    expect(await databases()).toEqual([])
  })

  test('leaves the next sign-in a working storage', async () => {
    await knownStorage('acme').keepNames([rambla])
    const wiped = forgetKnown()
    const next = knownStorage('acme')
    await next.keepNames([delta])
    await wiped
    expect(await next.names()).toEqual([delta])
  })
})

describe('nothing fails and nobody waits', () => {
  const store = () => knownStorage('acme')
  const denied = () => {
    throw new DOMException('denied', 'SecurityError')
  }

  test('without IndexedDB', async () => {
    vi.stubGlobal('indexedDB', undefined)
    await store().keepNames([rambla])
    expect(await store().names()).toEqual([])
    await expect(forgetKnown()).resolves.toBeUndefined()
  })

  test('when the browser blocks it', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(denied)
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(denied)
    await store().keepFields([tier])
    expect(await store().fields()).toEqual([])
    await expect(forgetKnown()).resolves.toBeUndefined()
  })

  test('when it never answers', () => {
    // Safari sometimes reports neither success nor an error.
    const opened = vi.spyOn(indexedDB, 'open').mockImplementation(() => new SilentRequest())
    void store().names()
    void store().keepNames([rambla])
    expect(opened).toHaveBeenCalledTimes(2)
  })

  test('when the browser blocks localStorage', async () => {
    vi.spyOn(Storage.prototype, 'removeItem').mockImplementation(denied)
    localStorage.setItem('accounts-admin.names.acme', '{}')
    await store().keepNames([rambla])
    expect(await store().names()).toEqual([rambla])
    vi.restoreAllMocks()
    localStorage.clear()
  })

  test('when the disk is full: stored records stay', async () => {
    await store().keepNames([rambla])
    await store().keepFields([tier])
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await store().keepNames([delta])
    await store().keepFields([{ ...tier, options: ['Silver'] }])
    expect(await store().names()).toEqual([rambla])
    expect(await store().fields()).toEqual([tier])
  })

  test('when a newer version of the product has upgraded it', async () => {
    ;(await openDB('accounts-admin.learnt', 2)).close()
    await store().keepNames([rambla])
    expect(await store().names()).toEqual([])
  })
})
