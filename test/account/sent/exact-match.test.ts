import { accountOfCreate, rowOf } from '#account/sent/apply-patch.ts'
import { toCreate } from '#account/edits/create-body.ts'
import { likeness } from '#account/sent/exact-match.ts'
import type { CatalogueList } from '#contract/config.ts'
import type { AccountRow } from '#contract/account.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDetailAndFormValues, sampleDetail } from '../arbitrary-account.ts'

const names = (list: CatalogueList, id: string) => (id === '9' ? `${list} nine` : null)
const body = { name: 'Juan Pérez', email: 'juan@example.com', birth_date: '1980-02-29' }
const rowWith = (changes: Partial<AccountRow>) => ({
  ...rowOf(accountOfCreate('1', body, names)),
  ...changes,
})

test('the row of the account that was sent is an exact match', () => {
  fc.assert(
    fc.property(anyDetailAndFormValues, ([, formValues]) => {
      const sent = toCreate(formValues).body
      const row = rowOf(accountOfCreate('1', sent, names))
      expect(likeness(row, sent, names)).toBe('exact')
    }),
  )
})

test('a row with another value is different', () => {
  expect(likeness(rowWith({ email: 'pedro@example.com' }), body, names)).toBe('different')
  expect(likeness(rowWith({ email: null }), body, names)).toBe('different')
})

test.each<[string, Partial<AccountRow>]>([
  ['tidied up', { name: 'JUAN PEREZ', birth_date: '1980-02-29' }],
  ['with a time to its date', { birth_date: '1980-02-29T00:00:00Z' }],
  ['with more in it than was sent', { tax_id: '21' }],
])('a row %s is similar', (_what, changes) => {
  expect(likeness(rowWith(changes), body, names)).toBe('similar')
})

test('a row is an exact match although the server filled in fields by itself', () => {
  const filled = { status: 'A', external_code: 'EXT-9', start_date: '2026-01-01' }
  expect(likeness(rowWith(filled), body, names)).toBe('exact')
})

test('a row with the external code that was sent is an exact match, whatever else it holds', () => {
  const coded = { ...body, external_code: 'N-1' }
  const row = rowWith({ external_code: 'N-1', tax_id: '21' })
  expect(likeness(row, coded, names)).toBe('exact')
  expect(likeness(rowWith({ external_code: 'N-2' }), coded, names)).toBe('different')
})

test('an id is compared by its name, if both names are known', () => {
  const ofClient = (client_name: string | null, client_id: string) =>
    likeness(rowWith({ client_name }), { ...body, client_id }, names)
  expect(ofClient('Clients Nine', '9')).toBe('exact')
  expect(ofClient('Another', '9')).toBe('similar')
  expect(ofClient(null, '9')).toBe('exact')
  expect(ofClient('Another', '8')).toBe('exact')
})

test('write-only fields do not count', () => {
  expect(likeness(rowWith({}), { ...body, qr_code: 'X', document_type: 2 }, names)).toBe('exact')
})

test('a row with all that was sent and much more is only similar', () => {
  const row = rowOf(sampleDetail())
  expect(likeness(row, { name: row.name ?? '' }, names)).toBe('similar')
})
