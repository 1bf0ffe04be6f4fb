// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DraftStore } from '#editing/drafts/draft-store.ts'
import { DraftWriter } from '#editing/drafts/draft-writer.ts'
import { notifyWiped } from '#editing/drafts/wiped-signal.ts'
import { stubIndexedDb } from '../../indexed-db.ts'
import { ana, base, typed } from './some-draft.ts'

const page = { account: '7', page: 'one' }
const stops: (() => void)[] = []

/** A page that edits the account, with access to its store. */
function open(store = new DraftStore(ana)) {
  const writer = new DraftWriter(store, page)
  const stop = writer.start()
  stops.push(stop)
  return {
    store,
    writer,
    stop,
    type: (email: string) => writer.note(typed(email), base, base.name),
    undo: () => writer.note(null, base, base.name),
    stored: async () => (await store.listFor('7')).map(({ edits }) => edits.fields.email),
  }
}

beforeEach(() => {
  stubIndexedDb()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  vi.useRealTimers()
})

test('edits are stored after a short pause, with the time they were typed', async () => {
  const { type, stored, store, writer } = open()
  const typedAt = Date.now()
  type('a')
  await vi.advanceTimersByTimeAsync(299)
  expect(await stored()).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(await stored()).toEqual(['a'])
  expect(await store.listFor('7')).toMatchObject([{ base, name: 'Acme Corp', savedAt: typedAt }])
  expect(writer.state()).toEqual({ status: 'kept', keptAt: typedAt })
})

test('while somebody types without a pause, edits are stored every second', async () => {
  const { type, stored } = open()
  const lags: number[] = []
  for (let tenths = 0; tenths < 50; tenths += 1) {
    type(String(tenths))
    await vi.advanceTimersByTimeAsync(100)
    const [kept = -1] = await stored()
    lags.push(tenths - Number(kept))
  }
  expect(Math.max(...lags)).toBeLessThan(9)
})

test('many keystrokes cause few writes', async () => {
  const { type, stored, store } = open()
  const keep = vi.spyOn(store, 'keep')
  for (let key = 0; key < 100; key += 1) {
    type(String(key))
    await vi.advanceTimersByTimeAsync(20)
  }
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await stored()).toEqual(['99'])
  expect(keep.mock.calls.length).toBeLessThanOrEqual(4)
})

test('the draft is deleted when nothing is unsaved any more', async () => {
  const { type, undo, stored, writer } = open()
  type('a')
  await vi.advanceTimersByTimeAsync(300)
  expect(await stored()).toEqual(['a'])
  undo()
  expect(writer.state()).toEqual({ status: 'idle', keptAt: null })
  await vi.advanceTimersByTimeAsync(300)
  expect(await stored()).toEqual([])
})

test('edits that are undone at once are never written', async () => {
  const { type, undo, store, writer } = open()
  const keep = vi.spyOn(store, 'keep')
  const drop = vi.spyOn(store, 'drop')
  undo()
  type('a')
  undo()
  expect(writer.state().status).toBe('idle')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(keep).not.toHaveBeenCalled()
  expect(drop).not.toHaveBeenCalled()
})

test('nothing is written or deleted twice', async () => {
  const { type, undo, store, writer } = open()
  const keep = vi.spyOn(store, 'keep')
  const drop = vi.spyOn(store, 'drop')
  type('a')
  void writer.flush()
  await writer.flush()
  await writer.flush()
  undo()
  await writer.flush()
  undo()
  await writer.discard()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(keep).toHaveBeenCalledTimes(1)
  expect(drop).toHaveBeenCalledTimes(1)
})

test.each([
  ['about to be left', () => dispatchEvent(new Event('beforeunload'))],
  ['left', () => dispatchEvent(new Event('pagehide'))],
  ['hidden', () => document.dispatchEvent(new Event('visibilitychange'))],
])('a page that is %s writes at once', async (_, leave) => {
  const { type, stored } = open()
  type('a')
  leave()
  expect(await stored()).toEqual(['a'])
})

test('a page that is left does not wait for its previous write', async () => {
  const { type, store } = open()
  const keep = vi.spyOn(store, 'keep')
  type('a')
  dispatchEvent(new Event('pagehide'))
  type('b')
  dispatchEvent(new Event('pagehide'))
  // No microtask has run yet.
  expect(keep.mock.calls.map(([{ edits }]) => edits.fields.email)).toEqual(['a', 'b'])
})

test('the state follows each write', async () => {
  const { type, writer } = open()
  const statuses: string[] = []
  const stop = writer.subscribe(() => statuses.push(writer.state().status))
  type('a')
  type('ab')
  await writer.flush()
  type('abc')
  await writer.flush()
  await writer.discard()
  stop()
  type('abcd')
  expect(statuses).toEqual(['pending', 'kept', 'pending', 'kept', 'idle'])
})

test('edits during a write are pending when it ends, and `keptAt` is that of the stored edits', async () => {
  const { type, writer } = open()
  const firstAt = Date.now()
  type('a')
  const first = writer.flush()
  vi.setSystemTime(firstAt + 5)
  type('ab')
  await first
  expect(writer.state()).toEqual({ status: 'pending', keptAt: firstAt })
  await writer.flush()
  expect(writer.state()).toEqual({ status: 'kept', keptAt: firstAt + 5 })
})

describe('discarded edits stay discarded', () => {
  test('a late write does not restore a dropped draft', async () => {
    const { type, writer, stored } = open()
    type('a')
    void writer.flush()
    type('b')
    await writer.discard()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await stored()).toEqual([])
    expect(writer.state()).toEqual({ status: 'idle', keptAt: null })
  })

  test('later edits are a new draft', async () => {
    const { type, writer, stored } = open()
    type('a')
    void writer.discard()
    type('b')
    await writer.flush()
    expect(await stored()).toEqual(['b'])
  })
})

describe('a stopped page', () => {
  test('has stored its pending edits', async () => {
    const { type, stop, stored } = open()
    type('a')
    stop()
    expect(await stored()).toEqual(['a'])
  })

  test('writes nothing more', async () => {
    const { type, stop, store, stored } = open()
    type('a')
    stop()
    void store.drop(page.account, page.page)
    type('b')
    dispatchEvent(new Event('pagehide'))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await stored()).toEqual([])
  })

  test('can start again', async () => {
    const { type, stop, stored, writer } = open()
    stop()
    stops.push(writer.start())
    type('a')
    await writer.flush()
    expect(await stored()).toEqual(['a'])
  })
})

describe('a write that fails', () => {
  const reject = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }

  test('shows in the state, and the next change tries again', async () => {
    const { type, writer, stored } = open()
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(reject)
    type('a')
    await writer.flush()
    expect(writer.state()).toEqual({ status: 'failed', keptAt: null })
    type('ab')
    // The status stays until a write succeeds.
    expect(writer.state().status).toBe('failed')
    await writer.flush()
    expect(writer.state().status).toBe('kept')
    expect(await stored()).toEqual(['ab'])
  })

  test('shows while the user keeps typing, but not once nothing is unsaved', async () => {
    const { type, undo, writer } = open()
    vi.stubGlobal('indexedDB', undefined)
    type('a')
    const first = writer.flush()
    type('ab')
    await first
    expect(writer.state().status).toBe('failed')
    const second = writer.flush()
    undo()
    await second
    expect(writer.state().status).toBe('idle')
  })

  test('is tried again when the page is left', async () => {
    const { type, writer, stored } = open()
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(reject)
    type('a')
    await writer.flush()
    dispatchEvent(new Event('pagehide'))
    expect(await stored()).toEqual(['a'])
  })

  test('leaves the stored draft and its time as they were', async () => {
    const { type, writer, stored } = open()
    type('a')
    await writer.flush()
    const { keptAt } = writer.state()
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(reject)
    await vi.advanceTimersByTimeAsync(10)
    type('ab')
    await writer.flush()
    expect(writer.state()).toEqual({ status: 'failed', keptAt })
    expect(await stored()).toEqual(['a'])
  })

  test('of a deletion loses no edits, and is tried again', async () => {
    const { type, undo, writer, stored } = open()
    type('a')
    await writer.flush()
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementationOnce(reject)
    undo()
    await writer.flush()
    expect(writer.state().status).toBe('idle')
    expect(await stored()).toEqual(['a'])
    await writer.flush()
    expect(await stored()).toEqual([])
  })
})

describe('a sign-out', () => {
  test('in this tab stops the writer', async () => {
    const { type, stop, writer } = open()
    type('a')
    await writer.flush()
    type('ab')
    const wiped = new DraftStore(ana).wipe()
    stop()
    await wiped
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await new DraftStore(ana).listAll()).toEqual([])
  })

  test('in another tab is noticed, and the next change is stored again', async () => {
    const { type, writer, store, stored } = open()
    type('a')
    await writer.flush()
    type('ab')
    // What `wipe` does in this tab.
    await store.drop(page.account, page.page)
    notifyWiped(ana)
    await expect.poll(() => writer.state()).toEqual({ status: 'idle', keptAt: null })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await stored()).toEqual([])
    type('abc')
    await writer.flush()
    expect(await stored()).toEqual(['abc'])
  })
})
