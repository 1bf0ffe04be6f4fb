import type { AccountDetail } from '#contract/account.ts'
import type { FieldChange } from '../changes/changes.ts'
import { textOf, type FormValues } from '../edits/form-values.ts'
import { isSameValue } from '../fields/field-value.ts'
import { fields, isReadOnly, type FieldKey } from '../fields/fields.ts'

/**
 * Carries a draft over to a fresher read. What the user did not touch takes the new value (`taken`), what
 * they did touch stays. `moved` names the fields that both sides changed, and not to the same value.
 */
export function rebaseFormValues(
  oldBase: AccountDetail,
  newBase: AccountDetail,
  draft: FormValues,
): { draft: FormValues; moved: FieldKey[]; incoming: FieldChange[] } {
  const rebased = { ...draft }
  const moved: FieldKey[] = []
  const incoming: FieldChange[] = []
  for (const { key } of fields) {
    const before = textOf(oldBase, key)
    const remote = textOf(newBase, key)
    // Another spelling of the same value may be half typed ("-34.90"): leave it under the caret.
    if (isSameValue(key, remote, draft[key])) continue
    if (isSameValue(key, before, draft[key])) {
      rebased[key] = remote
      if (!isReadOnly(key)) incoming.push({ field: key, before, after: remote })
    } else if (!isSameValue(key, before, remote)) moved.push(key)
  }
  return { draft: rebased, moved, incoming }
}
