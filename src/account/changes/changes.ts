// Compares edits with the account they were made on. The result lists each change for the save bar
// and the review.
import type { AccountDetail } from '#contract/account.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import type { Product } from '#contract/product.ts'
import { textOf, type FormValues } from '../edits/form-values.ts'
import {
  dynamicKeys,
  dynamicText,
  type DynamicFieldEdit,
  type DynamicKey,
  type Json,
} from '../dynamic-fields/dynamic-edits.ts'
import { isSameValue } from '../fields/field-value.ts'
import { writableKeys, type WritableFieldKey } from '../fields/fields.ts'
import {
  productEditId,
  productKeys,
  productTexts,
  type ProductEdit,
  type ProductKey,
} from '../products/product-edits.ts'
import type { AccountEdits } from '../edits/edits.ts'

/**
 * One changed field, as texts. For a write-only field `before` is '', because the stored value is
 * unknown.
 */
export interface FieldChange {
  field: WritableFieldKey
  before: string
  after: string
}

export interface ProductChanges {
  /** The id of the product, or the key of a product that is staged as new. */
  id: string
  action: ProductEdit['action']
  /** The product as read; null for a new one. */
  product: Product | null
  values: { key: ProductKey; before: string; after: string }[]
}

export interface DynamicChanges {
  field_id: string
  /** The dynamic field as read; null when the account was read without it. */
  field: DynamicField | null
  values: DynamicValueChange[]
}

export interface DynamicValueChange {
  key: DynamicKey
  before: Json
  /** Undefined when the text is not a value that can be sent. */
  after: Json | undefined
  /** The text as typed; null for a cleared value. */
  text: string | null
}

/** One change of an account. The save bar counts changes, and the review lists them. */
export type AccountChange =
  | ({ kind: 'field' } & FieldChange)
  | ({ kind: 'product' } & ProductChanges)
  | ({ kind: 'dynamic-field' } & DynamicChanges)

/**
 * All changes that the edits make: fields in the order of the form, then products and dynamic
 * fields in the order in which they were staged.
 */
export function accountChanges(base: AccountDetail, edits: AccountEdits): AccountChange[] {
  return changeList({
    fields: changesOf(base, edits.fields),
    products: productChanges(base.products, edits.products),
    dynamic_fields: dynamicChanges(base.dynamic_fields, edits.dynamic_fields),
  })
}

/** Changes of all kinds as one list. */
export function changeList(changes: {
  fields: readonly FieldChange[]
  products: readonly ProductChanges[]
  dynamic_fields: readonly DynamicChanges[]
}): AccountChange[] {
  return [
    ...changes.fields.map((change) => Object.assign({ kind: 'field' as const }, change)),
    ...changes.products.map((change) => Object.assign({ kind: 'product' as const }, change)),
    ...changes.dynamic_fields.map((change) =>
      Object.assign({ kind: 'dynamic-field' as const }, change),
    ),
  ]
}

/**
 * The fields that the form values change, in the order of the form. These are the keys of the
 * patch, plus the fields whose number is unreadable: the patch leaves them out, but they are
 * unsaved edits all the same.
 */
export function changesOf(base: AccountDetail, formValues: FormValues): FieldChange[] {
  return writableKeys.flatMap((field) => {
    const before = textOf(base, field)
    const after = formValues[field]
    return isSameValue(field, before, after) ? [] : [{ field, before, after }]
  })
}

/**
 * The changes that the staged edits make to products, new ones included. Skips an edit of a product
 * that was not read.
 */
export function productChanges(
  products: readonly Product[],
  edits: readonly ProductEdit[],
): ProductChanges[] {
  return edits.flatMap((edit) => {
    const id = productEditId(edit)
    const isNew = edit.action === 'add'
    const product = (!isNew && products.find((each) => each.id === id)) || null
    if (product === null && !isNew) return []
    const before = productTexts(product)
    const after = edit.action === 'remove' ? {} : edit.values
    const values = productKeys.flatMap((key) => {
      const text = after[key]
      const isNothing = text === undefined || (isNew && text.trim() === '')
      return isNothing ? [] : [{ key, before: before[key], after: text }]
    })
    return [{ id, action: edit.action, product, values }]
  })
}

/** The changes that the staged edits make to dynamic fields. */
export function dynamicChanges(
  fields: readonly DynamicField[],
  edits: readonly DynamicFieldEdit[],
): DynamicChanges[] {
  return edits.map((edit) => {
    const field = fields.find(({ field_id }) => field_id === edit.field_id) ?? null
    const values = dynamicKeys.flatMap((key): DynamicValueChange[] => {
      if (key === 'value') {
        const before = (field?.value ?? null) as Json
        return edit.value ? [{ key, before, after: edit.value.value, text: edit.value.text }] : []
      }
      const text = edit[key]
      return text === undefined ? [] : [{ key, before: dynamicText(field, key), after: text, text }]
    })
    return { field_id: edit.field_id, field, values }
  })
}
