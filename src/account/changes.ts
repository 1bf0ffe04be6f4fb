import type { AccountDetail } from '#contract/account.ts'
import { textOf, type AccountDraft } from './draft.ts'
import { isSameValue } from './field-value.ts'
import { writableKeys, type WritableFieldKey } from './fields.ts'

/** One changed field, as texts. `before` is '' for a write-only field: what is stored is not known. */
export interface FieldChange {
  field: WritableFieldKey
  before: string
  after: string
}

/**
 * What the draft changes, in the order of the form. These are the keys of the patch, and the fields
 * whose number cannot be read: such a text is in no patch, but it is unsaved work all the same.
 */
export function changesOf(base: AccountDetail, draft: AccountDraft): FieldChange[] {
  return writableKeys.flatMap((field) => {
    const before = textOf(base, field)
    const after = draft[field]
    return isSameValue(field, before, after) ? [] : [{ field, before, after }]
  })
}
