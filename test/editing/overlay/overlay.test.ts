import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { accountOfCreate } from '#account/sent/apply-patch.ts'
import { fromWall } from '#clock/page-clock.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import { AccountDetail, AccountRow } from '#contract/account.ts'
import { Overlay } from '#editing/overlay/overlay.ts'
import type { ConfirmedWrite, Phase } from '#editing/write.ts'
import { WriteJournal } from '#editing/write-journal.ts'
import { ana, confirmedOf, phases, saveOf, typed } from '../some-write.ts'
import { memoryJournalStore } from '../other-tabs.ts'

const cacheSeconds = { list: 60, detail: 30 }
const id = '704100000000000001'
const nameOf = (list: string, known: string) => (known === '9' ? `${list} nine` : null)
const detail = AccountDetail.parse({ id, name: 'Old', email: 'old@x.example', notes: 'old' })
const row = AccountRow.parse(detail)
const seconds = (count: number) => count * 1000
/** A moment as reads have it. */
const readAt = (count: number) => fromWall(seconds(count))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: seconds(10_000) })
})
afterEach(() => {
  vi.useRealTimers()
})

function opened(shared = memoryJournalStore()) {
  const journal = new WriteJournal(shared.store, ana, 'one')
  let written = 0
  const record = (at: number, changes: Partial<ConfirmedWrite>) => {
    written += 1
    const local = { id: `c${written}`, accountId: id, before: null }
    journal.record(confirmedOf({}, at, { ...local, ...changes }))
  }
  return {
    journal,
    overlay: new Overlay(journal, nameOf, cacheSeconds),
    saved: (at: number, patch: AccountPatch, changes: Partial<ConfirmedWrite> = {}) =>
      record(at, { patch, ...changes }),
    created: (at: number, patch: AccountPatch, accountId = id) =>
      record(at, { patch, accountId, intent: 'create' }),
  }
}

describe('an update', () => {
  test('overlays a detail that was asked for within the cache time and a second', () => {
    const { overlay, saved } = opened()
    saved(seconds(100), { name: 'New' })
    expect(overlay.overDetail(detail, readAt(90)).name).toBe('New')
    expect(overlay.overDetail(detail, readAt(130)).name).toBe('New')
    expect(overlay.overDetail(detail, readAt(131) - 1).name).toBe('New')
    expect(overlay.overDetail(detail, readAt(131))).toBe(detail)
  })

  test('overlays a row for as long as the list is cached', () => {
    const { overlay, saved } = opened()
    saved(seconds(100), { name: 'New', country_id: '9' })
    const over = overlay.overRow(row, readAt(161) - 1)
    expect([over.name, over.country_name]).toEqual(['New', 'countries nine'])
    expect(overlay.overRow(row, readAt(161))).toBe(row)
  })

  test('leaves fields that it does not set as the server has them', () => {
    const { overlay, saved } = opened()
    saved(0, { name: 'New' })
    expect(overlay.overDetail(detail, readAt(0))).toEqual({ ...detail, name: 'New' })
    expect(detail.name).toBe('Old')
  })

  test('leaves what somebody else has changed since', () => {
    const { overlay, saved } = opened()
    saved(0, { name: 'New', notes: 'new' }, { before: detail })
    expect(overlay.overDetail({ ...detail, name: 'Theirs' }, readAt(0))).toMatchObject({
      name: 'Theirs',
      notes: 'new',
    })
  })

  test('with null empties a field', () => {
    const { overlay, saved } = opened()
    saved(0, { email: null })
    expect(overlay.overDetail(detail, readAt(0)).email).toBeNull()
    expect(overlay.overRow(row, readAt(0)).email).toBeNull()
  })

  test('overlays no other account', () => {
    const { overlay, saved } = opened()
    saved(0, { name: 'New' }, { accountId: '704100000000000002' })
    expect(overlay.overDetail(detail, readAt(0))).toBe(detail)
  })

  test('gives way to a later update, field by field', () => {
    const { overlay, saved } = opened()
    saved(seconds(1), { name: 'First', notes: 'first' })
    saved(seconds(2), { name: 'Second' })
    expect(overlay.overDetail(detail, readAt(3))).toMatchObject({ name: 'Second', notes: 'first' })
  })

  test('still overlays a read that waited minutes for its turn', () => {
    const { overlay, saved } = opened()
    saved(seconds(100), { name: 'New' })
    saved(seconds(400), { notes: 'newer' })
    expect(overlay.overRow(row, readAt(120)).name).toBe('New')
  })

  test('of another tab, or from before a reload, overlays reads too', async () => {
    const shared = memoryJournalStore()
    await shared.store.record(
      confirmedOf({ name: 'New' }, seconds(100), { accountId: id, before: null, tab: 'two' }),
    )
    const { journal, overlay } = opened(shared)
    await journal.ready
    expect(overlay.overDetail(detail, readAt(101)).name).toBe('New')
    expect(overlay.overDetail(detail, readAt(131))).toBe(detail)
  })

  test('is gone after a sign-out', async () => {
    const { journal, overlay, saved } = opened()
    saved(0, { name: 'New' })
    await journal.wipe()
    expect(overlay.overDetail(detail, readAt(0))).toBe(detail)
  })
})

describe('a create', () => {
  const sent = { name: 'Made', email: 'made@x.example' }
  const made = accountOfCreate(id, sent, nameOf)

  test('answers a "not found" that may come from a cache older than the account', () => {
    const { overlay, created } = opened()
    created(seconds(100), sent)
    expect(overlay.justCreated(id, readAt(101))).toEqual(made)
    expect(overlay.justCreated(id, readAt(131))).toBeNull()
    expect(overlay.justCreated('704100000000000002', readAt(101))).toBeNull()
  })

  test('includes later updates in its answer', () => {
    const { overlay, created, saved } = opened()
    created(seconds(100), sent)
    saved(seconds(110), { name: 'Made better' })
    expect(overlay.justCreated(id, readAt(120))?.name).toBe('Made better')
  })

  test('overlays no read, since a read of the account is newer', () => {
    const { overlay, created } = opened()
    created(seconds(100), sent)
    const remote = { ...made, name: 'Theirs' }
    expect(overlay.overDetail(remote, readAt(101))).toBe(remote)
  })

  test('is listed, newest first, while a list may not show it', () => {
    const { overlay, created } = opened()
    const another = { ...made, id: '704100000000000002' }
    created(seconds(100), sent)
    created(seconds(110), sent, another.id)
    expect(overlay.notListedYet(readAt(111))).toEqual([another, made])
    expect(overlay.notListedYet(readAt(161))).toEqual([another])
    expect(overlay.notListedYet(readAt(171))).toEqual([])
  })
})

describe('the recent patches of this tab', () => {
  const patch = { name: 'New' }

  test('are those that it has saved for this account, and no other tab’s', () => {
    vi.setSystemTime(seconds(200))
    const { overlay, saved, created } = opened()
    saved(seconds(100), patch, { before: detail })
    saved(seconds(110), { name: 'Theirs' }, { before: detail, tab: 'two' })
    saved(seconds(120), { name: 'Other' }, { before: detail, accountId: '8' })
    created(seconds(130), { name: 'Made' })
    expect(overlay.patchesOf(id)).toEqual([patch])
  })

  test('end when no read can be that old', () => {
    vi.setSystemTime(seconds(709))
    const { overlay, saved } = opened()
    saved(seconds(100), patch, { before: detail })
    expect(overlay.patchesOf(id)).toEqual([patch])
    vi.setSystemTime(seconds(711))
    expect(overlay.patchesOf(id)).toEqual([])
  })

  test.each<[Phase['is'], number]>([
    ['queued', 0],
    ['in-flight', 1],
    ['verifying', 1],
    ['unresolved', 1],
    ['rejected', 0],
  ])('include those whose outcome is open: %s', (phase, count) => {
    const { journal, overlay } = opened()
    const write = saveOf(typed('new@acme.example'))
    journal.put({ ...write, phase: phases[phase] })
    expect(overlay.patchesOf(write.accountId ?? '')).toEqual(
      Array.from({ length: count }, () => write.body),
    )
    expect(overlay.patchesOf(id)).toEqual([])
  })

  test('include no patch that another tab has sent', async () => {
    const { journal, overlay } = opened()
    const write = saveOf(typed('new@acme.example'), { owner: 'two', heir: 'two' })
    journal.put({ ...write, phase: phases['in-flight'] })
    expect(overlay.patchesOf(write.accountId ?? '')).toEqual([])
    await journal.ready
  })
})

const someText = fc.constantFrom('a', 'b', 'c', null)
const aPatch = fc.record(
  { name: fc.constantFrom('a', 'b', 'c'), email: someText, notes: someText },
  { requiredKeys: [] },
)
const afterMs = fc.integer({ min: 0, max: 40_000 })
const aStep = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), afterMs, patch: aPatch }),
  fc.record({
    kind: fc.constant('read' as const),
    afterMs,
    /** How old the answer is, as a fraction of the cache time. */
    staleness: fc.double({ min: 0, max: 1, noNaN: true }),
    /** How many steps later it is answered. */
    lag: fc.nat(3),
  }),
)

test.each([
  [
    'detail',
    (overlay: Overlay, askedAt: number, seen: AccountDetail) =>
      overlay.overDetail(seen, fromWall(askedAt)),
  ],
  [
    'list',
    (overlay: Overlay, askedAt: number, seen: AccountDetail) =>
      overlay.overRow(AccountRow.parse(seen), fromWall(askedAt)),
  ],
] as const)(
  'while nobody else writes, every %s read shows the latest values, however stale',
  (cache, over) => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 20 }), (steps) => {
        const { overlay, saved } = opened()
        const history = [{ at: 0, account: detail }]
        const truth = (at: number) => history.findLast((state) => state.at <= at)?.account ?? detail
        const open: { due: number; askedAt: number; seen: AccountDetail }[] = []
        let now = 0
        const answer = (index: number) => {
          for (const { askedAt, seen } of open.filter(({ due }) => due === index)) {
            const { name, email, notes } = truth(now)
            expect(over(overlay, askedAt, seen)).toMatchObject({ name, email, notes })
          }
        }
        for (const [index, step] of steps.entries()) {
          now += step.afterMs
          if (step.kind === 'write') {
            history.push({ at: now, account: { ...truth(now), ...step.patch } })
            saved(now, step.patch)
          } else {
            const age = step.staleness * cacheSeconds[cache] * 1000
            open.push({ due: index + step.lag, askedAt: now, seen: truth(now - age) })
          }
          answer(index)
        }
      }),
    )
  },
)

test('once the caches have expired, reads show what the server says', () => {
  fc.assert(
    fc.property(fc.array(aPatch), fc.integer({ min: 31_000, max: 900_000 }), (patches, later) => {
      const { overlay, saved } = opened()
      for (const patch of patches) saved(0, patch)
      expect(overlay.overDetail(detail, fromWall(later))).toBe(detail)
    }),
  )
})
