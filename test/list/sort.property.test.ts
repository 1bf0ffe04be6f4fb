import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Arranger } from '#list/arrange/arranger.ts'
import { dateNumber, decimalNumber, sortKeys } from '#list/arrange/sort-keys.ts'
import { collatorOf, textRanks } from '#list/arrange/text-ranks.ts'
import { columnValue, type ColumnId } from '#list/columns.ts'
import { rows, someRow, text } from './some-row.ts'

const languages = ['en', 'es', 'pt']
const language = fc.constantFrom(...languages)
const column = fc.constantFrom<ColumnId>('name', 'status', 'start_date', 'tax_id')
const sort = fc.array(fc.record({ column, descending: fc.boolean() }), { maxLength: 3 })
const none = { group: null, text: '', only: {} }

test('ranks say what the collator of the language says', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), language, (texts, language) => {
      const { compare } = collatorOf(language)
      const ranks = textRanks(texts, language)
      texts.forEach((a, i) => {
        texts.forEach((b, j) => {
          if (a.trim() === '' || b.trim() === '') return
          expect(Math.sign((ranks[i] ?? 0) - (ranks[j] ?? 0)), `${a} | ${b}`).toBe(
            Math.sign(compare(a.trim(), b.trim())),
          )
        })
      })
    }),
    { numRuns: 300 },
  )
})

test('a sort is a permutation, and stable', () => {
  fc.assert(
    fc.property(rows, sort, language, (rows, sort, language) => {
      const arranger = new Arranger(rows, language)
      const order = [...arranger.arrange({ ...none, sort }).rows]
      expect(order.toSorted((a, b) => a - b)).toEqual(rows.map((_, index) => index))
      // By what was sorted by, a neighbour that is equal in all of it stood before the other.
      const again = [
        ...new Arranger(
          order.flatMap((at) => rows[at] ?? []),
          language,
        ).arrange({ ...none, sort }).rows,
      ]
      expect(again).toEqual(order.map((_, index) => index))
    }),
  )
})

test('empty values come last, whichever way', () => {
  fc.assert(
    fc.property(rows, column, fc.boolean(), (rows, column, descending) => {
      const { rows: order } = new Arranger(rows, 'es').arrange({
        ...none,
        sort: [{ column, descending }],
      })
      const isEmpty = [...order].map((at) => {
        const row = rows[at]
        return !row || (columnValue(row, column)?.trim() ?? '') === ''
      })
      expect(isEmpty.slice(isEmpty.indexOf(true) >>> 0)).not.toContain(false)
    }),
  )
})

test('what a filter leaves holds its words, whatever their case and accents', () => {
  const all = [someRow('1', { name: 'María Núñez' }), someRow('2', { name: 'Maria Pérez' })]
  const arranger = new Arranger(all, 'es')
  const found = (text: string) => [...arranger.arrange({ ...none, sort: [], text }).rows]
  expect(found('NUNEZ mar')).toEqual([0])
  expect(found('maría')).toEqual([0, 1])
  expect(found('nobody')).toEqual([])
  expect(found(' ')).toEqual([0, 1])
})

describe('in order', () => {
  const sorted = (values: string[], kind: 'text' | 'date' | 'number', language = 'es') => {
    const keys = sortKeys(values, kind, language)
    return values
      .map((value, index) => ({ value, key: keys[index] ?? 0 }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ value }) => value)
  }

  test('accents are folded, and ñ is a letter of its own in Spanish', () => {
    const names = ['Ñandú', 'Óscar', 'Nube', 'oscar b', 'Nz']
    expect(sorted(names, 'text')).toEqual(['Nube', 'Nz', 'Ñandú', 'Óscar', 'oscar b'])
    expect(sorted(names, 'text', 'en')).toEqual(['Ñandú', 'Nube', 'Nz', 'Óscar', 'oscar b'])
  })

  test('numbers within text count as numbers, however long', () => {
    expect(
      sorted(['EXT-10', 'EXT-9', 'EXT-982710394857201664', 'EXT-982710394857201663'], 'text'),
    ).toEqual(['EXT-9', 'EXT-10', 'EXT-982710394857201663', 'EXT-982710394857201664'])
  })

  test('numbers are numbers, with a point or a comma', () => {
    expect(sorted(['10', '-3', '9,5', '9.4', 'none'], 'number')).toEqual([
      '-3',
      '9.4',
      '9,5',
      '10',
      'none',
    ])
    expect(decimalNumber('1.234.567')).toBeNull()
  })

  test('dates are dates, and what is none comes after them', () => {
    const dates = ['2024-02-01', 'soon', '2023-12-31T23:00:00-03:00', '2023-12-31']
    expect(sorted(dates, 'date')).toEqual([
      '2023-12-31',
      '2023-12-31T23:00:00-03:00',
      '2024-02-01',
      'soon',
    ])
    expect(dateNumber('31/12/2023')).toBeNull()
  })
})

test('groups hold every row once, in the order of their values, those without one last', () => {
  const all = ['I', null, 'A', 'I', ''].map((status, index) => someRow(String(index), { status }))
  const arranger = new Arranger(all, 'en')
  const { groups, rows } = arranger.arrange({ ...none, sort: [], group: 'status' })
  expect(groups?.map(({ value, rows }) => [value, [...rows]])).toEqual([
    ['A', [2]],
    ['I', [0, 3]],
    [null, [1, 4]],
  ])
  expect([...rows]).toEqual([2, 0, 3, 1, 4])
  expect(arranger.counts('status', '', { status: ['A'] })).toEqual([
    { value: 'I', count: 2 },
    { value: null, count: 2 },
    { value: 'A', count: 1 },
  ])
  const only = arranger.arrange({ ...none, sort: [], only: { status: ['A', null] } })
  expect([...only.rows]).toEqual([1, 2, 4])
  const descending = [{ column: 'status' as const, descending: true }]
  expect(
    arranger
      .arrange({ ...none, sort: descending, group: 'status' })
      .groups?.map(({ value }) => value),
  ).toEqual(['I', 'A', null])
})
