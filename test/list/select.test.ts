import { expect, test } from 'vitest'
import { matchPaste } from '#list/select/match-paste.ts'
import { rowsBetween, Selection } from '#list/select/selection.ts'
import { someRow } from './some-row.ts'

const all = [
  someRow('704100000000000001', {
    tax_id: '214100001019',
    document: '1.234.567-8',
    external_code: 'EXT-001',
    email: 'Contact@Acme.com',
  }),
  someRow('704100000000000002', { tax_id: '999', external_code: 'EXT-002' }),
  someRow('704100000000000003', { document: '999' }),
]
const ids = (text: string) => matchPaste(text, all).rows.map(({ id }) => id.slice(-1))

test.each([
  ['704100000000000002', ['2']],
  ['214100001019', ['1']],
  ['12345678', ['1']],
  ['1.234.567-8', ['1']],
  ['ext-001', ['1']],
  ['contact@acme.com', ['1']],
  ['EXT-002\tSomething else\r\nEXT-001\t', ['2', '1']],
  ['\ufeff"EXT-002",\n', ['2']],
  ['EXT-001\nEXT-001', ['1']],
])('%j selects its accounts', (text, found) => {
  expect(ids(text)).toEqual(found)
  expect(matchPaste(text, all).notFound).toEqual([])
})

test('what matches nothing is listed once, what matches several is told', () => {
  expect(matchPaste('nobody\n\nnobody\n999\n---', all)).toMatchObject({
    notFound: ['nobody', '---'],
    ambiguous: ['999'],
    rows: [{ id: '704100000000000002' }, { id: '704100000000000003' }],
  })
})

test('a selection keeps what was ticked and nothing else', () => {
  const selection = new Selection()
  const before = selection.getSnapshot()
  selection.set(all.slice(0, 2), true)
  expect([...selection.getSnapshot().keys()]).toEqual(all.slice(0, 2).map(({ id }) => id))
  expect(before.size).toBe(0)
  expect(selection.anchor).toBe(all[1]?.id)
  selection.set(all.slice(0, 1), false)
  expect(selection.getSnapshot().size).toBe(1)
  selection.clear()
  expect(selection.getSnapshot().size).toBe(0)
  expect(selection.anchor).toBeNull()
})

test('a range goes from the row that was ticked last to the one that is pressed', () => {
  const between = (from: string | null, to: number) =>
    rowsBetween(all, from, all[to]?.id ?? '').map(({ id }) => id.slice(-1))
  expect(between(all[0]?.id ?? null, 2)).toEqual(['1', '2', '3'])
  expect(between(all[2]?.id ?? null, 1)).toEqual(['3', '2'])
  expect(between(null, 1)).toEqual(['2'])
  expect(between('gone', 1)).toEqual(['2'])
})
