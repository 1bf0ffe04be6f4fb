import type { AccountDetail } from '#contract/account.ts'
import { fields, isAddressKey, isWriteOnly, type FieldKey } from '../fields/fields.ts'

/** What the form holds: the text of every field, '' for an empty one. */
export type FormValues = Record<FieldKey, string>

/** The form of an account as it was read. Texts are kept to the letter. */
export function formValuesOf(detail: AccountDetail): FormValues {
  return draftFrom((key) => textOf(detail, key))
}

/** The form of a new account. */
export function emptyFormValues(): FormValues {
  return draftFrom(() => '')
}

// What tells one account from another, dates, which are of the one that is copied, and the city, which a
// create body cannot carry: shown in the form of a new account it would promise what is not sent.
const notCopied: ReadonlySet<FieldKey> = new Set([
  'external_code',
  'tax_id',
  'document',
  'start_date',
  'end_date',
  'birth_date',
  'city_id',
])

/**
 * The form of a new account that starts as a copy. Left empty: the external code, the tax ID and the
 * document, since two accounts with one of them the same cannot be told apart; dates; the city; and what
 * the server never answers.
 */
export function copyFormValues(detail: AccountDetail): FormValues {
  return draftFrom((key) => (notCopied.has(key) ? '' : textOf(detail, key)))
}

/** A field's text as it was read: '' for null, and for what the server never answers. */
export function textOf(detail: AccountDetail, key: FieldKey): string {
  if (isWriteOnly(key)) return ''
  return (isAddressKey(key) ? detail.address[key] : detail[key]) ?? ''
}

function draftFrom(text: (key: FieldKey) => string): FormValues {
  return Object.fromEntries(fields.map(({ key }) => [key, text(key)])) as FormValues
}
