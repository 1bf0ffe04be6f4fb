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

/** As the form follows a read while `sent` is being saved. */
function rebaseValues(
  from: AccountDetail,
  to: AccountDetail,
  draft: FormValues,
  sent: FormValues,
): FormValues {
  return rebaseSent(from, to, rebaseFormValues(from, to, draft).draft, draft, sent)
}

test('a field that was put back while its new value was being saved stays put back', () => {
  const sent = { ...formValuesOf(base), email: 'new' }
  const saved = { ...base, email: 'new' }
  expect(rebaseValues(base, saved, formValuesOf(base), sent).email).toBe('old')
})

test('a read that does not show the save yet takes nothing back', () => {
  const sent = { ...formValuesOf(base), email: 'new' }
  expect(rebaseValues(base, { ...base, phone: '2' }, sent, sent)).toMatchObject({
    email: 'new',
    phone: '2',
  })
})

test('a field that was no part of the save follows, save or not', () => {
  const sent = { ...formValuesOf(base), email: 'new' }
  const saved = { ...base, email: 'new', notes: 'remote' }
  expect(rebaseValues(base, saved, sent, sent).notes).toBe('remote')
})

test('a write-only field is empty after its save, unless more was typed', () => {
  const sent = { ...formValuesOf(base), document_type: '5', qr_code: 'Q' }
  const emptied = emptyWriteOnly({ ...sent, qr_code: 'Q2' }, sent)
  expect(emptied).toMatchObject({ document_type: '', qr_code: 'Q2' })
})

test('drafts differ where they store something else', () => {
  const draft = { ...formValuesOf(base), latitude: '1.0' }
  expect(differences(draft, { ...draft, latitude: '1', notes: 'x', name: 'Acme ' })).toEqual([
    'name',
    'notes',
  ])
})
