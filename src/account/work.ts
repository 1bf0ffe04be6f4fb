import type { AccountDetail } from '#contract/account.ts'
import { changesOf } from './changes.ts'
import { draftOf, emptyDraft, textOf, type AccountDraft } from './draft.ts'
import { stageDynamic, undoDynamic, type DynamicFieldEdit } from './dynamic-edits.ts'
import { isReadOnly } from './fields.ts'
import type { PatchKey } from './receipt.ts'
import type { Part } from './parts.ts'
import { productEditId, stageUpdate, undoProduct, type ProductEdit } from './product-edits.ts'

/**
 * What somebody has made of an account and not saved: the texts of all fields, and what is staged for its
 * products and dynamic fields. Nothing of it is in what was read.
 */
export interface AccountWork {
  fields: AccountDraft
  products: readonly ProductEdit[]
  dynamic_fields: readonly DynamicFieldEdit[]
}

/** An account on which nobody has worked yet. */
export function workOf(detail: AccountDetail): AccountWork {
  return { fields: draftOf(detail), products: [], dynamic_fields: [] }
}

/** The work on a new account that starts with nothing. */
export function emptyWork(): AccountWork {
  return { fields: emptyDraft(), products: [], dynamic_fields: [] }
}

/** The work without one part of it, which is as it was read again. */
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
  const edit = edits.find((each) => each.action === 'update' && each.product_id === id)
  if (key === null || !product || edit?.action !== 'update') return undoProduct(edits, id)
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

/**
 * Two works over one base, as one: where both changed something, `above` stays.
 */
export function layOver(base: AccountDetail, below: AccountWork, above: AccountWork): AccountWork {
  const fields = { ...below.fields }
  for (const { field } of changesOf(base, above.fields)) fields[field] = above.fields[field]
  const products = above.products.map(productEditId)
  const dynamic = above.dynamic_fields.map(({ field_id }) => field_id)
  return {
    fields,
    products: [
      ...below.products.filter((edit) => !products.includes(productEditId(edit))),
      ...above.products,
    ],
    dynamic_fields: [
      ...below.dynamic_fields.filter(({ field_id }) => !dynamic.includes(field_id)),
      ...above.dynamic_fields,
    ],
  }
}

/** What of a work is sent under some keys of the body, and nothing else of it. */
export function partOfWork(
  base: AccountDetail,
  work: AccountWork,
  keys: readonly PatchKey[],
): AccountWork {
  const untouched = workOf(base)
  const fields = { ...untouched.fields }
  for (const key of keys) {
    if (key !== 'products' && key !== 'dynamic_fields') fields[key] = work.fields[key]
  }
  return {
    fields,
    products: keys.includes('products') ? work.products : [],
    dynamic_fields: keys.includes('dynamic_fields') ? work.dynamic_fields : [],
  }
}
