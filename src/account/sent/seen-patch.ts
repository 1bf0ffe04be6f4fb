// Compares a patch whose answer never came with a later read of the account.
import type { AccountPatch, DynamicFieldChange, ProductChange } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import type { Product } from '#contract/product.ts'
import { textOf } from '../edits/form-values.ts'
import { isSameValue, isSentValue } from '../fields/field-value.ts'
import { isWriteOnly, writableKeys, type WritableFieldKey } from '../fields/fields.ts'
import { isSameJson, isSentJson } from '../fields/json.ts'

/**
 * The state of one entry of the patch: as sent ('new'), as before ('old'), neither ('other'),
 * present more often than sent ('doubled'), or write-only ('never-shown').
 */
type SeenState = 'new' | 'old' | 'other' | 'doubled' | 'never-shown'

export type SeenEntry = { state: SeenState } & (
  | { kind: 'field'; field: WritableFieldKey; seen: string }
  /**
   * `made` lists every product that an `add` may have made. `product` is the product of an update
   * or removal.
   */
  | { kind: 'product'; change: ProductChange; product: Product | null; made: Product[] }
  | { kind: 'dynamic-field'; change: DynamicFieldChange; seen: DynamicField | null }
)

/**
 * The state of each entry of a patch: `before` is the account before the patch was sent, and `seen`
 * is the account as read since.
 */
export function seePatch(
  before: AccountDetail,
  seen: AccountDetail,
  patch: AccountPatch,
): SeenEntry[] {
  return [
    ...writableKeys.flatMap((field) => {
      const value = patch[field]
      return value === undefined ? [] : [seeField(before, seen, field, String(value ?? ''))]
    }),
    ...seeProducts(before.products, seen.products, patch.products ?? []),
    ...(patch.dynamic_fields ?? []).map((change) => {
      const find = ({ dynamic_fields }: AccountDetail) =>
        dynamic_fields.find(({ field_id }) => field_id === change.field_id) ?? null
      const now = find(seen)
      const state = stateOf(change, now, find(before))
      return { kind: 'dynamic-field' as const, change, seen: now, state }
    }),
  ]
}

/** The verdict on the whole patch: applied, applied twice, not applied, or inconclusive. */
export function verdictOf(
  entries: readonly SeenEntry[],
): 'applied' | 'applied-twice' | 'not-applied' | 'inconclusive' {
  const states = entries.map(({ state }) => state).filter((state) => state !== 'never-shown')
  if (states.length === 0) return 'inconclusive'
  if (states.every((state) => state === 'old')) return 'not-applied'
  if (states.every((state) => state === 'new')) return 'applied'
  const isThere = states.every((state) => state === 'new' || state === 'doubled')
  return isThere ? 'applied-twice' : 'inconclusive'
}

function seeField(
  before: AccountDetail,
  now: AccountDetail,
  field: WritableFieldKey,
  sent: string,
): SeenEntry {
  const seen = textOf(now, field)
  const stateOfText = (): SeenState => {
    if (isWriteOnly(field)) return 'never-shown'
    if (isSentValue(field, sent, seen)) return 'new'
    return isSameValue(field, seen, textOf(before, field)) ? 'old' : 'other'
  }
  return { kind: 'field', field, seen, state: stateOfText() }
}

function seeProducts(
  before: readonly Product[],
  now: readonly Product[],
  changes: readonly ProductChange[],
): SeenEntry[] {
  const added = now.filter(({ id }) => !before.some((product) => product.id === id))
  return changes.map((change) => {
    if (change.action === 'add') {
      const made = added.filter((product) => stateOf(change, product, null) === 'new')
      // An `add` with fewer values may also match a product made by an `add` with more values.
      const wanted = changes.filter(
        (other) => other.action === 'add' && stateOf(change, other, null) === 'new',
      ).length
      const state = stateOfAdd(made.length, wanted)
      return { kind: 'product', change, product: null, made, state }
    }
    const find = (products: readonly Product[]) =>
      products.find(({ id }) => id === change.product_id) ?? null
    const [found, known] = [find(now), find(before)]
    const removed = found ? 'old' : 'new'
    const state = change.action === 'remove' ? removed : stateOf(change, found, known)
    return { kind: 'product', change, product: found ?? known, made: [], state }
  })
}

function stateOfAdd(found: number, wanted: number): SeenState {
  if (found > wanted) return 'doubled'
  if (found === wanted) return 'new'
  return found === 0 ? 'old' : 'other'
}

const notValues = new Set(['action', 'product_id', 'field_id'])

/** The state of the values that a change names, in the item as it is `now` and as it was `before`. */
function stateOf(change: object, now: object | null, before: object | null): SeenState {
  const named = Object.entries(change).filter(([key]) => !notValues.has(key))
  const shows = (thing: object | null) =>
    thing !== null &&
    named.every(([key, value]) => isSentJson(value ?? null, Reflect.get(thing, key) ?? null))
  if (shows(now)) return 'new'
  if (now === null) return before === null ? 'old' : 'other'
  // A dynamic field that earlier reads did not show may have existed all along, without a value.
  if (before === null && !('value' in change)) return 'other'
  const isUntouched = named.every(
    ([key]) =>
      (before === null && key !== 'value') ||
      isSameJson(Reflect.get(now, key), before && Reflect.get(before, key)),
  )
  return isUntouched ? 'old' : 'other'
}
