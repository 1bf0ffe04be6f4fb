import { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { bodyValues } from './body-values.ts'
import { changesOf } from '../changes/changes.ts'
import { toDynamicChanges } from '../dynamic-fields/dynamic-changes.ts'
import { fieldProblems } from '../fields/field-problems.ts'
import { fieldPath } from '../fields/field-path.ts'
import { toProductChanges } from '../products/product-changes.ts'
import type { EditProblem } from './edit-problem.ts'
import type { AccountEdits } from './edits.ts'

/** A PUT body, its problems and its products. */
export interface ReadEdits {
  patch: AccountPatch
  /** The problems that forbid sending the body; with problems, it may break the contract. */
  problems: EditProblem[]
  /** For each entry of `products`, the id of the product or the key of a new one. */
  productIds: string[]
}

/**
 * The PUT body: only what the edits change against their base. An unchanged value leaves its key
 * out ("what is left out stays as it is"), and an emptied value is null ("null clears"). Compares
 * values, not dirty flags, and sends text as typed. A write-only field is sent when it is not
 * empty, and so can never be cleared. Leaves out unreadable numbers; see `readEdits`.
 */
export function toPatch(base: AccountDetail, edits: AccountEdits): AccountPatch {
  return readEdits(base, edits).patch
}

/**
 * The PUT body, and the problems that forbid sending it. Only changed values are checked: a stored
 * value that is too long does not block a save.
 */
export function readEdits(base: AccountDetail, edits: AccountEdits): ReadEdits {
  const changed = changesOf(base, edits.fields).map(({ field }) => field)
  const { values, unreadable } = bodyValues(edits.fields, changed)
  const issues = AccountPatch.safeParse(values).error?.issues ?? []
  const products = toProductChanges(base.products, edits.products)
  const dynamic = toDynamicChanges(base.dynamic_fields, edits.dynamic_fields)
  const patch = values as AccountPatch
  if (products.changes.length > 0) patch.products = products.changes
  if (dynamic.changes.length > 0) patch.dynamic_fields = dynamic.changes
  return {
    patch,
    problems: [
      ...fieldProblems(issues, unreadable).map(({ field, rule, maximum }) => ({
        path: fieldPath(field),
        rule,
        maximum,
      })),
      ...products.problems,
      ...dynamic.problems,
    ],
    productIds: products.ids,
  }
}
