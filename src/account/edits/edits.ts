// Edits are the unsaved changes to an account. They lie over the account as read, the base, and
// become the body of a request.
import type { AccountDetail } from '#contract/account.ts'
import { formValuesOf, emptyFormValues, type FormValues } from './form-values.ts'
import type { DynamicFieldEdit } from '../dynamic-fields/dynamic-edits.ts'
import type { ProductEdit } from '../products/product-edits.ts'
import type { PatchKey } from '../sent/acknowledged-keys.ts'

/**
 * The unsaved edits of an account: the text of every field, and what is staged for its products and
 * dynamic fields. They leave the account as read unchanged.
 */
export interface AccountEdits {
  fields: FormValues
  products: readonly ProductEdit[]
  dynamic_fields: readonly DynamicFieldEdit[]
}

/** The edits of an account that nobody has changed yet. */
export function editsOf(detail: AccountDetail): AccountEdits {
  return { fields: formValuesOf(detail), products: [], dynamic_fields: [] }
}

/** The edits of an empty new account. */
export function emptyEdits(): AccountEdits {
  return { fields: emptyFormValues(), products: [], dynamic_fields: [] }
}

/**
 * The part of the edits that is sent under the given keys of the body. All else is as in the base.
 */
export function editsUnder(
  base: AccountDetail,
  edits: AccountEdits,
  keys: readonly PatchKey[],
): AccountEdits {
  const untouched = editsOf(base)
  const fields = { ...untouched.fields }
  for (const key of keys) {
    if (key !== 'products' && key !== 'dynamic_fields') fields[key] = edits.fields[key]
  }
  return {
    fields,
    products: keys.includes('products') ? edits.products : [],
    dynamic_fields: keys.includes('dynamic_fields') ? edits.dynamic_fields : [],
  }
}
