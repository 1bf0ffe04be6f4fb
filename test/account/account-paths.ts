// An account, and what is changed of one, as single values to compare.
import type { AccountChange } from '#account/changes/changes.ts'
import { partsOf } from '#account/changes/changed-paths.ts'
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
  dynamicPart,
  fieldPart,
  partId,
  productPart,
  type Part,
} from '#account/fields/field-path.ts'
import { isSameProductText, productKeys } from '#account/products/product-edits.ts'
import type { AccountDetail } from '#contract/account.ts'

/** Every value that any of these accounts has and a body can carry. */
export function valueParts(...accounts: readonly AccountDetail[]): Part[] {
  const products = accounts.flatMap(({ products }) => products.map(({ id }) => id))
  const fields = accounts.flatMap(({ dynamic_fields }) =>
    dynamic_fields.map((each) => each.field_id),
  )
  return [
    ...writableKeys.map(fieldPart),
    ...[...new Set(products)].flatMap((id) => productKeys.map((key) => productPart(id, key))),
    ...[...new Set(fields)].flatMap((id) => dynamicKeys.map((key) => dynamicPart(id, key))),
  ]
}

/** What an account was read with, '' and null for nothing; of a whole, whether it is there. */
export function readAt(detail: AccountDetail, part: Part): unknown {
  if (part.kind === 'field') return textOf(detail, part.field)
  if (part.kind === 'product') {
    const product = detail.products.find(({ id }) => id === part.id)
    return part.key === null ? product !== undefined : (product?.[part.key] ?? '')
  }
  const field = detail.dynamic_fields.find(({ field_id }) => field_id === part.field_id) ?? null
  if (part.key === null) return field !== null
  return part.key === 'value' ? (field?.value ?? null) : dynamicText(field, part.key)
}

/** Whether two values of a part store the same. */
export function isSameAt(part: Part, one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return isSameJson(one, other)
  if (part.kind === 'field') return isSameValue(part.field, one, other)
  if (part.kind === 'product') return isSameProductText(one, other)
  const isText = part.key !== null && part.key !== 'value'
  return isText ? isSameDynamicText(part.key as 'name', one, other) : one === other
}

/** Whether the product or dynamic field of a part is in an account; a field always is. */
export function isThere(detail: AccountDetail, part: Part): boolean {
  return part.kind === 'field' || readAt(detail, { ...part, key: null }) === true
}

/** What a change comes to: each of its values, or the whole where it has none. */
export function leavesOf(change: AccountChange): Part[] {
  const [whole, ...values] = partsOf(change)
  return values.length > 0 || !whole ? values : [whole]
}

/** Each value that is changed, by its `partId`, with what it is changed to. */
export function changedValues(
  changes: readonly AccountChange[],
): Map<string, { part: Part; after: unknown; text: string | null }> {
  const values = changes.flatMap((change) => {
    if (change.kind === 'field') {
      return [{ part: fieldPart(change.field), after: change.after, text: change.after }]
    }
    if (change.kind === 'product') {
      return change.values.map(({ key, after }) => ({
        part: productPart(change.id, key),
        after,
        text: after,
      }))
    }
    return change.values.map(({ key, after, text }) => ({
      part: dynamicPart(change.field_id, key),
      after,
      text,
    }))
  })
  return new Map(values.map((each) => [partId(each.part), each]))
}
