// What became of a save that the server did not confirm in full.
import type { AccountPatch, DynamicFieldChange, ProductChange } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { textOf } from '../edits/form-values.ts'
import { isReadOnly } from '../fields/fields.ts'
import { isSameJson } from '../fields/json.ts'
import { readWork } from '../edits/patch.ts'
import { productEditId } from '../products/product-edits.ts'
import type { PatchKey } from './acknowledged-keys.ts'
import { seePatch, type SeenPart } from './seen-patch.ts'
import { partOfWork, type AccountWork } from '../edits/edits.ts'

/** A save as it was sent. */
interface SentSave {
  before: AccountDetail
  work: AccountWork
  patch: AccountPatch
}

export interface Lost {
  /** The keys of the body under which something is not saved. */
  keys: PatchKey[]
  /** What is to be saved again: of products and dynamic fields only those that were lost. */
  work: AccountWork
  /** The entries of `products` and `dynamic_fields` that were lost, as they were sent. */
  entries: ReadonlySet<object>
  /** What makes what was sent into what is there: it tells that nobody else has changed that back. */
  back: AccountPatch
}

/** What of a save, as far as `open` goes, an account that was read does not hold; null when it holds all. */
export function lostOf(save: SentSave, open: AccountPatch, read: AccountDetail): Lost | null {
  const unsaved = seePatch(save.before, read, open).filter(isUnsaved)
  if (unsaved.length === 0) return null
  const keys = [...new Set(unsaved.map(keyOf))]
  const entries = new Set<object>(
    unsaved.flatMap((part) => (part.kind === 'field' ? [] : [part.change])),
  )
  return {
    keys,
    entries,
    work: lostWork(save, keys, entries),
    back: backPatch(save, keys, entries),
  }
}

/** Of products that were added alike, those are missing for which there is none. */
function isUnsaved(part: SeenPart, place: number, all: readonly SeenPart[]): boolean {
  if (part.state === 'old') return true
  if (part.state !== 'other') return false
  if (part.kind !== 'product' || part.change.action !== 'add') return true
  const alike = all
    .slice(0, place)
    .filter((each) => each.kind === 'product' && isSameJson(each.change, part.change))
  return alike.length >= part.made.length
}

function lostWork(
  { before, work, patch }: SentSave,
  keys: readonly PatchKey[],
  entries: ReadonlySet<object>,
): AccountWork {
  const part = partOfWork(before, work, keys)
  const { productIds } = readWork(before, work)
  const products = new Set(
    productIds.filter((_, place) => entries.has(patch.products?.[place] ?? {})),
  )
  const fields = new Set(
    patch.dynamic_fields?.filter((change) => entries.has(change)).map(({ field_id }) => field_id),
  )
  return {
    ...part,
    products: part.products.filter((edit) => products.has(productEditId(edit))),
    dynamic_fields: part.dynamic_fields.filter(({ field_id }) => fields.has(field_id)),
  }
}

function backPatch(
  { before, patch }: SentSave,
  keys: readonly PatchKey[],
  entries: ReadonlySet<object>,
): AccountPatch {
  const fields = keys.flatMap((key) =>
    key === 'products' || key === 'dynamic_fields' || isReadOnly(key)
      ? []
      : [[key, textOf(before, key) || null] as const],
  )
  const products = (patch.products ?? []).flatMap((change): ProductChange[] => {
    if (!entries.has(change) || change.action === 'add') return []
    const was = before.products.find(({ id }) => id === change.product_id)
    if (!was) return []
    const { id, provider_name: _p, product_type_name: _t, coverage_name: _c, ...values } = was
    const back =
      change.action === 'remove' ? { action: 'add' } : { action: 'update', product_id: id }
    return [{ ...back, ...values } as ProductChange]
  })
  const dynamic = (patch.dynamic_fields ?? []).flatMap((change): DynamicFieldChange[] => {
    const was = before.dynamic_fields.find(({ field_id }) => field_id === change.field_id)
    return entries.has(change) && was ? [was as DynamicFieldChange] : []
  })
  return { ...Object.fromEntries(fields), products, dynamic_fields: dynamic }
}

function keyOf(part: SeenPart): PatchKey {
  if (part.kind === 'field') return part.field
  return part.kind === 'product' ? 'products' : 'dynamic_fields'
}
