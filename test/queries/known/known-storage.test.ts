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

describe('what is kept', () => {
  test('is one tenant’s own', async () => {
    await knownStorage('acme').keepNames([rambla])
    await knownStorage('acme').keepFields([tier])
    expect(await knownStorage('acme').names()).toEqual([rambla])
    expect(await knownStorage('acme').fields()).toEqual([tier])
    for (const other of ['acm', 'acme2', 'Acme', '']) {
      expect(await knownStorage(other).names()).toEqual([])
      expect(await knownStorage(other).fields()).toEqual([])
    }
  })

  test('is added to by every tab', async () => {
    const [local, remote] = [knownStorage('acme'), knownStorage('acme')]
    await Promise.all([local.keepNames([rambla]), remote.keepNames([delta])])
    expect(await local.names()).toEqual([rambla, delta])
    await Promise.all([
      local.keepFields([tier]),
      remote.keepFields([{ ...tier, name: 'Level', options: ['Silver'] }]),
    ])
    expect(await local.fields()).toEqual([{ ...tier, name: 'Level', options: ['Gold', 'Silver'] }])
  })

  test('is replaced by what is learnt later of the same id', async () => {
    await knownStorage('acme').keepNames([rambla, { ...rambla, list: 'providers' }])
    await knownStorage('acme').keepNames([{ ...rambla, name: 'Rambla' }])
    expect(await knownStorage('acme').names()).toEqual([
      { ...rambla, name: 'Rambla' },
      { ...rambla, list: 'providers' },
    ])
  })

  test('and cannot be read counts as nothing, and is written over', async () => {
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

  test('is not kept in localStorage any more, where it once was', () => {
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
  test('forgets every tenant, and nothing of anybody else', async () => {
    ;(await openDB('somebody-else', 1)).close()
    await knownStorage('acme').keepNames([rambla])
    await knownStorage('other').keepFields([tier])
    await forgetKnown()
    expect(await databases()).toEqual(['somebody-else'])
  })

  test('has begun at once: the tab may close', () => {
    const wipe = vi.spyOn(indexedDB, 'deleteDatabase')
    void forgetKnown()
    expect(wipe).toHaveBeenCalledTimes(1)
  })

  test('is not undone by what was just being kept', async () => {
    const before = knownStorage('acme')
    const writes = [before.keepNames([rambla]), before.keepFields([tier])]
    await forgetKnown()
    await Promise.all(writes)
    expect(await databases()).toEqual([])
  })

  test('is not undone by what is learnt after it', async () => {
    const before = knownStorage('acme')
    await before.keepNames([rambla])
    await forgetKnown()
    await before.keepNames([delta])
    await before.keepFields([tier])
    expect(await before.names()).toEqual([])
    expect(await databases()).toEqual([])
  })

  test('leaves room for the next sign-in', async () => {
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

  test('where it is refused', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(denied)
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(denied)
    await store().keepFields([tier])
    expect(await store().fields()).toEqual([])
    await expect(forgetKnown()).resolves.toBeUndefined()
  })

  test('where it never answers', () => {
    // As Safari does at times: neither success nor error.
    const opened = vi.spyOn(indexedDB, 'open').mockImplementation(() => new SilentRequest())
    void store().names()
    void store().keepNames([rambla])
    expect(opened).toHaveBeenCalledTimes(2)
  })

  test('where localStorage is refused', async () => {
    vi.spyOn(Storage.prototype, 'removeItem').mockImplementation(denied)
    localStorage.setItem('accounts-admin.names.acme', '{}')
    await store().keepNames([rambla])
    expect(await store().names()).toEqual([rambla])
    vi.restoreAllMocks()
    localStorage.clear()
  })

  test('where the disk is full: what is kept already stays', async () => {
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

  test('where a newer version of the product has been', async () => {
    ;(await openDB('accounts-admin.learnt', 2)).close()
    await store().keepNames([rambla])
    expect(await store().names()).toEqual([])
  })
})
