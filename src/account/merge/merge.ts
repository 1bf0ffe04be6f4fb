// Two people at one account (A14): what was read again is the new base, and the work is carried over to
// it. Nothing of either side is lost: what both changed stays as mine, and is told as disputed.
import type { AccountDetail } from '#contract/account.ts'
import { changeList, type AccountChange } from '../changes/changes.ts'
import { mergeDynamicFields } from '../dynamic-fields/merge-dynamic.ts'
import { mergeProducts } from '../products/merge-products.ts'
import { fieldPart, type Part } from '../fields/field-path.ts'
import { rebaseDraft } from './rebase.ts'
import type { AccountWork } from '../edits/edits.ts'

export interface Merge {
  /** The work over what was read again. */
  work: AccountWork
  /** What both changed, and not to the same: it needs a decision before anything is sent. */
  disputed: Part[]
  /** What only they changed, from what was read before to what is read now. */
  taken: AccountChange[]
}

/** Carries the work from the base it was made over to a fresher read. Changes nothing in place. */
export function mergeWork(base: AccountDetail, theirs: AccountDetail, mine: AccountWork): Merge {
  const fields = rebaseDraft(base, theirs, mine.fields)
  const products = mergeProducts(base.products, theirs.products, mine.products)
  const dynamic = mergeDynamicFields(
    base.dynamic_fields,
    theirs.dynamic_fields,
    mine.dynamic_fields,
  )
  return {
    work: { fields: fields.draft, products: products.edits, dynamic_fields: dynamic.edits },
    disputed: [...fields.moved.map(fieldPart), ...products.disputed, ...dynamic.disputed],
    taken: changeList({
      fields: fields.taken,
      products: products.taken,
      dynamic_fields: dynamic.taken,
    }),
  }
}
