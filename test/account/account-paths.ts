// Breaks accounts and changes down into single values, by field path, to compare them.
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

/** The path of every value that any of these accounts has and a body can carry. */
export function valuePaths(...accounts: readonly AccountDetail[]): FieldPath[] {
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

/** The value of an account as read, '' or null for none. For a whole, whether it exists. */
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

/** Whether the server stores the same for two values of a path. */
export function isSameAt(path: FieldPath, one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return isSameJson(one, other)
  if (path.kind === 'field') return isSameValue(path.field, one, other)
  if (path.kind === 'product') return isSameProductText(one, other)
  const isText = path.key !== null && path.key !== 'value'
  return isText ? isSameDynamicText(path.key as 'name', one, other) : one === other
}

/** Whether the account has the product or dynamic field of a path. It always has a field. */
export function isThere(detail: AccountDetail, path: FieldPath): boolean {
  return path.kind === 'field' || readAt(detail, { ...path, key: null }) === true
}

/** The paths of a change: its values, or the whole if it has none. */
export function leavesOf(change: AccountChange): FieldPath[] {
  const [whole, ...values] = pathsOf(change)
  return values.length > 0 || !whole ? values : [whole]
}

/** Each changed value, by its `pathId`. */
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
