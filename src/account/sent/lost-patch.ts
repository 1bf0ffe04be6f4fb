// What became of a save that the server did not confirm in full.
import type { AccountPatch, DynamicFieldChange, ProductChange } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { textOf } from '../edits/form-values.ts'
import { isReadOnly } from '../fields/fields.ts'
import { isSameJson } from '../fields/json.ts'
import { readEdits } from '../edits/patch.ts'
import { productEditId } from '../products/product-edits.ts'
import type { PatchKey } from './acknowledged-keys.ts'
import { seePatch, type SeenEntry } from './seen-patch.ts'
import { editsUnder, type AccountEdits } from '../edits/edits.ts'

/** A save as it was sent. */
interface SentSave {
  before: AccountDetail
  edits: AccountEdits
  patch: AccountPatch
}

export interface Lost {
  /** The keys of the body under which something is not saved. */
  keys: PatchKey[]
  /** What is to be saved again: of products and dynamic fields only those that were lost. */
  edits: AccountEdits
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
    unsaved.flatMap((path) => (path.kind === 'field' ? [] : [path.change])),
  )
  return {
    keys,
    entries,
    edits: lostEdits(save, keys, entries),
    back: backPatch(save, keys, entries),
  }
}

/** Of products that were added alike, those are missing for which there is none. */
function isUnsaved(path: SeenEntry, place: number, all: readonly SeenEntry[]): boolean {
  if (path.state === 'old') return true
  if (path.state !== 'other') return false
  if (path.kind !== 'product' || path.change.action !== 'add') return true
  const alike = all
    .slice(0, place)
    .filter((each) => each.kind === 'product' && isSameJson(each.change, path.change))
  return alike.length >= path.made.length
}

function lostEdits(
  { before, edits, patch }: SentSave,
  keys: readonly PatchKey[],
  entries: ReadonlySet<object>,
): AccountEdits {
  const path = editsUnder(before, edits, keys)
  const { productIds } = readEdits(before, edits)
  const products = new Set(
    productIds.filter((_, place) => entries.has(patch.products?.[place] ?? {})),
  )
  const fields = new Set(
    patch.dynamic_fields?.filter((change) => entries.has(change)).map(({ field_id }) => field_id),
  )
  return {
    ...path,
    products: path.products.filter((edit) => products.has(productEditId(edit))),
    dynamic_fields: path.dynamic_fields.filter(({ field_id }) => fields.has(field_id)),
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

function keyOf(path: SeenEntry): PatchKey {
  if (path.kind === 'field') return path.field
  return path.kind === 'product' ? 'products' : 'dynamic_fields'
}
