import type { FormValues } from '#account/edits/form-values.ts'
import { textOf } from '#account/edits/form-values.ts'
import { isSameValue } from '#account/fields/field-value.ts'
import { isWriteOnly, writableKeys, type WritableFieldKey } from '#account/fields/fields.ts'
import type { AccountDetail } from '#contract/account.ts'

/**
 * The merged texts while a save (`sent`) is under way: where the read shows what was just sent, the field
 * stays as it is now (`draft`), even if it was meanwhile put back to what it held before: that is a
 * change of its own.
 */
export function followBase(
  oldBase: AccountDetail,
  newBase: AccountDetail,
  merged: FormValues,
  draft: FormValues,
  sent: FormValues,
): FormValues {
  const followed = { ...merged }
  for (const key of writableKeys) {
    const isRemote = !isSameValue(key, textOf(oldBase, key), sent[key])
    if (isRemote && isSameValue(key, textOf(newBase, key), sent[key])) followed[key] = draft[key]
  }
  return followed
}

/** The draft once `sent` is saved: a write-only field is empty again, unless more was typed into it. */
export function emptyWriteOnly(draft: FormValues, sent: FormValues): FormValues {
  const emptied = { ...draft }
  for (const key of writableKeys) {
    if (isWriteOnly(key) && isSameValue(key, draft[key], sent[key])) emptied[key] = ''
  }
  return emptied
}

/** The fields in which two drafts store something else, in the order of the form. */
export function differences(one: FormValues, other: FormValues): WritableFieldKey[] {
  return writableKeys.filter((key) => !isSameValue(key, one[key], other[key]))
}
