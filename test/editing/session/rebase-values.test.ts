import { expect, test } from 'vitest'
import { formValuesOf, type FormValues } from '#account/edits/form-values.ts'
import { rebaseFormValues } from '#account/merge/rebase.ts'
import { AccountDetail } from '#contract/account.ts'
import {
  differences,
  emptyWriteOnly,
  rebaseValues as rebaseSent,
} from '#editing/session/rebase-values.ts'

const base = AccountDetail.parse({ id: '1', name: 'Acme', email: 'old', phone: '1', notes: 'n' })

/** Rebases the form on a read while `sent` is in flight. */
function rebaseValues(
  from: AccountDetail,
  to: AccountDetail,
  draft: FormValues,
  sent: FormValues,
): FormValues {
  return rebaseSent(from, to, rebaseFormValues(from, to, draft).draft, draft, sent)
}

test('a field that was reverted while its new value was in flight stays reverted', () => {
  const sent = { ...formValuesOf(base), email: 'new' }
  const saved = { ...base, email: 'new' }
  expect(rebaseValues(base, saved, formValuesOf(base), sent).email).toBe('old')
})

test('a read that does not show the save yet reverts nothing', () => {
  const sent = { ...formValuesOf(base), email: 'new' }
  expect(rebaseValues(base, { ...base, phone: '2' }, sent, sent)).toMatchObject({
    email: 'new',
    phone: '2',
  })
})

test('a field that the save did not set takes the read value', () => {
  const sent = { ...formValuesOf(base), email: 'new' }
  const saved = { ...base, email: 'new', notes: 'remote' }
  expect(rebaseValues(base, saved, sent, sent).notes).toBe('remote')
})

test('a write-only field is empty after its save, unless more was typed', () => {
  const sent = { ...formValuesOf(base), document_type: '5', qr_code: 'Q' }
  const emptied = emptyWriteOnly({ ...sent, qr_code: 'Q2' }, sent)
  expect(emptied).toMatchObject({ document_type: '', qr_code: 'Q2' })
})

test('form values differ where they would store different values', () => {
  const draft = { ...formValuesOf(base), latitude: '1.0' }
  expect(differences(draft, { ...draft, latitude: '1', notes: 'x', name: 'Acme ' })).toEqual([
    'name',
    'notes',
  ])
})
