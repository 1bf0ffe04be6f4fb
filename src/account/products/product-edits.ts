// What is staged for the products of an account: one action per product, over what was read.
import type { Product } from '#contract/product.ts'

/** What of a product can be written, in the order of the editor. */
export const productKeys = [
  'provider_id',
  'product_type_id',
  'coverage_id',
  'start_date',
  'end_date',
  'status',
] as const
export type ProductKey = (typeof productKeys)[number]

/** A product as the editor holds it: '' for nothing. */
export type ProductTexts = Record<ProductKey, string>

export type ProductEdit =
  /** `key` tells it apart until the server gives it an id. */
  | { action: 'add'; key: string; values: ProductTexts }
  /** Only what is changed. */
  | { action: 'update'; product_id: string; values: Partial<ProductTexts> }
  | { action: 'remove'; product_id: string }

/** What an edit is about: the product's id or, of one that is added, its key. */
export function productEditId(edit: ProductEdit): string {
  return edit.action === 'add' ? edit.key : edit.product_id
}

/** A product as the editor starts with it; one that is added starts empty (null). */
export function productTexts(
  product: { readonly [key in ProductKey]?: string | null | undefined } | null,
): ProductTexts {
  return Object.fromEntries(productKeys.map((key) => [key, product?.[key] ?? ''])) as ProductTexts
}

/** Whether two texts of a product store the same: blanks are nothing, any other text is only itself. */
export function isSameProductText(one: string, other: string): boolean {
  return one === other || (one.trim() === '' && other.trim() === '')
}

/** The product's editor as it stands: what was read, with what is staged for it. */
export function stagedTexts(product: Product | null, edit: ProductEdit | null): ProductTexts {
  const texts = productTexts(product)
  return edit && edit.action !== 'remove' ? { ...texts, ...edit.values } : texts
}

/** Stages a new product, or what has become of one that was staged as new. */
export function stageAdd(
  edits: readonly ProductEdit[],
  key: string,
  values: ProductTexts,
): ProductEdit[] {
  return withEdit(edits, { action: 'add', key, values })
}

/** Stages what differs from the product as it was read; nothing, when nothing does. */
export function stageUpdate(
  edits: readonly ProductEdit[],
  product: Product,
  values: Partial<ProductTexts>,
): ProductEdit[] {
  const texts = productTexts(product)
  const changed = productKeys.flatMap((key) => {
    const value = values[key]
    return value === undefined || isSameProductText(texts[key], value) ? [] : [[key, value]]
  })
  if (changed.length === 0) return undoProduct(edits, product.id)
  const update = Object.fromEntries(changed) as Partial<ProductTexts>
  return withEdit(edits, { action: 'update', product_id: product.id, values: update })
}

/** Stages the removal of a product that was read, in place of whatever was staged for it. */
export function stageRemove(edits: readonly ProductEdit[], productId: string): ProductEdit[] {
  return withEdit(edits, { action: 'remove', product_id: productId })
}

/** Takes back what is staged for a product; one that was only staged is gone with it. */
export function undoProduct(edits: readonly ProductEdit[], id: string): ProductEdit[] {
  return edits.filter((edit) => productEditId(edit) !== id)
}

function withEdit(edits: readonly ProductEdit[], edit: ProductEdit): ProductEdit[] {
  const id = productEditId(edit)
  const isStaged = edits.some((each) => productEditId(each) === id)
  return isStaged
    ? edits.map((each) => (productEditId(each) === id ? edit : each))
    : [...edits, edit]
}
