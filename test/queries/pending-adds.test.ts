// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest'
import { Product } from '#contract/product.ts'
import { PendingAdds } from '#queries/pending-adds.ts'
import { addsKeeper, forgetWrites } from '#queries/writes-keeper.ts'

const id = '704100000000000001'
const add = { action: 'add', provider_id: '1', product_type_id: '2' } as const
const product = (productId: string, changes: object = {}) =>
  Product.parse({ id: productId, provider_id: '1', product_type_id: '2', ...changes })
const other = product('5', { provider_id: '3' })
const seconds = (count: number) => count * 1000
/** With a cache of 30 seconds, as every read here. */
const opened = (keeper: ConstructorParameters<typeof PendingAdds>[1] = null) =>
  new PendingAdds(30, keeper)

/** After a save at 100 seconds, of an account that was known to have the products `before`. */
function waiting(changes: Parameters<PendingAdds['sent']>[1] = [add], before = [other]) {
  const adds = opened()
  adds.sent(id, changes, before, seconds(100))
  return adds
}

describe('an added product', () => {
  test('is pending until a read shows it', () => {
    const adds = waiting()
    expect(adds.of(id)).toMatchObject([{ sent: add, isMissing: false }])
    adds.seen(id, [other], seconds(101))
    expect(adds.of(id)).toHaveLength(1)
    adds.seen(id, [other, product('9')], seconds(102))
    expect(adds.of(id)).toEqual([])
  })

  test('is pending of its own account only', () => {
    const adds = waiting()
    adds.seen('704100000000000002', [product('9')], seconds(101))
    expect(adds.of('704100000000000002')).toEqual([])
    expect(adds.of(id)).toHaveLength(1)
  })

  test('is not a product that was there before', () => {
    const adds = waiting([add], [product('9')])
    adds.seen(id, [product('9')], seconds(101))
    expect(adds.of(id)).toHaveLength(1)
  })

  test('is not one with other values', () => {
    const adds = waiting([{ ...add, status: 'A' }])
    adds.seen(id, [product('8'), product('9', { status: 'I' })], seconds(101))
    expect(adds.of(id)).toHaveLength(1)
  })

  test('is one whose open values the server filled in, and to whose date it added a time', () => {
    const adds = waiting([{ ...add, start_date: '2026-01-01' }])
    adds.seen(id, [product('9', { start_date: '2026-01-01T00:00:00Z', status: 'A' })], seconds(101))
    expect(adds.of(id)).toEqual([])
  })

  test('that is alike with another needs a product of its own', () => {
    const adds = waiting([add, add])
    const keys = adds.of(id).map(({ key }) => key)
    expect(new Set(keys).size).toBe(2)
    adds.seen(id, [product('8')], seconds(101))
    expect(adds.of(id)).toHaveLength(1)
    adds.seen(id, [product('8')], seconds(102))
    expect(adds.of(id)).toHaveLength(1)
    adds.seen(id, [product('8'), product('9')], seconds(103))
    expect(adds.of(id)).toEqual([])
  })

  test('that is there more often than it was added is told, once', () => {
    const adds = waiting()
    const [one, two] = [product('9'), product('10')]
    expect(adds.seen(id, [other, one, two, product('11', { status: 'I' })], seconds(101))).toEqual([
      [one, two],
    ])
    expect(adds.seen(id, [other, one, two], seconds(102))).toEqual([])
    const both = waiting([add, add])
    expect(both.seen(id, [other, one, two], seconds(101))).toEqual([])
  })

  test('that names less does not take the product of one that names more', () => {
    for (const changes of [
      [add, { ...add, status: 'A' }],
      [{ ...add, status: 'A' }, add],
    ]) {
      const adds = waiting(changes)
      adds.seen(id, [product('8', { status: 'A' }), product('9')], seconds(101))
      expect(adds.of(id)).toEqual([])
    }
  })

  test('of a second save is not what the first has made', () => {
    const adds = waiting()
    adds.sent(id, [add], [other], seconds(110))
    adds.seen(id, [product('8')], seconds(111))
    adds.seen(id, [product('8')], seconds(112))
    expect(adds.of(id)).toHaveLength(1)
  })

  test('is missing only once a read that was asked for late enough does not show it', () => {
    const adds = waiting()
    adds.seen(id, [], seconds(131) - 1)
    expect(adds.of(id)).toMatchObject([{ isMissing: false }])
    adds.seen(id, [], seconds(131))
    expect(adds.of(id)).toMatchObject([{ isMissing: true }])
    adds.seen(id, [], seconds(120))
    expect(adds.of(id)).toMatchObject([{ isMissing: true }])
    adds.seen(id, [product('9')], seconds(140))
    expect(adds.of(id)).toEqual([])
  })

  test('that is dropped is gone, and no other', () => {
    const adds = waiting([add, add])
    const [first, second] = adds.of(id)
    adds.drop(id, first?.key ?? '')
    expect(adds.of(id)).toEqual([second])
  })

  test('is the only change that is waited for', () => {
    const adds = waiting([
      { action: 'remove', product_id: '5' },
      { action: 'update', product_id: '6', status: 'A' },
    ])
    expect(adds.of(id)).toEqual([])
  })
})

test('listeners hear of what changes, and only of that', () => {
  const adds = opened()
  let heard = 0
  const stop = adds.subscribe(() => {
    heard += 1
  })
  expect(adds.of(id)).toBe(adds.of('none either'))
  adds.sent(id, [add], [], seconds(100))
  expect(heard).toBe(1)
  const before = adds.of(id)
  adds.seen(id, [other], seconds(101))
  expect(adds.of(id)).toBe(before)
  expect(heard).toBe(1)
  adds.seen(id, [other], seconds(200))
  expect(heard).toBe(2)
  stop()
  adds.seen(id, [product('9')], seconds(201))
  expect(heard).toBe(2)
})

describe('over a reload', () => {
  const reloaded = (tenant = 'acme.example.com') => opened(addsKeeper(tenant))
  afterEach(() => sessionStorage.clear())

  test('what is pending is kept, with what was there before it', () => {
    reloaded().sent(id, [add], [product('5')], seconds(100))
    const adds = reloaded()
    expect(adds.of(id)).toMatchObject([{ sent: add, isMissing: false }])
    adds.seen(id, [product('5')], seconds(101))
    expect(adds.of(id)).toHaveLength(1)
    adds.seen(id, [product('5'), product('9')], seconds(102))
    expect(reloaded().of(id)).toEqual([])
  })

  test('what is missing is still missing', () => {
    const adds = reloaded()
    adds.sent(id, [add], [], seconds(100))
    adds.seen(id, [], seconds(131))
    expect(reloaded().of(id)).toMatchObject([{ sent: add, isMissing: true }])
  })

  test('another tenant sees nothing of it, nor does anybody after a sign-out', () => {
    reloaded().sent(id, [add], [], seconds(100))
    expect(reloaded('other.example.com').of(id)).toEqual([])
    forgetWrites()
    expect(reloaded().of(id)).toEqual([])
  })

  const kept = { key: 'k', sent: add, shownFrom: 1, isMissing: false }
  test.each([
    ['no object', 'pending'],
    ['nothing', undefined],
    ['a list', [kept]],
    [
      'an add without a provider',
      { [id]: { known: [], adds: [{ ...kept, sent: { action: 'add' } }] } },
    ],
    [
      'a change that is no add',
      { [id]: { known: [], adds: [{ ...kept, sent: { action: 'remove', product_id: '1' } }] } },
    ],
    ['no known products', { [id]: { adds: [kept] } }],
  ])('garbage in the keeper is ignored: %s', (_, garbage) => {
    const adds = opened({ read: () => garbage, keep: () => {} })
    expect(adds.of(id)).toEqual([])
    adds.sent(id, [add], [], seconds(100))
    expect(adds.of(id)).toHaveLength(1)
  })

  test('what a keeper holds is read, were it not garbage', () => {
    const adds = opened({ read: () => ({ [id]: { known: [], adds: [kept] } }), keep: () => {} })
    expect(adds.of(id)).toEqual([
      { ...kept, shownFrom: expect.closeTo(kept.shownFrom, -1) as number },
    ])
  })
})
