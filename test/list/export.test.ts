import * as fc from 'fast-check'
import { unzipSync, strFromU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { delimiterOf, writeCsv, writeTabSeparated } from '#list/export/delimited.ts'
import { fitsExcel, writeExcel } from '#list/export/excel-file.ts'
import { exportTable } from '#list/export/export-table.ts'
import { guardFormula, withoutGuard } from '#list/export/formula-guard.ts'
import { writeJson } from '#list/export/json-file.ts'
import { readCsv } from './read-csv.ts'
import { someRow, text } from './some-row.ts'

const columns = [
  { id: 'name', heading: 'Name' },
  { id: 'tax_id', heading: 'Tax ID; "RUT"' },
] as const

describe('the formula guard', () => {
  test.each(['=1+1', '+1-2', '-1+1', '@SUM(A1)', '\tx', '\r=1', "'=1", '＝1', '+598-2901', '-'])(
    'keeps %j a text',
    (value) => {
      expect(guardFormula(value)).toBe(`'${value}`)
    },
  )

  test.each(['-34.9', '-34,9', '+598 2 901 2345', '+59899123456', '0012', "'quoted'", 'a=b', ''])(
    'leaves %j as it reads',
    (value) => {
      expect(guardFormula(value)).toBe(value)
    },
  )

  test('is taken off again, whatever it was put before', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(withoutGuard(guardFormula(value))).toBe(value)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('CSV', () => {
  test.each([
    ['en', ','],
    ['es', ';'],
    ['pt', ';'],
  ])('in %s, hostile values come back as they were', (language, delimiter) => {
    expect(delimiterOf(language)).toBe(delimiter)
    const row = fc.record({ name: fc.option(text), tax_id: fc.option(text) })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (given) => {
        const rows = given.map((each, index) => someRow(String(index), each))
        const file = writeCsv(exportTable(rows, columns, 'ID'), language)
        expect(file.startsWith('\ufeff')).toBe(true)
        const read = readCsv(file, delimiter)
        expect(read[0]).toEqual(['ID', 'Name', 'Tax ID; "RUT"'])
        expect(read.slice(1).map((each) => each.map(withoutGuard))).toEqual(
          rows.map(({ id, name, tax_id }) => [id, name ?? '', tax_id ?? '']),
        )
      }),
    )
  })

  test('ends every line, and quotes what it must', () => {
    const rows = [someRow('1', { name: 'a "b"\nc', tax_id: '=1' })]
    expect(writeCsv(exportTable(rows, columns, null), 'en')).toBe(
      '\ufeffName,"Tax ID; ""RUT"""\r\n"a ""b""\nc",\'=1\r\n',
    )
  })
})

test('what is copied pastes into cells, and runs nothing', () => {
  expect(
    writeTabSeparated([
      ['a\tb', null],
      ['=1', '-34.9'],
    ]),
  ).toBe('"a\tb"\t\n\'=1\t-34.9')
})

test('JSON keeps values as they are, by the name of their column', () => {
  const file = writeJson([someRow('9', { name: '=1' })], ['name', 'email'], true)
  expect(JSON.parse(file)).toEqual([{ id: '9', name: '=1', email: null }])
})

describe('Excel', () => {
  test('every cell is text: zeros and long numbers survive, nothing is run', async () => {
    const rows = [someRow('704100000000000001', { name: '=1+1 <b> \u0007', tax_id: '00012' })]
    const file = await writeExcel(exportTable(rows, columns, 'ID'), 'Accounts')
    const parts = unzipSync(new Uint8Array(await file.arrayBuffer()))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).not.toMatch(/<f>|t="n"/)
    const texts = Object.entries(parts)
      .filter(([name]) => name.endsWith('.xml'))
      .map(([, part]) => strFromU8(part))
      .join('')
    for (const value of ['704100000000000001', '00012', '=1+1 &lt;b&gt; ']) {
      expect(texts).toContain(value)
    }
  })

  test('what does not fit is not cut', () => {
    expect(fitsExcel({ headings: ['a'], rows: [['x'.repeat(32_768)]] })).toBe(false)
    expect(fitsExcel({ headings: ['a'], rows: [['x']] })).toBe(true)
  })
})
