import { formValuesOf } from '#account/edits/form-values.ts'
import { isSameJson } from '#account/fields/json.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import type { AccountDetail } from '#contract/account.ts'
import { differences } from './rebase-values.ts'

/** Whether some edits hold anything that others do not. */
export function goBeyond(edits: AccountEdits, others: AccountEdits): boolean {
  const { products, dynamic_fields } = stagedBeyond(edits, others)
  const count = products.length + dynamic_fields.length
  return count > 0 || differences(edits.fields, others.fields).length > 0
}

/** The edits of an account without those that others hold too. */
export function editsBeyond(
  account: AccountDetail,
  edits: AccountEdits,
  others: AccountEdits,
): AccountEdits {
  const fields = formValuesOf(account)
  for (const key of differences(edits.fields, others.fields)) fields[key] = edits.fields[key]
  return { fields, ...stagedBeyond(edits, others) }
}

/** The same for products and dynamic fields alone. */
export function stagedBeyond(
  edits: AccountEdits,
  others: AccountEdits,
): Pick<AccountEdits, 'products' | 'dynamic_fields'> {
  return {
    products: edits.products.filter((edit) => !holds(others.products, edit)),
    dynamic_fields: edits.dynamic_fields.filter((edit) => !holds(others.dynamic_fields, edit)),
  }
}

/** Compares by content, because a read in between has created new objects. */
function holds<Edit>(edits: readonly Edit[], edit: Edit): boolean {
  return edits.some((each) => isSameJson(each, edit))
}
