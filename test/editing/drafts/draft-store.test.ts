import { IDBOpenDBRequest as SilentRequest } from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newAccount } from '#editing/drafts/draft-record.ts'
import { DraftStore } from '#editing/drafts/draft-store.ts'
import { onWiped } from '#editing/drafts/wiped-signal.ts'
import { stubIndexedDb } from '../../indexed-db.ts'
import { ana, someDraft } from './some-draft.ts'

const day = 24 * 60 * 60 * 1000
const others = [
  { ...ana, user: 'subject:ben' },
  { ...ana, tenant: 'other.example.com' },
  // An account id that must not match the drafts of the other account.
  { ...ana, user: `${ana.user}\u{ffff}` },
]
const raw = () => openDB('accounts-admin.drafts')

beforeEach(stubIndexedDb)
afterEach(() => {
  vi.useRealTimers()
})

test('another page finds the drafts, newest first', async () => {
  const store = new DraftStore(ana)
  const now = Date.now()
  const older = someDraft({ page: 'one', savedAt: now - 2_000 })
  const newer = someDraft({ page: 'two', savedAt: now - 1_000 })
  await store.keep(newer)
  await store.keep(older)
  await store.keep(someDraft({ account: '8' }))
  expect(await new DraftStore(ana).listFor('7')).toEqual([newer, older])
})

test('a page has one draft of an account', async () => {
  const store = new DraftStore(ana)
  await store.keep(someDraft({ name: 'Before' }))
  await store.keep(someDraft({ name: 'After' }))
  expect((await store.listFor('7')).map(({ name }) => name)).toEqual(['After'])
})

test('a new account’s draft has no base', async () => {
  const store = new DraftStore(ana)
  const draft = someDraft({ account: newAccount, base: null, name: null })
  await store.keep(draft)
  expect(await store.listFor(newAccount)).toEqual([draft])
})

test('a dropped draft is gone, and no other', async () => {
  const store = new DraftStore(ana)
  await store.keep(someDraft({ page: 'one' }))
  await store.keep(someDraft({ page: 'two' }))
  await store.drop('7', 'one')
  await store.drop('7', 'never there')
  expect((await store.listFor('7')).map(({ page }) => page)).toEqual(['two'])
})

test('amending changes a page’s draft, or creates it', async () => {
  const store = new DraftStore(ana)
  const draft = someDraft({ name: 'Before' })
  const named = (stored: typeof draft | null) => ({ ...draft, name: `${stored?.name} and after` })
  await store.amend(draft, named)
  await store.amend(draft, named)
  const [kept] = await store.listFor(draft.account)
  expect(kept?.name).toBe('undefined and after and after')
})

test('dropping a draft that was stored again since it was found does nothing', async () => {
  const store = new DraftStore(ana)
  const found = someDraft({ savedAt: Date.now() - 5 })
  await store.keep({ ...found, savedAt: found.savedAt + 1 })
  await store.drop(found.account, found.page, found.savedAt)
  expect(await store.listFor(found.account)).toHaveLength(1)
  await store.drop(found.account, found.page, found.savedAt + 1)
  expect(await store.listFor(found.account)).toEqual([])
})

test('calls take effect in the order in which they are made', async () => {
  const store = new DraftStore(ana)
  void store.keep(someDraft({ name: 'First' }))
  void store.drop('7', 'one')
  void store.keep(someDraft({ name: 'Last' }))
  const listed = store.listFor('7')
  void store.drop('7', 'one')
  expect((await listed).map(({ name }) => name)).toEqual(['Last'])
  expect(await store.listFor('7')).toEqual([])
})

test('drafts of another tenant or user are not listed', async () => {
  await Promise.all(others.map((owner) => new DraftStore(owner).keep(someDraft())))
  const store = new DraftStore(ana)
  expect(await store.listFor('7')).toEqual([])
  await store.keep(someDraft({ account: '8' }))
  await store.keep(someDraft({ account: newAccount, base: null }))
  expect((await store.listAll()).map(({ account }) => account).toSorted()).toEqual(['8', 'new'])
})

test('drafts older than seven days are deleted, whoever owns them', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const store = new DraftStore(ana)
  await store.keep(someDraft({ page: 'old' }))
  await Promise.all(others.map((owner) => new DraftStore(owner).keep(someDraft())))
  vi.setSystemTime(Date.now() + 6 * day)
  await store.keep(someDraft({ page: 'young' }))
  expect(await store.listFor('7')).toHaveLength(2)

  vi.setSystemTime(Date.now() + day)
  expect((await store.listFor('7')).map(({ page }) => page)).toEqual(['young'])
  expect(await (await raw()).count('drafts')).toBe(1)
})

test('an unreadable draft is deleted', async () => {
  const store = new DraftStore(ana)
  const draft = someDraft()
  await store.keep(draft)
  const database = await raw()
  await database.put('drafts', { ...ana, account: '7', page: 'odd', savedAt: Date.now() })
  await database.put('drafts', { ...ana, ...draft, page: 'odder', savedAt: 'yesterday' })
  expect(await store.listFor('7')).toEqual([draft])
  expect(await database.count('drafts')).toBe(1)
})

describe('a sign-out', () => {
  test('deletes all drafts of its owner, and nobody else’s', async () => {
    const store = new DraftStore(ana)
    await store.keep(someDraft())
    await store.keep(someDraft({ account: newAccount, base: null }))
    await Promise.all(others.map((owner) => new DraftStore(owner).keep(someDraft())))
    await store.wipe()
    expect(await new DraftStore(ana).listAll()).toEqual([])
    for (const owner of others) expect(await new DraftStore(owner).listAll()).toHaveLength(1)
  })

  test('deletes drafts that are written at the same time, and rejects later ones', async () => {
    const store = new DraftStore(ana)
    const [, wiped, after] = await Promise.allSettled([
      store.keep(someDraft({ page: 'before' })),
      store.wipe(),
      store.keep(someDraft({ page: 'after' })),
    ])
    expect([wiped.status, after.status]).toEqual(['fulfilled', 'rejected'])
    await expect(store.keep(someDraft({ page: 'late' }))).rejects.toThrow('wiped')
    expect(await new DraftStore(ana).listAll()).toEqual([])
  })

  test('closes every store that this tab has for its owner, and nobody else’s', async () => {
    const page = new DraftStore(ana)
    const remote = new DraftStore({ ...ana, user: 'subject:ben' })
    await page.keep(someDraft())
    await new DraftStore(ana).wipe()
    await expect(page.keep(someDraft())).rejects.toThrow('wiped')
    await remote.keep(someDraft())
    expect(await page.listAll()).toEqual([])
  })

  test('lets the same person store drafts again in a new store', async () => {
    await new DraftStore(ana).wipe()
    const store = new DraftStore(ana)
    await store.keep(someDraft())
    expect(await store.listAll()).toHaveLength(1)
  })

  test('is announced to the owner’s pages in all tabs', async () => {
    const heard: string[] = []
    const stops = [ana, ...others].map((owner) =>
      onWiped(owner, () => heard.push(`${owner.tenant} ${owner.user}`)),
    )
    await new DraftStore(ana).wipe()
    await vi.waitFor(() => expect(heard).toEqual([`${ana.tenant} ${ana.user}`]))
    for (const stop of stops) stop()
  })

  test('also works without BroadcastChannel', async () => {
    vi.stubGlobal('BroadcastChannel', undefined)
    const store = new DraftStore(ana)
    await store.keep(someDraft())
    onWiped(ana, () => undefined)()
    await store.wipe()
    expect(await new DraftStore(ana).listAll()).toEqual([])
  })
})

describe('every call rejects where storage fails', () => {
  test('without IndexedDB', async () => {
    vi.stubGlobal('indexedDB', undefined)
    const store = new DraftStore(ana)
    await expect(store.keep(someDraft())).rejects.toBeInstanceOf(Error)
    await expect(store.listFor('7')).rejects.toBeInstanceOf(Error)
    await expect(store.wipe()).rejects.toBeInstanceOf(Error)
    await expect(store.keep(someDraft())).rejects.toBeInstanceOf(Error)
  })

  test('when it fails to open; a later call works', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('denied', 'SecurityError')
    })
    const store = new DraftStore(ana)
    await expect(store.keep(someDraft())).rejects.toThrow('denied')
    await store.keep(someDraft())
    expect(await store.listFor('7')).toHaveLength(1)
  })

  test('when it does not answer within three seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => new SilentRequest())
    const kept = new DraftStore(ana).keep(someDraft())
    vi.advanceTimersByTime(3_000)
    await expect(kept).rejects.toThrow('does not answer')
  })

  test('when it opens too late; what was given up is not written then', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const store = new DraftStore(ana)
    const kept = store.keep(someDraft())
    vi.advanceTimersByTime(3_000)
    await expect(kept).rejects.toThrow('does not answer')
    expect(await store.listFor('7')).toEqual([])
  })

  test('when it is full; stored drafts stay', async () => {
    const store = new DraftStore(ana)
    await store.keep(someDraft({ name: 'Before' }))
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await expect(store.keep(someDraft({ name: 'After' }))).rejects.toThrow('full')
    expect((await store.listFor('7')).map(({ name }) => name)).toEqual(['Before'])
  })

  test('when its transaction is aborted', async () => {
    const store = new DraftStore(ana)
    vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementationOnce(function (
      this: IDBTransaction,
    ) {
      this.abort()
    })
    await expect(store.keep(someDraft())).rejects.toBeInstanceOf(DOMException)
    expect(await store.listFor('7')).toEqual([])
  })
})

test('a newer version of the product can upgrade the database', async () => {
  const store = new DraftStore(ana)
  await store.keep(someDraft())
  const newer = await openDB('accounts-admin.drafts', 3)
  expect(newer.version).toBe(3)
  await expect(store.keep(someDraft())).rejects.toMatchObject({ name: 'VersionError' })
  newer.close()
})
