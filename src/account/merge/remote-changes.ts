// Separates remote changes in a newer read from the changes that our own patches made.
import type { AccountPatch, ProductChange } from '#contract/account-write.ts'
import type { AccountChange, ProductChanges } from '../changes/changes.ts'
import type { DynamicKey } from '../dynamic-fields/dynamic-edits.ts'
import { isSentValue } from '../fields/field-value.ts'
import { isSentJson } from '../fields/json.ts'
import { productKeys } from '../products/product-edits.ts'

/** The changes that none of the patches in `localPatches` explains. */
export function remoteChanges(
  changes: readonly AccountChange[],
  localPatches: readonly AccountPatch[],
): AccountChange[] {
  return changes.flatMap((change): AccountChange[] => {
    if (change.kind === 'field') {
      const { field, after } = change
      const isLocal = localPatches.some(
        ({ [field]: sent }) => sent !== undefined && isSentValue(field, String(sent ?? ''), after),
      )
      return isLocal ? [] : [change]
    }
    const values =
      change.kind === 'product'
        ? change.values.filter(({ key, after }) =>
            localPatches.every(
              ({ products = [] }) =>
                !products.some((each) => isUpdate(each, change.id, key, after)),
            ),
          )
        : change.values.filter(({ key, after }) =>
            localPatches.every(
              ({ dynamic_fields = [] }) =>
                !dynamic_fields.some(
                  (each) =>
                    each.field_id === change.field_id && isSentDynamic(key, each[key], after),
                ),
            ),
          )
    if (change.kind === 'product' && change.action !== 'update') {
      return localPatches.some(({ products = [] }) => products.some((each) => makes(each, change)))
        ? []
        : [change]
    }
    if (values.length === 0 && change.values.length > 0) return []
    return [{ ...change, values } as AccountChange]
  })
}

/**
 * Whether a value as read is the value that was sent. An order is sent as a number and compared as
 * text.
 */
function isSentDynamic(key: DynamicKey, sent: unknown, seen: unknown): boolean {
  if (sent === undefined) return false
  const isOrder = key === 'order' && typeof sent === 'number'
  return isOrder ? String(sent) === seen : isSentJson(sent, seen)
}

/**
 * Whether a text of a product as read is the text that was sent. A server may add a time to a date.
 */
export function isSentProductText(
  key: (typeof productKeys)[number],
  sent: string | null | undefined,
  seen: string,
): boolean {
  const text = sent ?? ''
  return key.endsWith('_date') && text !== '' ? seen.startsWith(text) : seen === text
}

function isUpdate(
  sent: ProductChange,
  id: string,
  key: (typeof productKeys)[number],
  after: string,
): boolean {
  return (
    sent.action === 'update' &&
    sent.product_id === id &&
    sent[key] !== undefined &&
    isSentProductText(key, sent[key], after)
  )
}

/**
 * Whether a sent change added or removed the product that the newer read shows as added or removed.
 */
function makes(sent: ProductChange, { id, action, values }: ProductChanges): boolean {
  if (action === 'remove') return sent.action === 'remove' && sent.product_id === id
  if (sent.action !== 'add') return false
  return productKeys.every((key) => {
    const seen = values.find((value) => value.key === key)?.after ?? ''
    return sent[key] === undefined || isSentProductText(key, sent[key], seen)
  })
}
