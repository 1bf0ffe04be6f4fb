import type { AccountDetail } from '#contract/account.ts'
import { textOf } from './form-values.ts'
import {
  stageDynamic,
  undoDynamic,
  type DynamicFieldEdit,
} from '../dynamic-fields/dynamic-edits.ts'
import { isReadOnly } from '../fields/fields.ts'
import type { FieldPath } from '../fields/field-path.ts'
import {
  productEditId,
  stageAdd,
  stageUpdate,
  undoProduct,
  type ProductEdit,
} from '../products/product-edits.ts'
import type { AccountEdits } from './edits.ts'

/**
 * Reverts one field path of the edits to the account as read. A single value of a new product or
 * dynamic field becomes empty, because it has no value to go back to.
 */
export function revert(base: AccountDetail, edits: AccountEdits, path: FieldPath): AccountEdits {
  if (path.kind === 'field') {
    const { field } = path
    if (isReadOnly(field)) return edits
    return { ...edits, fields: { ...edits.fields, [field]: textOf(base, field) } }
  }
  if (path.kind === 'product') {
    return { ...edits, products: revertProduct(base, edits.products, path.id, path.key) }
  }
  return {
    ...edits,
    dynamic_fields: revertDynamic(base, edits.dynamic_fields, path.field_id, path.key),
  }
}

function revertProduct(
  base: AccountDetail,
  edits: readonly ProductEdit[],
  id: string,
  key: (FieldPath & { kind: 'product' })['key'],
): ProductEdit[] {
  const product = base.products.find((each) => each.id === id)
  const edit = edits.find((each) => productEditId(each) === id)
  if (key === null || !edit) return undoProduct(edits, id)
  if (edit.action === 'add') return stageAdd(edits, id, { ...edit.values, [key]: '' })
  if (!product || edit.action === 'remove') return undoProduct(edits, id)
  const { [key]: _back, ...values } = edit.values
  return stageUpdate(edits, product, values)
}

function revertDynamic(
  base: AccountDetail,
  edits: readonly DynamicFieldEdit[],
  fieldId: string,
  key: (FieldPath & { kind: 'dynamic-field' })['key'],
): DynamicFieldEdit[] {
  const edit = edits.find(({ field_id }) => field_id === fieldId)
  if (key === null || !edit) return undoDynamic(edits, fieldId)
  const field = base.dynamic_fields.find(({ field_id }) => field_id === fieldId) ?? null
  const { [key]: _back, ...rest } = edit
  return stageDynamic(edits, field, rest)
}
