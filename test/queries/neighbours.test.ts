import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccountPage } from '#api/accounts.ts'
import { AccountRow } from '#contract/account.ts'
import type { ListQuery } from '#contract/list-query.ts'
import { accountList } from '#queries/account-queries.ts'
import { cachedNeighbours, neighboursOf } from '#queries/neighbours.ts'
import { asked, openWorkspace, pageAt } from './open-workspace.ts'

const rowOf = (id: string) => AccountRow.parse({ id, name: `Name ${id}` })

/** Pages that have been read, by their offset. */
function reads(pages: Record<number, string[]>) {
  return ({ offset }: ListQuery): AccountPage | undefined => {
    const ids = pages[offset]
    return ids && { rows: ids.map(rowOf), offset, total: null, skipped: 0 }
  }
}

const idsOf = (id: string, offset: number, pages: Record<number, string[]>) => {
  const { previous, next } = neighboursOf(id, pageAt(offset), reads(pages))
  return [previous?.id ?? null, next?.id ?? null]
}

const first = ['1', '2', '3', '4', '5']
const second = ['6', '7', '8', '9', '10']

test.each([
  ['in the middle of a page', '3', 0, { 0: first }, ['2', '4']],
  ['at the start of the list', '1', 0, { 0: first }, [null, '2']],
  ['where the next page is unread', '5', 0, { 0: first }, ['4', null]],
  ['where the next page was read', '5', 0, { 0: first, 5: second }, ['4', '6']],
  ['where the page before was read', '6', 5, { 0: first, 5: second }, ['5', '7']],
  ['that is in no page', '99', 0, { 0: first }, [null, null]],
  ['whose page is unread', '5', 5, { 0: first }, [null, null]],
  ['that has moved to the next page since', '6', 0, { 0: first, 5: second }, ['5', '7']],
  ['that is on two pages, one of them older', '5', 5, { 0: first, 5: ['5', '6'] }, ['4', '6']],
  [
    'on a page that starts between two others',
    '4',
    3,
    { 0: first, 3: ['4', '5', '6'] },
    ['3', '5'],
  ],
])('the neighbours of an account %s', (_, id, offset, pages, expected) => {
  expect(idsOf(id, offset, pages)).toEqual(expected)
})

test('a neighbour has its name and the page that it is on', () => {
  const query: ListQuery = { ...pageAt(0), status: 'A' }
  const { next } = neighboursOf('5', query, reads({ 0: first, 5: second }))
  expect(next).toEqual({ id: '6', name: 'Name 6', query: { ...query, offset: 5 } })
})

/** The accounts on the way from one to the end of the list, at most `limit` of them. */
function walk(
  from: { id: string; query: ListQuery },
  side: 'previous' | 'next',
  pageOf: (query: ListQuery) => AccountPage,
  limit: number,
): { id: string; query: ListQuery }[] {
  const met = [from]
  for (let at = from; met.length < limit; met.push(at)) {
    const neighbour = neighboursOf(at.id, at.query, pageOf)[side]
    if (!neighbour) break
    at = neighbour
  }
  return met
}

test('going from neighbour to neighbour visits every account once, in order, in both directions', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 7 }), (count, limit) => {
      const ids = Array.from({ length: count }, (_, index) => String(index))
      const pageOf = ({ offset }: ListQuery): AccountPage => ({
        rows: ids.slice(offset, offset + limit).map(rowOf),
        offset,
        total: count,
        skipped: 0,
      })
      const start = { id: '0', query: { limit, offset: 0 } }
      const there = walk(start, 'next', pageOf, count + 1)
      expect(there.map(({ id }) => id)).toEqual(ids)
      const back = walk(there.at(-1) ?? start, 'previous', pageOf, count + 1)
      expect(back.map(({ id }) => id)).toEqual(ids.toReversed())
    }),
  )
})

test('neighbours come from the cache, without a request', async () => {
  const { backend, workspace } = openWorkspace()
  const { queryClient } = workspace
  const { rows } = await queryClient.fetchQuery(accountList(workspace, pageAt()))
  const { previous, next } = cachedNeighbours(queryClient, rows[1]?.id ?? '', pageAt())
  expect([previous?.id, next?.id]).toEqual([rows[0]?.id, rows[2]?.id])
  expect(cachedNeighbours(queryClient, rows[4]?.id ?? '', pageAt()).next).toBeNull()
  expect(asked(backend)).toEqual(['GET /accounts?limit=5'])
})
