import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountOfCreate } from '#account/apply-patch.ts'
import { AccountDetail, AccountRow } from '#contract/account.ts'
import { RecentWrites } from '#queries/recent-writes.ts'

const cacheSeconds = { list: 60, detail: 30 }
const id = '704100000000000001'
const nameOf = (list: string, known: string) => (known === '9' ? `${list} nine` : null)
const detail = AccountDetail.parse({ id, name: 'Old', email: 'old@x.example', notes: 'old' })
const row = AccountRow.parse(detail)
const seconds = (count: number) => count * 1000
const opened = () => new RecentWrites(nameOf, cacheSeconds)

describe('an update', () => {
  test('lies over a detail read that was asked for within its cache time, and a second', () => {
    const writes = opened()
    writes.updated({ id, patch: { name: 'New' }, before: null, confirmedAt: seconds(100) })
    expect(writes.overDetail(detail, seconds(90)).name).toBe('New')
    expect(writes.overDetail(detail, seconds(130)).name).toBe('New')
    expect(writes.overDetail(detail, seconds(131) - 1).name).toBe('New')
    expect(writes.overDetail(detail, seconds(131))).toBe(detail)
  })

  test('lies over a row for as long as the list is cached', () => {
    const writes = opened()
    writes.updated({
      id,
      patch: { name: 'New', country_id: '9' },
      before: null,
      confirmedAt: seconds(100),
    })
    const over = writes.overRow(row, seconds(161) - 1)
    expect([over.name, over.country_name]).toEqual(['New', 'countries nine'])
    expect(writes.overRow(row, seconds(161))).toBe(row)
  })

  test('leaves what it did not name as the server says', () => {
    const writes = opened()
    writes.updated({ id, patch: { name: 'New' }, before: null, confirmedAt: 0 })
    expect(writes.overDetail(detail, 0)).toEqual({ ...detail, name: 'New' })
    expect(detail.name).toBe('Old')
  })

  test('with null empties', () => {
    const writes = opened()
    writes.updated({ id, patch: { email: null }, before: null, confirmedAt: 0 })
    expect(writes.overDetail(detail, 0).email).toBeNull()
    expect(writes.overRow(row, 0).email).toBeNull()
  })

  test('lies over no other account', () => {
    const writes = opened()
    writes.updated({
      id: '704100000000000002',
      patch: { name: 'New' },
      before: null,
      confirmedAt: 0,
    })
    expect(writes.overDetail(detail, 0)).toBe(detail)
  })

  test('gives way to a later one, field by field', () => {
    const writes = opened()
    writes.updated({
      id,
      patch: { name: 'First', notes: 'first' },
      before: null,
      confirmedAt: seconds(1),
    })
    writes.updated({ id, patch: { name: 'Second' }, before: null, confirmedAt: seconds(2) })
    expect(writes.overDetail(detail, seconds(3))).toMatchObject({ name: 'Second', notes: 'first' })
  })

  test('is still there for a read that waited minutes for its turn', () => {
    const writes = opened()
    writes.updated({ id, patch: { name: 'New' }, before: null, confirmedAt: seconds(100) })
    writes.updated({ id, patch: { notes: 'newer' }, before: null, confirmedAt: seconds(400) })
    expect(writes.overRow(row, seconds(120)).name).toBe('New')
  })
})

describe('a create', () => {
  const created = accountOfCreate(id, { name: 'Made', email: 'made@x.example' }, nameOf)

  test('answers for a "not found" that may be older than itself', () => {
    const writes = opened()
    writes.created(created, seconds(100))
    expect(writes.justCreated(id, seconds(101))).toEqual(created)
    expect(writes.justCreated(id, seconds(131))).toBeNull()
    expect(writes.justCreated('704100000000000002', seconds(101))).toBeNull()
  })

  test('answers with what was written since', () => {
    const writes = opened()
    writes.created(created, seconds(100))
    writes.updated({
      id,
      patch: { name: 'Made better' },
      before: null,
      confirmedAt: seconds(110),
    })
    expect(writes.justCreated(id, seconds(120))?.name).toBe('Made better')
  })

  test('is told of, newest first, while a list may not show it', () => {
    const writes = opened()
    const another = { ...created, id: '704100000000000002' }
    writes.created(created, seconds(100))
    writes.created(another, seconds(110))
    expect(writes.notListedYet(seconds(111))).toEqual([another, created])
    expect(writes.notListedYet(seconds(161))).toEqual([another])
    expect(writes.notListedYet(seconds(171))).toEqual([])
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
    /** How much of the cache time the answer is old. */
    staleness: fc.double({ min: 0, max: 1, noNaN: true }),
    /** After how many further steps it is answered. */
    lag: fc.nat(3),
  }),
)

test.each([
  [
    'detail',
    (writes: RecentWrites, askedAt: number, seen: AccountDetail) =>
      writes.overDetail(seen, askedAt),
  ],
  [
    'list',
    (writes: RecentWrites, askedAt: number, seen: AccountDetail) =>
      writes.overRow(AccountRow.parse(seen), askedAt),
  ],
] as const)('while only we write, every %s read shows the truth, however stale', (cache, over) => {
  fc.assert(
    fc.property(fc.array(aStep, { maxLength: 20 }), (steps) => {
      const writes = opened()
      const history = [{ at: 0, account: detail }]
      const truth = (at: number) => history.findLast((state) => state.at <= at)?.account ?? detail
      const open: { due: number; askedAt: number; seen: AccountDetail }[] = []
      let now = 0
      const answer = (index: number) => {
        for (const { askedAt, seen } of open.filter(({ due }) => due === index)) {
          const { name, email, notes } = truth(now)
          expect(over(writes, askedAt, seen)).toMatchObject({ name, email, notes })
        }
      }
      for (const [index, step] of steps.entries()) {
        now += step.afterMs
        if (step.kind === 'write') {
          history.push({ at: now, account: { ...truth(now), ...step.patch } })
          writes.updated({ id, patch: step.patch, before: null, confirmedAt: now })
        } else {
          const age = step.staleness * cacheSeconds[cache] * 1000
          open.push({ due: index + step.lag, askedAt: now, seen: truth(now - age) })
        }
        answer(index)
      }
    }),
  )
})

test('once the caches have run out, the server has the word again', () => {
  fc.assert(
    fc.property(fc.array(aPatch), fc.integer({ min: 31_000, max: 900_000 }), (patches, later) => {
      const writes = opened()
      for (const patch of patches)
        writes.updated({ id, patch: patch, before: null, confirmedAt: 0 })
      expect(writes.overDetail(detail, later)).toBe(detail)
    }),
  )
})
