import type { AccountDetail } from '#contract/account.ts'
import { fields, isAddressKey, isWriteOnly, type FieldKey } from '../fields/fields.ts'

/** The values of the form: the text of every field, '' for an empty one. */
export type FormValues = Record<FieldKey, string>

/** The form values of an account as read. The texts are unchanged. */
export function formValuesOf(detail: AccountDetail): FormValues {
  return formValuesFrom((key) => textOf(detail, key))
}

/** The form values of a new account. */
export function emptyFormValues(): FormValues {
  return formValuesFrom(() => '')
}

// The codes that identify an account, its dates, and the city, which the create body cannot carry:
// a form with a city would promise something that is not sent.
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
 * The form values of a new account that starts as a copy. Left empty are: the external code, the
 * tax ID and the document, because they identify an account; the dates; the city; and the
 * write-only fields.
 */
export function copyFormValues(detail: AccountDetail): FormValues {
  return formValuesFrom((key) => (notCopied.has(key) ? '' : textOf(detail, key)))
}

/** The text of a field as read; '' for null and for a write-only field. */
export function textOf(detail: AccountDetail, key: FieldKey): string {
  if (isWriteOnly(key)) return ''
  return (isAddressKey(key) ? detail.address[key] : detail[key]) ?? ''
}

function formValuesFrom(text: (key: FieldKey) => string): FormValues {
  return Object.fromEntries(fields.map(({ key }) => [key, text(key)])) as FormValues
}
