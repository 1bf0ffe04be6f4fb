import type { AccountDetail } from '#contract/account.ts'
import { accountChanges, type AccountChange } from './changes.ts'
import {
  dynamicPath,
  fieldPath,
  pathId,
  productPath,
  type FieldPath,
} from '../fields/field-path.ts'
import { productEditId } from '../products/product-edits.ts'
import type { AccountEdits } from '../edits/edits.ts'

/**
 * The field paths of a change: first the whole field, product or dynamic field, then each changed
 * value.
 */
export function pathsOf(change: AccountChange): FieldPath[] {
  if (change.kind === 'field') return [fieldPath(change.field)]
  if (change.kind === 'product') {
    const { id, values } = change
    return [productPath(id), ...values.map(({ key }) => productPath(id, key))]
  }
  const { field_id, values } = change
  return [dynamicPath(field_id), ...values.map(({ key }) => dynamicPath(field_id, key))]
}

/** The `pathId`s of everything that the edits change, both wholes and values. */
export function changedPathIds(base: AccountDetail, edits: AccountEdits): Set<string> {
  return new Set(accountChanges(base, edits).flatMap(pathsOf).map(pathId))
}

/** Whether `edits` makes every change that `other` makes, with the same result. */
export function holdsChanges(
  base: AccountDetail,
  edits: AccountEdits,
  other: AccountEdits,
): boolean {
  const held = changedTo(base, edits)
  return [...changedTo(base, other)].every(([id, to]) => held.get(id) === to)
}

/** The result of each change, by `pathId`. */
function changedTo(base: AccountDetail, edits: AccountEdits): Map<string, string> {
  return new Map(
    accountChanges(base, edits).flatMap((change) => {
      const values = change.kind === 'field' ? [] : change.values.map(({ after }) => after)
      const whole = change.kind === 'field' ? change.after : 'action' in change && change.action
      return pathsOf(change).map((path, index) => [
        pathId(path),
        JSON.stringify(index === 0 ? whole : values[index - 1]),
      ])
    }),
  )
}

/** The `pathId`s of the products and dynamic fields that have staged edits. */
export function stagedPathIds(edits: Omit<AccountEdits, 'fields'> | null): Set<string> {
  return new Set([
    ...(edits?.products ?? []).map((edit) => pathId(productPath(productEditId(edit)))),
    ...(edits?.dynamic_fields ?? []).map(({ field_id }) => pathId(dynamicPath(field_id))),
  ])
}
