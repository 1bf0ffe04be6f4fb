import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failure } from '#http/failures.ts'
import type { ListPage } from '#list/load/list-page.ts'
import { LoadedList } from '#list/load/loaded-list.ts'
import { planDuration, planLoad } from '#list/load/load-plan.ts'
import { mergePages } from '#list/load/merge-pages.ts'
import { someRow, somePage } from './some-row.ts'

describe('the plan', () => {
  test('takes a request for each hundred rows', () => {
    expect(planLoad(1_240, []).offsets).toHaveLength(13)
    expect(planLoad(0, []).offsets).toEqual([])
    expect(planLoad(null, []).offsets).toBeNull()
  })

  test('starts with what is fresh in the cache', () => {
    const fresh = [somePage(25, 50, 250), somePage(0, 25, 250), somePage(150, 250, 250)]
    const { known, offsets } = planLoad(250, fresh)
    expect(known.map(({ offset }) => offset)).toEqual([0, 25, 150])
    expect(offsets).toEqual([50])
  })

  test('a list that came whole takes none', () => {
    expect(planLoad(20, [somePage(0, 20, 20)]).offsets).toEqual([])
  })

  test('lasts until its last request has been answered', () => {
    expect(planDuration([1_000, 61_000], 1_000)).toBe(61_000)
    expect(planDuration([], 1_000)).toBe(0)
    expect(planDuration(null, 1_000)).toBeNull()
  })
})

describe('pages that shifted while they were read', () => {
  test('a row that came twice is there once, as it was read last', () => {
    const first = somePage(0, 3, 6, 1)
    const second = {
      ...somePage(3, 6, 6, 2),
      rows: [someRow('2', { name: 'newer' }), someRow('3')],
    }
    const merged = mergePages([second, first])
    expect(merged.rows.map(({ id, name }) => [id, name])).toEqual([
      ['0', null],
      ['1', null],
      ['2', 'newer'],
      ['3', null],
    ])
    expect(merged).toMatchObject({ twice: 1, missing: 2, totalBefore: null, readAt: [1, 1, 2, 2] })
  })

  test('a total that changed midway is told', () => {
    const merged = mergePages([somePage(0, 2, 3, 1), somePage(2, 4, 4, 2)])
    expect(merged).toMatchObject({ total: 4, totalBefore: 3, missing: 0, twice: 0 })
  })

  test('every account that came is there once', () => {
    const page = fc.record({
      ids: fc.array(fc.nat(20), { maxLength: 8 }),
      readAt: fc.nat(50),
      total: fc.option(fc.nat(60)),
    })
    fc.assert(
      fc.property(fc.array(page, { maxLength: 8 }), (given) => {
        const pages = given.map(({ ids, readAt, total }, index): ListPage => ({
          rows: ids.map((id) => someRow(String(id), { name: String(readAt) })),
          offset: index * 8,
          total,
          skipped: 0,
          readAt,
        }))
        const { rows, twice, readAt } = mergePages(pages)
        const came = given.flatMap(({ ids }) => ids)
        expect(new Set(rows.map(({ id }) => Number(id)))).toEqual(new Set(came))
        expect(new Set(rows).size).toBe(new Set(came).size)
        expect(rows.length + twice).toBe(came.length)
        expect(rows.every(({ name }, index) => name === String(readAt[index]))).toBe(true)
      }),
    )
  })
})

/** A list of `size` accounts that answers when it is told to. */
function someSource(size: number, options: { cap?: number; total?: number | null } = {}) {
  const { cap = 100, total = size } = options
  const waiting = new Map<
    number,
    { resolve: (page: ListPage) => void; reject: (error: Error) => void }
  >()
  const asked: number[] = []
  const list = new LoadedList({
    read: (offset) => {
      asked.push(offset)
      return new Promise((resolve, reject) => waiting.set(offset, { resolve, reject }))
    },
    withdraw: (offset) => {
      waiting.get(offset)?.reject(new Failure('cancelled'))
      waiting.delete(offset)
    },
  })
  const settle = async (end: (offset: number) => void) => {
    for (const offset of waiting.keys()) end(offset)
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  const answer = (change = (page: ListPage): ListPage => page) =>
    settle((offset) => {
      waiting.get(offset)?.resolve(change(somePage(offset, Math.min(size, offset + cap), total)))
      waiting.delete(offset)
    })
  return {
    list,
    asked,
    waiting,
    answer,
    fail: (kind: 'server' | 'cancelled') =>
      settle((offset) => {
        waiting.get(offset)?.reject(new Failure(kind))
        waiting.delete(offset)
      }),
    phase: () => list.getSnapshot().phase.is,
    start: () => list.load(planLoad(total, []), total),
  }
}

describe('loading', () => {
  test('asks for a few at a time, tells how far it is, and ends with all', async () => {
    const { list, asked, answer, start, phase } = someSource(1_240)
    start()
    expect(asked).toEqual([0, 100, 200, 300, 400])
    expect(list.getSnapshot()).toMatchObject({ got: 0, total: 1_240, requestsLeft: 13 })
    await answer()
    expect(list.getSnapshot()).toMatchObject({ got: 500, requestsLeft: 8 })
    while (phase() === 'loading') await answer()
    expect(phase()).toBe('loaded')
    expect(asked).toHaveLength(13)
    expect(list.getSnapshot().loaded?.rows).toHaveLength(1_240)
  })

  test('a pause withdraws what waits, and the rest is asked for once it goes on', async () => {
    const { list, asked, answer, start, phase, waiting } = someSource(300)
    start()
    list.pause()
    await Promise.resolve()
    expect(phase()).toBe('paused')
    expect(waiting.size).toBe(0)
    list.resume()
    await answer()
    expect(phase()).toBe('loaded')
    expect(asked).toEqual([0, 100, 200, 0, 100, 200])
  })

  test('stopped, nothing is asked for any more and nothing is shown', async () => {
    const { list, answer, start, phase, asked } = someSource(1_240)
    start()
    await answer()
    list.stop()
    await answer()
    expect(phase()).toBe('stopped')
    expect(list.getSnapshot().loaded).toBeNull()
    expect(asked.length).toBeLessThan(13)
  })

  test('a failure keeps what has come, and it goes on from there', async () => {
    const { list, answer, fail, start, phase, asked } = someSource(700)
    start()
    await answer()
    await fail('server')
    expect(phase()).toBe('failed')
    expect(list.getSnapshot().got).toBe(500)
    list.resume()
    await answer()
    expect(phase()).toBe('loaded')
    expect(asked.slice(7)).toEqual([500, 600])
  })

  test('a request that somebody takes out of the queue pauses it', async () => {
    const { fail, start, phase } = someSource(300)
    start()
    await fail('cancelled')
    expect(phase()).toBe('paused')
  })

  test('a server that gives fewer rows than it was asked for gets more requests, and no row is left out', async () => {
    const { list, answer, start, phase } = someSource(250, { cap: 30 })
    start()
    while (phase() === 'loading') await answer()
    expect(list.getSnapshot().loaded?.rows).toHaveLength(250)
  })

  test('a server that counts more than it gives comes to an end', async () => {
    const { list, answer, start, phase } = someSource(150, { total: 400 })
    start()
    for (let turn = 0; turn < 10 && phase() === 'loading'; turn += 1) await answer()
    expect(phase()).toBe('loaded')
    expect(list.getSnapshot().loaded).toMatchObject({ missing: 250, total: 400 })
  })

  test('a list that nobody counts is read until a page comes empty', async () => {
    const { list, answer, start, phase, asked } = someSource(150, { total: null })
    start()
    while (phase() === 'loading') await answer()
    expect(list.getSnapshot().loaded?.rows).toHaveLength(150)
    expect(asked).toEqual([0, 100, 150])
  })

  test('loaded again, the old rows stay until the new ones are all there', async () => {
    const { list, answer, start, phase } = someSource(200)
    start()
    await answer()
    start()
    expect(phase()).toBe('loading')
    expect(list.getSnapshot().loaded?.rows).toHaveLength(200)
    list.stop()
    expect(phase()).toBe('loaded')
  })

  test('a write of our own shows in its row', async () => {
    const { list, answer, start } = someSource(200)
    start()
    await answer()
    list.update('42', (row) => ({ ...row, name: 'Changed' }))
    expect(list.getSnapshot().loaded?.rows[42]?.name).toBe('Changed')
    expect(list.getSnapshot().loaded?.rows[41]?.name).toBeNull()
  })
})
