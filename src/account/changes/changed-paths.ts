import type { AccountDetail } from '#contract/account.ts'
import { accountChanges, type AccountChange } from './changes.ts'
import { dynamicPart, fieldPart, partId, productPart, type Part } from '../fields/field-path.ts'
import { productEditId } from '../products/product-edits.ts'
import type { AccountWork } from '../edits/edits.ts'

/** What a change is about: the whole, and each value of it. */
export function partsOf(change: AccountChange): Part[] {
  if (change.kind === 'field') return [fieldPart(change.field)]
  if (change.kind === 'product') {
    const { id, values } = change
    return [productPart(id), ...values.map(({ key }) => productPart(id, key))]
  }
  const { field_id, values } = change
  return [dynamicPart(field_id), ...values.map(({ key }) => dynamicPart(field_id, key))]
}

/** The `partId`s of all that the work changes, wholes and values. */
export function changedPartIds(base: AccountDetail, work: AccountWork): Set<string> {
  return new Set(accountChanges(base, work).flatMap(partsOf).map(partId))
}

/** Whether all that `other` changes is changed in `work`, and to the same. */
export function holdsChanges(base: AccountDetail, work: AccountWork, other: AccountWork): boolean {
  const held = changedTo(base, work)
  return [...changedTo(base, other)].every(([id, to]) => held.get(id) === to)
}

/** What each part is changed to, by its `partId`. */
function changedTo(base: AccountDetail, work: AccountWork): Map<string, string> {
  return new Map(
    accountChanges(base, work).flatMap((change) => {
      const values = change.kind === 'field' ? [] : change.values.map(({ after }) => after)
      const whole = change.kind === 'field' ? change.after : 'action' in change && change.action
      return partsOf(change).map((part, place) => [
        partId(part),
        JSON.stringify(place === 0 ? whole : values[place - 1]),
      ])
    }),
  )
}

/** The `partId`s of the products and dynamic fields for which something is staged. */
export function stagedPartIds(work: Omit<AccountWork, 'fields'> | null): Set<string> {
  return new Set([
    ...(work?.products ?? []).map((edit) => partId(productPart(productEditId(edit)))),
    ...(work?.dynamic_fields ?? []).map(({ field_id }) => partId(dynamicPart(field_id))),
  ])
}
