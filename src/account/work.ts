import type { AccountDetail } from '#contract/account.ts'
import { changesOf } from './changes.ts'
import { draftOf, emptyDraft, textOf, type AccountDraft } from './draft.ts'
import { stageDynamic, undoDynamic, type DynamicFieldEdit } from './dynamic-edits.ts'
import { isReadOnly } from './fields.ts'
import type { PatchKey } from './receipt.ts'
import type { Part } from './parts.ts'
import {
  productEditId,
  stageAdd,
  stageUpdate,
  undoProduct,
  type ProductEdit,
} from './product-edits.ts'

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

/** Two works over one base, as one: of a value that both changed, that of `above` stays. */
export function layOver(base: AccountDetail, below: AccountWork, above: AccountWork): AccountWork {
  const fields = { ...below.fields }
  for (const { field } of changesOf(base, above.fields)) fields[field] = above.fields[field]
  return {
    fields,
    products: layEdits(below.products, above.products, productEditId, (under, over) =>
      under.action === 'update' && over.action === 'update'
        ? { ...over, values: { ...under.values, ...over.values } }
        : over,
    ),
    dynamic_fields: layEdits(
      below.dynamic_fields,
      above.dynamic_fields,
      ({ field_id }) => field_id,
      (under, over) => ({ ...under, ...over }),
    ),
  }
}

function layEdits<Edit>(
  below: readonly Edit[],
  above: readonly Edit[],
  idOf: (edit: Edit) => string,
  lay: (under: Edit, over: Edit) => Edit,
): Edit[] {
  const ids = new Set(above.map(idOf))
  return [
    ...below.filter((edit) => !ids.has(idOf(edit))),
    ...above.map((over) => {
      const under = below.find((edit) => idOf(edit) === idOf(over))
      return under ? lay(under, over) : over
    }),
  ]
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
