import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fromWall } from '#clock/page-clock.ts'
import type { ProductChange } from '#contract/account-write.ts'
import { AccountDetail } from '#contract/account.ts'
import { Product } from '#contract/product.ts'
import { addsOf, PendingProducts } from '#editing/overlay/pending-products.ts'
import { WriteJournal } from '#editing/write-journal.ts'
import { drain } from '../../rate-limit/virtual-time.ts'
import { ana, confirmedOf } from '../some-write.ts'
import { memoryJournalStore } from '../other-tabs.ts'

const id = '704100000000000001'
const add = { action: 'add', provider_id: '1', product_type_id: '2' } as const
const product = (productId: string, changes: object = {}) =>
  Product.parse({ id: productId, provider_id: '1', product_type_id: '2', ...changes })
const other = product('5', { provider_id: '3' })
const seconds = (count: number) => count * 1000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: seconds(10_000) })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A moment as reads have it. */
const readAt = (count: number) => fromWall(seconds(count))

/** With a cache of 30 seconds, as for every read here. */
function opened(shared = memoryJournalStore()) {
  const journal = new WriteJournal(shared.store, ana, 'one')
  let saves = 0
  const save = (changes: readonly ProductChange[], before: readonly Product[], at: number) => {
    const patch = { products: [...changes] }
    const writeId = `c${at}-${(saves += 1)}`
    const over = AccountDetail.parse({ id, products: [...before] })
    const adds = addsOf(writeId, patch)
    journal.record(confirmedOf(patch, at, { id: writeId, accountId: id, before: over, adds }))
  }
  return { journal, shared, save, pending: new PendingProducts(journal, seconds(31)) }
}

/**
 * The pending products after a save at 100 seconds, of an account that was known to have the
 * products `before`.
 */
function waiting(changes: readonly ProductChange[] = [add], before = [other]) {
  const { save, pending } = opened()
  save(changes, before, seconds(100))
  return Object.assign(pending, { save })
}

describe('an added product', () => {
  test('is pending until a read shows it', () => {
    const adds = waiting()
    expect(adds.of(id)).toMatchObject([{ sent: add, isMissing: false }])
    adds.seen(id, [other], readAt(101))
    expect(adds.of(id)).toHaveLength(1)
    adds.seen(id, [other, product('9')], readAt(102))
    expect(adds.of(id)).toEqual([])
  })

  test('is pending in its own account only', () => {
    const adds = waiting()
    adds.seen('704100000000000002', [product('9')], readAt(101))
    expect(adds.of('704100000000000002')).toEqual([])
    expect(adds.of(id)).toHaveLength(1)
  })

  test('does not match a product that was there before', () => {
    const adds = waiting([add], [product('9')])
    adds.seen(id, [product('9')], readAt(101))
    expect(adds.of(id)).toHaveLength(1)
  })

  test('does not match a product with other values', () => {
    const adds = waiting([{ ...add, status: 'A' }])
    adds.seen(id, [product('8'), product('9', { status: 'I' })], readAt(101))
    expect(adds.of(id)).toHaveLength(1)
  })

  test('matches a product whose omitted values the server filled in, and to whose date it added a time', () => {
    const adds = waiting([{ ...add, start_date: '2026-01-01' }])
    adds.seen(id, [product('9', { start_date: '2026-01-01T00:00:00Z', status: 'A' })], readAt(101))
    expect(adds.of(id)).toEqual([])
  })

  test('needs a product of its own, even if another add is the same', () => {
    const adds = waiting([add, add])
    const keys = adds.of(id).map(({ key }) => key)
    expect(new Set(keys).size).toBe(2)
    adds.seen(id, [product('8')], readAt(101))
    expect(adds.of(id)).toHaveLength(1)
    adds.seen(id, [product('8')], readAt(102))
    expect(adds.of(id)).toHaveLength(1)
    adds.seen(id, [product('8'), product('9')], readAt(103))
    expect(adds.of(id)).toEqual([])
  })

  test('that a read shows more often than it was added is reported once', () => {
    const adds = waiting()
    const [one, two] = [product('9'), product('10')]
    expect(adds.seen(id, [other, one, two, product('11', { status: 'I' })], readAt(101))).toEqual([
      [one, two],
    ])
    expect(adds.seen(id, [other, one, two], readAt(102))).toEqual([])
    const both = waiting([add, add])
    expect(both.seen(id, [other, one, two], readAt(101))).toEqual([])
  })

  test('with few values does not match the product of a more specific one', () => {
    for (const changes of [
      [add, { ...add, status: 'A' }],
      [{ ...add, status: 'A' }, add],
    ]) {
      const adds = waiting(changes)
      adds.seen(id, [product('8', { status: 'A' }), product('9')], readAt(101))
      expect(adds.of(id)).toEqual([])
    }
  })

  test('of a second save does not match the product of the first', () => {
    const adds = waiting()
    adds.save([add], [other], seconds(110))
    adds.seen(id, [product('8')], readAt(111))
    adds.seen(id, [product('8')], readAt(112))
    expect(adds.of(id)).toHaveLength(1)
  })

  test('is missing only once a read that was asked for late enough does not show it', () => {
    const adds = waiting()
    adds.seen(id, [], readAt(131) - 1)
    expect(adds.of(id)).toMatchObject([{ isMissing: false }])
    adds.seen(id, [], readAt(131))
    expect(adds.of(id)).toMatchObject([{ isMissing: true }])
    adds.seen(id, [], readAt(120))
    expect(adds.of(id)).toMatchObject([{ isMissing: true }])
    adds.seen(id, [product('9')], readAt(140))
    expect(adds.of(id)).toEqual([])
  })

  test('that is dropped is gone, and no other', () => {
    const adds = waiting([add, add])
    const [first, second] = adds.of(id)
    adds.drop(id, first?.key ?? '')
    expect(adds.of(id)).toEqual([second])
  })

  test('is the only change that is pending', () => {
    const adds = waiting([
      { action: 'remove', product_id: '5' },
      { action: 'update', product_id: '6', status: 'A' },
    ])
    expect(adds.of(id)).toEqual([])
  })

  test('that somebody has seen to be missing is not pending any more, even after a reload', async () => {
    const { save, pending, shared } = opened()
    save([add], [], seconds(100))
    pending.drop(id, pending.of(id)[0]?.key ?? '')
    await drain()
    const { journal, pending: reloaded } = opened(shared)
    await journal.ready
    expect(reloaded.of(id)).toEqual([])
  })
})

test('listeners are notified of relevant changes only', () => {
  const { save, pending } = opened()
  let heard = 0
  const stop = pending.subscribe(() => {
    heard += 1
  })
  expect(pending.of(id)).toBe(pending.of('none either'))
  save([add], [], seconds(100))
  expect(heard).toBe(1)
  const before = pending.of(id)
  pending.seen(id, [other], readAt(101))
  expect(pending.of(id)).toBe(before)
  expect(heard).toBe(1)
  pending.seen(id, [other], readAt(200))
  expect(heard).toBe(2)
  stop()
  pending.seen(id, [product('9')], readAt(201))
  expect(heard).toBe(2)
})

test('an unrelated save leaves the list the same', () => {
  const { journal, save, pending } = opened()
  save([add], [], seconds(100))
  const before = pending.of(id)
  journal.record(confirmedOf({ notes: 'x' }, seconds(101), { accountId: id }))
  journal.record(confirmedOf({ notes: 'x' }, seconds(102), { accountId: '8' }))
  expect(pending.of(id)).toBe(before)
})

describe('after a reload, and in other tabs', () => {
  async function reloaded(shared: ReturnType<typeof memoryJournalStore>) {
    await drain()
    const next = opened(shared)
    await next.journal.ready
    return next.pending
  }

  test('the pending products are known, with the products from before', async () => {
    const { save, shared } = opened()
    save([add], [product('5')], seconds(100))
    const pending = await reloaded(shared)
    expect(pending.of(id)).toMatchObject([{ sent: add, isMissing: false }])
    pending.seen(id, [product('5')], readAt(101))
    expect(pending.of(id)).toHaveLength(1)
    pending.seen(id, [product('5'), product('9')], readAt(102))
    expect((await reloaded(shared)).of(id)).toEqual([])
  })

  test('a missing product is still missing', async () => {
    const { save, pending, shared } = opened()
    save([add], [], seconds(100))
    pending.seen(id, [], readAt(131))
    const again = await reloaded(shared)
    expect(again.of(id)).toEqual(pending.of(id))
    expect(again.of(id)).toMatchObject([{ isMissing: true }])
  })

  test('a later save does not match the products of an earlier one', async () => {
    const { save, pending, shared } = opened()
    save([add], [], seconds(100))
    pending.seen(id, [product('8')], readAt(101))
    save([add], [], seconds(110))
    const again = await reloaded(shared)
    again.seen(id, [product('8')], readAt(111))
    expect(again.of(id)).toHaveLength(1)
  })

  test('nothing of it is left after a sign-out', async () => {
    const { journal, save, pending, shared } = opened()
    save([add], [], seconds(100))
    await journal.wipe()
    expect(pending.of(id)).toEqual([])
    expect((await reloaded(shared)).of(id)).toEqual([])
  })
})
