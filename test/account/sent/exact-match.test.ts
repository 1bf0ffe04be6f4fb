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

test('the row of what was sent is its twin', () => {
  fc.assert(
    fc.property(anyDetailAndFormValues, ([, draft]) => {
      const sent = toCreate(draft).body
      const row = rowOf(accountOfCreate('1', sent, names))
      expect(likeness(row, sent, names)).toBe('exact')
    }),
  )
})

test('another value is another account', () => {
  expect(likeness(rowWith({ email: 'pedro@example.com' }), body, names)).toBe('different')
  expect(likeness(rowWith({ email: null }), body, names)).toBe('different')
})

test.each<[string, Partial<AccountRow>]>([
  ['tidied up', { name: 'JUAN PEREZ', birth_date: '1980-02-29' }],
  ['with a time to its date', { birth_date: '1980-02-29T00:00:00Z' }],
  ['with more in it than was sent', { tax_id: '21' }],
])('an account %s may be it', (_what, changes) => {
  expect(likeness(rowWith(changes), body, names)).toBe('similar')
})

test('what a server fills in by itself makes no other account', () => {
  const filled = { status: 'A', external_code: 'EXT-9', start_date: '2026-01-01' }
  expect(likeness(rowWith(filled), body, names)).toBe('exact')
})

test('with the code that was sent it is the one, whatever else is in it', () => {
  const coded = { ...body, external_code: 'N-1' }
  const row = rowWith({ external_code: 'N-1', tax_id: '21' })
  expect(likeness(row, coded, names)).toBe('exact')
  expect(likeness(rowWith({ external_code: 'N-2' }), coded, names)).toBe('different')
})

test('an id counts by its name, where both are known', () => {
  const ofClient = (client_name: string | null, client_id: string) =>
    likeness(rowWith({ client_name }), { ...body, client_id }, names)
  expect(ofClient('Clients Nine', '9')).toBe('exact')
  expect(ofClient('Another', '9')).toBe('similar')
  expect(ofClient(null, '9')).toBe('exact')
  expect(ofClient('Another', '8')).toBe('exact')
})

test('what the server never answers is not missed', () => {
  expect(likeness(rowWith({}), { ...body, qr_code: 'X', document_type: 2 }, names)).toBe('exact')
})

test('an account with all of it and much more is another, or was it before', () => {
  const row = rowOf(sampleDetail())
  expect(likeness(row, { name: row.name ?? '' }, names)).toBe('similar')
})
