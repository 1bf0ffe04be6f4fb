import * as fc from 'fast-check'
import { AccountRow } from '#contract/account.ts'
import type { ListPage } from '#list/load/list-page.ts'

/** A row with nothing in it but what is given. */
export function someRow(id: string, given: Partial<AccountRow> = {}): AccountRow {
  return { ...AccountRow.parse({ id }), ...given }
}

/** A page of rows `from` to `to` (not included) of a list of `total`; ids are "0", "1", … */
export function somePage(from: number, to: number, total: number | null, readAt = 0): ListPage {
  const rows = Array.from({ length: to - from }, (_, index) => someRow(String(from + index)))
  return { rows, offset: from, total, skipped: 0, readAt }
}

/** Texts that people have for names, codes and notes, and worse. */
export const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...Array.from('aAáÁàñÑnNoOõçü .-,0019')), maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...Array.from('=+-@\t\r\n;,"\' 1a\ufeff＝')), maxLength: 8 }),
  fc.constantFrom(
    '-34.9',
    '+598 99 123 456',
    'Ñandú 10',
    'ñandu 9',
    'x'.repeat(60),
    '00012',
    'ß',
    'Æ',
    'محمد',
  ),
)

export const rows = fc
  .array(
    fc.record({
      name: fc.option(text),
      status: fc.option(fc.constantFrom('A', 'I', ' ', 'a')),
      start_date: fc.option(
        fc.constantFrom('2024-01-15', '2024-01-15T10:00:00-03:00', '2023-12-31', 'soon', ''),
      ),
      tax_id: fc.option(text),
    }),
    { maxLength: 30 },
  )
  .map((given) => given.map((each, index) => someRow(String(index), each)))
