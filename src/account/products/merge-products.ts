import type { Product } from '#contract/product.ts'
import type { ProductChanges } from '../changes/changes.ts'
import { isSentProductText } from '../merge/remote-changes.ts'
import { productPath, type FieldPath } from '../fields/field-path.ts'
import { requiredProductKeys } from './product-changes.ts'
import {
  isSameProductText,
  productEditId,
  productKeys,
  productTexts,
  stageAdd,
  stageUpdate,
  type ProductEdit,
  type ProductTexts,
} from './product-edits.ts'

/**
 * Rebases staged edits of products onto a newer read. Three cases are a conflict: the product was
 * removed remotely while edited locally (it is staged as new), it was changed remotely while
 * removed locally, or both sides added the same product, which nobody wants twice unasked.
 */
export function mergeProducts(
  before: readonly Product[],
  remote: readonly Product[],
  local: readonly ProductEdit[],
): { edits: ProductEdit[]; conflicts: FieldPath[]; incoming: ProductChanges[] } {
  const conflicts: FieldPath[] = []
  let edits: ProductEdit[] = []
  for (const edit of local) {
    const id = productEditId(edit)
    const was = find(before, id)
    const now = find(remote, id)
    if (edit.action === 'remove') {
      if (now) edits.push(edit)
      if (was && now && changedKeys(was, now).length > 0) conflicts.push(productPath(id))
    } else if (now) {
      // This includes a new product that has this id: an earlier read did not show it, and this one
      // does.
      edits = stageUpdate(edits, now, edit.values)
      const moved = was ? changedKeys(was, now) : productKeys
      for (const key of moved) {
        const value = edit.values[key]
        if (value === undefined || isSameProductText(value, now[key] ?? '')) continue
        conflicts.push(productPath(id, key))
      }
    } else if (edit.action === 'add') {
      edits.push(edit)
      const isThere = remote.some(
        (made) => !find(before, made.id) && isSameProduct(made, edit.values),
      )
      // `was`: an earlier merge has staged what they removed as a new one.
      if (was || isThere) conflicts.push(productPath(id))
    } else if (was) {
      edits = stageAdd(edits, id, { ...productTexts(was), ...edit.values })
      conflicts.push(productPath(id))
    }
  }
  return { edits, conflicts, incoming: incoming(before, remote, local) }
}

function incoming(
  before: readonly Product[],
  remote: readonly Product[],
  local: readonly ProductEdit[],
): ProductChanges[] {
  const editOf = (id: string) => local.find((edit) => productEditId(edit) === id) ?? null
  const removed = before.flatMap((product): ProductChanges[] => {
    const isRemoved = !find(remote, product.id) && editOf(product.id) === null
    return isRemoved ? [{ id: product.id, action: 'remove', product, values: [] }] : []
  })
  const changed = remote.flatMap((now): ProductChanges[] => {
    const was = find(before, now.id)
    const after = productTexts(now)
    const texts = productTexts(was)
    const edit = editOf(now.id)
    if (edit?.action === 'remove') return []
    const touched = edit?.values ?? {}
    const keys = was ? changedKeys(was, now) : productKeys.filter((key) => after[key].trim() !== '')
    const values = keys
      .filter((key) => touched[key] === undefined)
      .map((key) => ({ key, before: texts[key], after: after[key] }))
    if (was && values.length === 0) return []
    return [{ id: now.id, action: was ? 'update' : 'add', product: was, values }]
  })
  return [...removed, ...changed]
}

function find(products: readonly Product[], id: string): Product | null {
  return products.find((product) => product.id === id) ?? null
}

/** Whether a product is the one that was staged. The server may have filled in optional values. */
function isSameProduct(made: Product, staged: ProductTexts): boolean {
  return productKeys.every((key) => {
    const text = staged[key].trim()
    const isOpen = text === '' && !requiredProductKeys.has(key)
    return isOpen || isSentProductText(key, text, made[key] ?? '')
  })
}

function changedKeys(was: Product, now: Product) {
  return productKeys.filter((key) => !isSameProductText(was[key] ?? '', now[key] ?? ''))
}
