import type { AccountDetail } from '#contract/account.ts'
import { formValuesOf, emptyFormValues, type FormValues } from './form-values.ts'
import type { DynamicFieldEdit } from '../dynamic-fields/dynamic-edits.ts'
import type { ProductEdit } from '../products/product-edits.ts'
import type { PatchKey } from '../sent/acknowledged-keys.ts'

/**
 * What somebody has made of an account and not saved: the texts of all fields, and what is staged for its
 * products and dynamic fields. Nothing of it is in what was read.
 */
export interface AccountEdits {
  fields: FormValues
  products: readonly ProductEdit[]
  dynamic_fields: readonly DynamicFieldEdit[]
}

/** An account on which nobody has worked yet. */
export function editsOf(detail: AccountDetail): AccountEdits {
  return { fields: formValuesOf(detail), products: [], dynamic_fields: [] }
}

/** The work on a new account that starts with nothing. */
export function emptyEdits(): AccountEdits {
  return { fields: emptyFormValues(), products: [], dynamic_fields: [] }
}

/** What of a work is sent under some keys of the body, and nothing else of it. */
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
