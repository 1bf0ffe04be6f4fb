// Merges local edits with remote changes of the same account (A14). The newer read becomes the
// base, and the edits are rebased onto it. When both sides changed a value, the local edit stays
// and is a conflict.
import type { AccountDetail } from '#contract/account.ts'
import { changeList, type AccountChange } from '../changes/changes.ts'
import { mergeDynamicFields } from '../dynamic-fields/merge-dynamic.ts'
import { mergeProducts } from '../products/merge-products.ts'
import { fieldPath, type FieldPath } from '../fields/field-path.ts'
import { rebaseFormValues } from './rebase.ts'
import type { AccountEdits } from '../edits/edits.ts'

export interface Merge {
  /** The local edits, rebased onto the newer read. */
  edits: AccountEdits
  /**
   * What both sides changed, with different results. The user must resolve these conflicts before a
   * save.
   */
  conflicts: FieldPath[]
  /**
   * What only the remote side changed, from the old base to the newer read. These changes are
   * auto-merged.
   */
  incoming: AccountChange[]
}

/** Rebases the edits onto a newer read. Does not modify its arguments. */
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
