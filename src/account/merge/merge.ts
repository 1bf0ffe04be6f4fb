// Two people at one account (A14): what was read again is the new base, and the work is carried over to
// it. Nothing of either side is lost: what both changed stays as mine, and is told as disputed.
import type { AccountDetail } from '#contract/account.ts'
import { changeList, type AccountChange } from '../changes/changes.ts'
import { mergeDynamicFields } from '../dynamic-fields/merge-dynamic.ts'
import { mergeProducts } from '../products/merge-products.ts'
import { fieldPath, type FieldPath } from '../fields/field-path.ts'
import { rebaseFormValues } from './rebase.ts'
import type { AccountEdits } from '../edits/edits.ts'

export interface Merge {
  /** The work over what was read again. */
  edits: AccountEdits
  /** What both changed, and not to the same: it needs a decision before anything is sent. */
  conflicts: FieldPath[]
  /** What only they changed, from what was read before to what is read now. */
  incoming: AccountChange[]
}

/** Carries the work from the base it was made over to a fresher read. Changes nothing in place. */
export function mergeEdits(base: AccountDetail, remote: AccountDetail, local: AccountEdits): Merge {
  const fields = rebaseFormValues(base, remote, local.fields)
  const products = mergeProducts(base.products, remote.products, local.products)
  const dynamic = mergeDynamicFields(
    base.dynamic_fields,
    remote.dynamic_fields,
    local.dynamic_fields,
  )
  return {
    edits: { fields: fields.draft, products: products.edits, dynamic_fields: dynamic.edits },
    conflicts: [...fields.moved.map(fieldPath), ...products.conflicts, ...dynamic.conflicts],
    incoming: changeList({
      fields: fields.incoming,
      products: products.incoming,
      dynamic_fields: dynamic.incoming,
    }),
  }
}
