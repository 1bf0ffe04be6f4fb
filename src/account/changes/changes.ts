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

/** One changed field, as texts. `before` is '' for a write-only field: what is stored is not known. */
export interface FieldChange {
  field: WritableFieldKey
  before: string
  after: string
}

export interface ProductChanges {
  /** The product's, or the key of one that is staged as new. */
  id: string
  action: ProductEdit['action']
  /** As it was read; null for a new one. */
  product: Product | null
  values: { key: ProductKey; before: string; after: string }[]
}

export interface DynamicChanges {
  field_id: string
  /** As it was read; null for one that the account was read without. */
  field: DynamicField | null
  values: DynamicValueChange[]
}

export interface DynamicValueChange {
  key: DynamicKey
  before: Json
  /** Undefined where the text stands for nothing that can be sent. */
  after: Json | undefined
  /** As it was typed; null for a value that was cleared. */
  text: string | null
}

/** One change of an account: what the bar counts and the review lists. */
export type AccountChange =
  | ({ kind: 'field' } & FieldChange)
  | ({ kind: 'product' } & ProductChanges)
  | ({ kind: 'dynamic-field' } & DynamicChanges)

/** Everything that the work changes: fields in the order of the form, the rest as it was staged. */
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
 * What the draft changes, in the order of the form. These are the keys of the patch, and the fields
 * whose number cannot be read: such a text is in no patch, but it is unsaved work all the same.
 */
export function changesOf(base: AccountDetail, draft: FormValues): FieldChange[] {
  return writableKeys.flatMap((field) => {
    const before = textOf(base, field)
    const after = draft[field]
    return isSameValue(field, before, after) ? [] : [{ field, before, after }]
  })
}

/** What is staged for the products that were read, and the new ones. */
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

/** What is staged for the dynamic fields. */
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
