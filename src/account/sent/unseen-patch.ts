// Handles a read that may be older than our own write (A5), or newer than a remote write that
// followed it.
import type { AccountPatch, DynamicFieldChange, ProductChange } from '#contract/account-write.ts'
import type { AccountDetail, AccountRow } from '#contract/account.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import type { Product } from '#contract/product.ts'
import { textOf } from '../edits/form-values.ts'
import { isSentValue } from '../fields/field-value.ts'
import {
  isAddressKey,
  isReference,
  isWriteOnly,
  references,
  type WritableFieldKey,
} from '../fields/fields.ts'
import { isSentJson } from '../fields/json.ts'

/**
 * The part of a confirmed patch that a read does not show yet, where the read still has the value
 * from `before`. Any other value is a newer remote one, and stays. When `before` is null (unknown),
 * returns the whole patch.
 */
export function unseenPatch(
  patch: AccountPatch,
  before: AccountDetail | null,
  read: AccountDetail,
): AccountPatch {
  if (!before) return patch
  const isOld = (key: WritableFieldKey) =>
    isWriteOnly(key) || isSentValue(key, textOf(before, key), textOf(read, key))
  return {
    ...fieldsOf(patch, isOld),
    ...(patch.products && {
      products: patch.products.flatMap((change) =>
        unseenProduct(change, before.products, read.products),
      ),
    }),
    ...(patch.dynamic_fields && {
      dynamic_fields: patch.dynamic_fields.flatMap((change) =>
        unseenDynamic(change, before.dynamic_fields, read.dynamic_fields),
      ),
    }),
  }
}

/** Like `unseenPatch` for a row of the list, which has names instead of ids. */
export function unseenRowPatch(
  patch: AccountPatch,
  before: AccountDetail | null,
  row: AccountRow,
): AccountPatch {
  if (!before) return patch
  return fieldsOf(patch, (key) => {
    if (isReference(key)) return before[references[key].nameKey] === row[references[key].nameKey]
    if (isWriteOnly(key)) return false
    const seen = isAddressKey(key) ? row.address[key] : row[key]
    return isSentValue(key, textOf(before, key), seen ?? '')
  })
}

function fieldsOf(patch: AccountPatch, isKept: (key: WritableFieldKey) => boolean): AccountPatch {
  const { products: _products, dynamic_fields: _dynamic, ...fields } = patch
  return Object.fromEntries(
    Object.entries(fields).filter(([key]) => isKept(key as WritableFieldKey)),
  )
}

function unseenProduct(
  change: ProductChange,
  before: readonly Product[],
  read: readonly Product[],
): ProductChange[] {
  if (change.action !== 'update') return [change]
  const find = (products: readonly Product[]) =>
    products.find(({ id }) => id === change.product_id) ?? null
  const { action, product_id, ...values } = change
  return [{ action, product_id, ...unseenValues(values, find(before), find(read)) }]
}

function unseenDynamic(
  change: DynamicFieldChange,
  before: readonly DynamicField[],
  read: readonly DynamicField[],
): DynamicFieldChange[] {
  const find = (fields: readonly DynamicField[]) =>
    fields.find(({ field_id }) => field_id === change.field_id) ?? null
  const { field_id, ...values } = change
  return [{ field_id, ...unseenValues(values, find(before), find(read)) }]
}

function unseenValues<Values extends object>(
  values: Values,
  before: object | null,
  read: object | null,
): Partial<Values> {
  if (!before || !read) return values
  const isOld = (key: string) => isSentJson(Reflect.get(before, key), Reflect.get(read, key))
  return Object.fromEntries(Object.entries(values).filter(([key]) => isOld(key))) as Partial<Values>
}
