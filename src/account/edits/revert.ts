import type { AccountDetail } from '#contract/account.ts'
import { textOf } from './form-values.ts'
import {
  stageDynamic,
  undoDynamic,
  type DynamicFieldEdit,
} from '../dynamic-fields/dynamic-edits.ts'
import { isReadOnly } from '../fields/fields.ts'
import type { Part } from '../fields/field-path.ts'
import {
  productEditId,
  stageAdd,
  stageUpdate,
  undoProduct,
  type ProductEdit,
} from '../products/product-edits.ts'
import type { AccountWork } from './edits.ts'

/**
 * The work without one part of it, which is as it was read again. One value of what is new is emptied:
 * it has nothing else to go back to.
 */
export function putBack(base: AccountDetail, work: AccountWork, part: Part): AccountWork {
  if (part.kind === 'field') {
    const { field } = part
    if (isReadOnly(field)) return work
    return { ...work, fields: { ...work.fields, [field]: textOf(base, field) } }
  }
  if (part.kind === 'product') {
    return { ...work, products: putBackProduct(base, work.products, part.id, part.key) }
  }
  return {
    ...work,
    dynamic_fields: putBackDynamic(base, work.dynamic_fields, part.field_id, part.key),
  }
}

function putBackProduct(
  base: AccountDetail,
  edits: readonly ProductEdit[],
  id: string,
  key: (Part & { kind: 'product' })['key'],
): ProductEdit[] {
  const product = base.products.find((each) => each.id === id)
  const edit = edits.find((each) => productEditId(each) === id)
  if (key === null || !edit) return undoProduct(edits, id)
  if (edit.action === 'add') return stageAdd(edits, id, { ...edit.values, [key]: '' })
  if (!product || edit.action === 'remove') return undoProduct(edits, id)
  const { [key]: _back, ...values } = edit.values
  return stageUpdate(edits, product, values)
}

function putBackDynamic(
  base: AccountDetail,
  edits: readonly DynamicFieldEdit[],
  fieldId: string,
  key: (Part & { kind: 'dynamic-field' })['key'],
): DynamicFieldEdit[] {
  const edit = edits.find(({ field_id }) => field_id === fieldId)
  if (key === null || !edit) return undoDynamic(edits, fieldId)
  const field = base.dynamic_fields.find(({ field_id }) => field_id === fieldId) ?? null
  const { [key]: _back, ...rest } = edit
  return stageDynamic(edits, field, rest)
}
