import type { FormValues } from '#account/edits/form-values.ts'
import { textOf } from '#account/edits/form-values.ts'
import { isSameValue } from '#account/fields/field-value.ts'
import { isWriteOnly, writableKeys, type WritableFieldKey } from '#account/fields/fields.ts'
import type { AccountDetail } from '#contract/account.ts'

/**
 * Adjusts merged form values while a save (`sent`) is in flight. Where the read already shows the
 * value that was sent, the field keeps its current value (`local`), even if that is the value from
 * before the save: the user has changed it back.
 */
export function rebaseValues(
  oldBase: AccountDetail,
  newBase: AccountDetail,
  merged: FormValues,
  local: FormValues,
  sent: FormValues,
): FormValues {
  const rebased = { ...merged }
  for (const key of writableKeys) {
    const isRemote = !isSameValue(key, textOf(oldBase, key), sent[key])
    if (isRemote && isSameValue(key, textOf(newBase, key), sent[key])) rebased[key] = local[key]
  }
  return rebased
}

/**
 * Returns the form values once `sent` is saved: a write-only field is emptied, unless more was
 * typed into it.
 */
export function emptyWriteOnly(local: FormValues, sent: FormValues): FormValues {
  const emptied = { ...local }
  for (const key of writableKeys) {
    if (isWriteOnly(key) && isSameValue(key, local[key], sent[key])) emptied[key] = ''
  }
  return emptied
}

/**
 * The fields in which two sets of form values would store different values, in the order of the
 * form.
 */
export function differences(one: FormValues, other: FormValues): WritableFieldKey[] {
  return writableKeys.filter((key) => !isSameValue(key, one[key], other[key]))
}
