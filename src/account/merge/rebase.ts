import type { AccountDetail } from '#contract/account.ts'
import type { FieldChange } from '../changes/changes.ts'
import { textOf, type FormValues } from '../edits/form-values.ts'
import { isSameValue } from '../fields/field-value.ts'
import { fields, isReadOnly, type FieldKey } from '../fields/fields.ts'

/**
 * Rebases form values onto a newer read. An untouched field takes the new value (see `incoming`),
 * and an edited field stays. `moved` lists the fields that both sides changed to different values.
 */
export function rebaseFormValues(
  oldBase: AccountDetail,
  newBase: AccountDetail,
  formValues: FormValues,
): { draft: FormValues; moved: FieldKey[]; incoming: FieldChange[] } {
  const rebased = { ...formValues }
  const moved: FieldKey[] = []
  const incoming: FieldChange[] = []
  for (const { key } of fields) {
    const before = textOf(oldBase, key)
    const remote = textOf(newBase, key)
    // Another spelling of the same value may be half typed ("-34.90"), so leave it under the caret.
    if (isSameValue(key, remote, formValues[key])) continue
    if (isSameValue(key, before, formValues[key])) {
      rebased[key] = remote
      if (!isReadOnly(key)) incoming.push({ field: key, before, after: remote })
    } else if (!isSameValue(key, before, remote)) moved.push(key)
  }
  return { draft: rebased, moved, incoming }
}
