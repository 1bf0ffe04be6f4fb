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

/** What a change is about: the whole, and each value of it. */
export function pathsOf(change: AccountChange): FieldPath[] {
  if (change.kind === 'field') return [fieldPath(change.field)]
  if (change.kind === 'product') {
    const { id, values } = change
    return [productPath(id), ...values.map(({ key }) => productPath(id, key))]
  }
  const { field_id, values } = change
  return [dynamicPath(field_id), ...values.map(({ key }) => dynamicPath(field_id, key))]
}

/** The `pathId`s of all that the work changes, wholes and values. */
export function changedPathIds(base: AccountDetail, edits: AccountEdits): Set<string> {
  return new Set(accountChanges(base, edits).flatMap(pathsOf).map(pathId))
}

/** Whether all that `other` changes is changed in `work`, and to the same. */
export function holdsChanges(
  base: AccountDetail,
  edits: AccountEdits,
  other: AccountEdits,
): boolean {
  const held = changedTo(base, edits)
  return [...changedTo(base, other)].every(([id, to]) => held.get(id) === to)
}

/** What each part is changed to, by its `pathId`. */
function changedTo(base: AccountDetail, edits: AccountEdits): Map<string, string> {
  return new Map(
    accountChanges(base, edits).flatMap((change) => {
      const values = change.kind === 'field' ? [] : change.values.map(({ after }) => after)
      const whole = change.kind === 'field' ? change.after : 'action' in change && change.action
      return pathsOf(change).map((path, place) => [
        pathId(path),
        JSON.stringify(place === 0 ? whole : values[place - 1]),
      ])
    }),
  )
}

/** The `pathId`s of the products and dynamic fields for which something is staged. */
export function stagedPathIds(edits: Omit<AccountEdits, 'fields'> | null): Set<string> {
  return new Set([
    ...(edits?.products ?? []).map((edit) => pathId(productPath(productEditId(edit)))),
    ...(edits?.dynamic_fields ?? []).map(({ field_id }) => pathId(dynamicPath(field_id))),
  ])
}
