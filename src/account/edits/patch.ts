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

/** A PUT body, and what it is made of. */
export interface ReadEdits {
  patch: AccountPatch
  /** Why it must not be sent yet: with problems, it may break the contract. */
  problems: EditProblem[]
  /** What each entry of `products` is about: the product's id, or the key of a new one. */
  productIds: string[]
}

/**
 * The PUT body: what the work changed against its base, and nothing else.
 * Same value → key absent ("what is left out stays as it is"). Emptied → null ("null clears").
 * Compares values, not dirty flags; text is sent as typed. A write-only field is sent once something
 * is typed, and so can never be cleared. What cannot be read is left out: see `readEdits`.
 */
export function toPatch(base: AccountDetail, edits: AccountEdits): AccountPatch {
  return readEdits(base, edits).patch
}

/**
 * The PUT body, and why it must not be sent yet. Only what changed is judged: an over-long value that
 * was there before and is untouched blocks nothing.
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
