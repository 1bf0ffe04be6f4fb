// Finds out what was lost of a save that the server did not fully acknowledge.
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
  /** The keys of the body under which something was not applied. */
  keys: PatchKey[]
  /** The edits to save again. Of products and dynamic fields, only the lost ones. */
  edits: AccountEdits
  /** The lost entries of `products` and `dynamic_fields`, as sent. */
  entries: ReadonlySet<object>
  /**
   * The patch that would revert the sent values to the values as read. It explains their old
   * values, so that a merge does not take them for remote changes.
   */
  back: AccountPatch
}

/**
 * What a read of the account lacks of the save, as far as `open` goes; null when it lacks nothing.
 */
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
    back: revertingPatch(save, keys, entries),
  }
}

/** Of several equal `add`s, as many are lost as the account lacks. */
function isUnsaved(entry: SeenEntry, index: number, all: readonly SeenEntry[]): boolean {
  if (entry.state === 'old') return true
  if (entry.state !== 'other') return false
  if (entry.kind !== 'product' || entry.change.action !== 'add') return true
  const alike = all
    .slice(0, index)
    .filter((each) => each.kind === 'product' && isSameJson(each.change, entry.change))
  return alike.length >= entry.made.length
}

function lostEdits(
  { before, edits, patch }: SentSave,
  keys: readonly PatchKey[],
  entries: ReadonlySet<object>,
): AccountEdits {
  const unsaved = editsUnder(before, edits, keys)
  const { productIds } = readEdits(before, edits)
  const products = new Set(
    productIds.filter((_, index) => entries.has(patch.products?.[index] ?? {})),
  )
  const fields = new Set(
    patch.dynamic_fields?.filter((change) => entries.has(change)).map(({ field_id }) => field_id),
  )
  return {
    ...unsaved,
    products: unsaved.products.filter((edit) => products.has(productEditId(edit))),
    dynamic_fields: unsaved.dynamic_fields.filter(({ field_id }) => fields.has(field_id)),
  }
}

function revertingPatch(
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
    const target =
      change.action === 'remove' ? { action: 'add' } : { action: 'update', product_id: id }
    return [{ ...target, ...values } as ProductChange]
  })
  const dynamic = (patch.dynamic_fields ?? []).flatMap((change): DynamicFieldChange[] => {
    const was = before.dynamic_fields.find(({ field_id }) => field_id === change.field_id)
    return entries.has(change) && was ? [was as DynamicFieldChange] : []
  })
  return { ...Object.fromEntries(fields), products, dynamic_fields: dynamic }
}

function keyOf(entry: SeenEntry): PatchKey {
  if (entry.kind === 'field') return entry.field
  return entry.kind === 'product' ? 'products' : 'dynamic_fields'
}
