import { AccountPatch, ProductChange, type DynamicFieldChange } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import type { Product } from '#contract/product.ts'
import { bodyValues } from '../edits/body-values.ts'
import { formValuesOf, textOf } from '../edits/form-values.ts'
import { dynamicKeys } from '../dynamic-fields/dynamic-edits.ts'
import { holdsLostDigits } from '../fields/exact-number.ts'
import { isSentValue } from '../fields/field-value.ts'
import { fieldProblems } from '../fields/field-problems.ts'
import { isWriteOnly, writableKeys, type WritableFieldKey } from '../fields/fields.ts'
import { isSentJson } from '../fields/json.ts'
import { isSentProductText } from '../merge/remote-changes.ts'
import { dynamicPath, fieldPath, productPath, type FieldPath } from '../fields/field-path.ts'
import { productKeys } from '../products/product-edits.ts'

/**
 * Why one value of a save cannot be reverted. 'not-known': the stored value is unknown.
 * 'changed-since': it has changed again. 'removed': a removed product would come back as a
 * different one. 'not-confirmed': the id of an added product is not known yet. 'no-way': the API
 * offers no way, such as a name back to null or a field removed again.
 */
type UndoObstacle = 'not-known' | 'changed-since' | 'removed' | 'not-confirmed' | 'no-way'

export interface Inverse {
  /** The PUT body that reverts what can be reverted; empty when nothing can. */
  patch: AccountPatch
  cannot: { path: FieldPath; why: UndoObstacle }[]
}

/**
 * The PUT body that reverts a save. `before` is the account before the save, and `now` is the
 * account as known since. Values that have changed since the save stay as they are.
 */
export function inversePatch(
  before: AccountDetail,
  patch: AccountPatch,
  now: AccountDetail,
): Inverse {
  const cannot: Inverse['cannot'] = []
  const keys = writableKeys.filter((key) => {
    if (patch[key] === undefined) return false
    const why = fieldObstacle(patch, now, key)
    if (why) cannot.push({ path: fieldPath(key), why })
    return why === null
  })
  // The API may not accept the stored value.
  const { values, unreadable } = bodyValues(formValuesOf(before), keys)
  const issues = AccountPatch.safeParse(values).error?.issues ?? []
  for (const { field } of fieldProblems(issues, unreadable)) {
    delete values[field]
    cannot.push({ path: fieldPath(field), why: 'no-way' })
  }
  const inverse = values as AccountPatch

  const products: ProductChange[] = []
  for (const change of patch.products ?? []) {
    const reverted = revertedProduct(before, change, now, products)
    if ('why' in reverted) cannot.push(reverted)
    else products.push(reverted)
  }
  if (products.length > 0) inverse.products = products

  const fields: DynamicFieldChange[] = []
  for (const change of patch.dynamic_fields ?? []) {
    const reverted = revertedDynamic(before, change, now)
    cannot.push(...reverted.cannot)
    if (reverted.change) fields.push(reverted.change)
  }
  if (fields.length > 0) inverse.dynamic_fields = fields
  return { patch: inverse, cannot }
}

type Obstacle = Inverse['cannot'][number]

function fieldObstacle(
  patch: AccountPatch,
  now: AccountDetail,
  key: WritableFieldKey,
): UndoObstacle | null {
  if (isWriteOnly(key)) return 'not-known'
  const isAsSent = isSentValue(key, String(patch[key] ?? ''), textOf(now, key))
  return isAsSent ? null : 'changed-since'
}

function revertedProduct(
  before: AccountDetail,
  change: ProductChange,
  now: AccountDetail,
  earlier: readonly ProductChange[],
): ProductChange | Obstacle {
  if (change.action === 'remove') return { path: productPath(change.product_id), why: 'removed' }
  if (change.action === 'add') {
    const known = new Set([
      ...before.products.map(({ id }) => id),
      ...earlier.flatMap((other) => (other.action === 'remove' ? other.product_id : [])),
    ])
    const made = now.products.filter((each) => !known.has(each.id) && holds(each, change))
    const [product] = made
    const path = productPath(product?.id ?? '')
    if (!product || made.length > 1) return { path, why: 'not-confirmed' }
    return { action: 'remove', product_id: product.id }
  }
  const path = productPath(change.product_id)
  const was = before.products.find(({ id }) => id === change.product_id)
  const is = now.products.find(({ id }) => id === change.product_id)
  if (!was || !is || !holds(is, change)) return { path, why: 'changed-since' }
  const keys = productKeys.filter((key) => change[key] !== undefined)
  const reverted = ProductChange.safeParse({
    action: 'update',
    product_id: was.id,
    ...Object.fromEntries(keys.map((key) => [key, was[key]?.trim() ? was[key] : null])),
  })
  return reverted.success ? reverted.data : { path, why: 'no-way' }
}

function revertedDynamic(
  before: AccountDetail,
  change: DynamicFieldChange,
  now: AccountDetail,
): { change: DynamicFieldChange | null; cannot: Obstacle[] } {
  const { field_id } = change
  const not = (why: UndoObstacle) => ({
    change: null,
    cannot: [{ path: dynamicPath(field_id), why }],
  })
  const find = ({ dynamic_fields }: AccountDetail): DynamicField | undefined =>
    dynamic_fields.find((each) => each.field_id === field_id)
  const was = find(before)
  const is = find(now)
  if (!was) return not('no-way')
  const keys = dynamicKeys.filter((key) => change[key] !== undefined)
  if (!is || !keys.every((key) => isSentJson(change[key], is[key]))) {
    return not('changed-since')
  }
  if (keys.some((key) => holdsLostDigits(was[key]))) return not('not-known')
  // Only the value can be null.
  const stuck = keys.filter((key) => key !== 'value' && was[key] === null)
  if (stuck.length === keys.length) return not('no-way')
  const reverted = keys.filter((key) => !stuck.includes(key)).map((key) => [key, was[key]])
  return {
    change: { field_id, ...(Object.fromEntries(reverted) as Omit<DynamicFieldChange, 'field_id'>) },
    cannot: stuck.map((key) => ({ path: dynamicPath(field_id, key), why: 'no-way' })),
  }
}

function holds(product: Product, change: Exclude<ProductChange, { action: 'remove' }>): boolean {
  return productKeys.every(
    (key) => change[key] === undefined || isSentProductText(key, change[key], product[key] ?? ''),
  )
}
