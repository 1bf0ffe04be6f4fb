import type { AccountDetail } from '#contract/account.ts'
import { draftOf, emptyDraft, type AccountDraft } from './form-values.ts'
import type { DynamicFieldEdit } from '../dynamic-fields/dynamic-edits.ts'
import type { ProductEdit } from '../products/product-edits.ts'
import type { PatchKey } from '../sent/acknowledged-keys.ts'

/**
 * What somebody has made of an account and not saved: the texts of all fields, and what is staged for its
 * products and dynamic fields. Nothing of it is in what was read.
 */
export interface AccountWork {
  fields: AccountDraft
  products: readonly ProductEdit[]
  dynamic_fields: readonly DynamicFieldEdit[]
}

/** An account on which nobody has worked yet. */
export function workOf(detail: AccountDetail): AccountWork {
  return { fields: draftOf(detail), products: [], dynamic_fields: [] }
}

/** The work on a new account that starts with nothing. */
export function emptyWork(): AccountWork {
  return { fields: emptyDraft(), products: [], dynamic_fields: [] }
}

/** What of a work is sent under some keys of the body, and nothing else of it. */
export function partOfWork(
  base: AccountDetail,
  work: AccountWork,
  keys: readonly PatchKey[],
): AccountWork {
  const untouched = workOf(base)
  const fields = { ...untouched.fields }
  for (const key of keys) {
    if (key !== 'products' && key !== 'dynamic_fields') fields[key] = work.fields[key]
  }
  return {
    fields,
    products: keys.includes('products') ? work.products : [],
    dynamic_fields: keys.includes('dynamic_fields') ? work.dynamic_fields : [],
  }
}
