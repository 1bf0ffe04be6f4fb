// An account, and what is changed of one, as single values to compare.
import type { AccountChange } from '#account/changes/changes.ts'
import { pathsOf } from '#account/changes/changed-paths.ts'
import { textOf } from '#account/edits/form-values.ts'
import {
  dynamicKeys,
  dynamicText,
  isSameDynamicText,
} from '#account/dynamic-fields/dynamic-edits.ts'
import { isSameValue } from '#account/fields/field-value.ts'
import { writableKeys } from '#account/fields/fields.ts'
import { isSameJson } from '#account/fields/json.ts'
import {
  dynamicPath,
  fieldPath,
  pathId,
  productPath,
  type FieldPath,
} from '#account/fields/field-path.ts'
import { isSameProductText, productKeys } from '#account/products/product-edits.ts'
import type { AccountDetail } from '#contract/account.ts'

/** Every value that any of these accounts has and a body can carry. */
export function valueParts(...accounts: readonly AccountDetail[]): FieldPath[] {
  const products = accounts.flatMap(({ products }) => products.map(({ id }) => id))
  const fields = accounts.flatMap(({ dynamic_fields }) =>
    dynamic_fields.map((each) => each.field_id),
  )
  return [
    ...writableKeys.map(fieldPath),
    ...[...new Set(products)].flatMap((id) => productKeys.map((key) => productPath(id, key))),
    ...[...new Set(fields)].flatMap((id) => dynamicKeys.map((key) => dynamicPath(id, key))),
  ]
}

/** What an account was read with, '' and null for nothing; of a whole, whether it is there. */
export function readAt(detail: AccountDetail, path: FieldPath): unknown {
  if (path.kind === 'field') return textOf(detail, path.field)
  if (path.kind === 'product') {
    const product = detail.products.find(({ id }) => id === path.id)
    return path.key === null ? product !== undefined : (product?.[path.key] ?? '')
  }
  const field = detail.dynamic_fields.find(({ field_id }) => field_id === path.field_id) ?? null
  if (path.key === null) return field !== null
  return path.key === 'value' ? (field?.value ?? null) : dynamicText(field, path.key)
}

/** Whether two values of a part store the same. */
export function isSameAt(path: FieldPath, one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return isSameJson(one, other)
  if (path.kind === 'field') return isSameValue(path.field, one, other)
  if (path.kind === 'product') return isSameProductText(one, other)
  const isText = path.key !== null && path.key !== 'value'
  return isText ? isSameDynamicText(path.key as 'name', one, other) : one === other
}

/** Whether the product or dynamic field of a part is in an account; a field always is. */
export function isThere(detail: AccountDetail, path: FieldPath): boolean {
  return path.kind === 'field' || readAt(detail, { ...path, key: null }) === true
}

/** What a change comes to: each of its values, or the whole where it has none. */
export function leavesOf(change: AccountChange): FieldPath[] {
  const [whole, ...values] = pathsOf(change)
  return values.length > 0 || !whole ? values : [whole]
}

/** Each value that is changed, by its `pathId`, with what it is changed to. */
export function changedValues(
  changes: readonly AccountChange[],
): Map<string, { path: FieldPath; after: unknown; text: string | null }> {
  const values = changes.flatMap((change) => {
    if (change.kind === 'field') {
      return [{ path: fieldPath(change.field), after: change.after, text: change.after }]
    }
    if (change.kind === 'product') {
      return change.values.map(({ key, after }) => ({
        path: productPath(change.id, key),
        after,
        text: after,
      }))
    }
    return change.values.map(({ key, after, text }) => ({
      path: dynamicPath(change.field_id, key),
      after,
      text,
    }))
  })
  return new Map(values.map((each) => [pathId(each.path), each]))
}
