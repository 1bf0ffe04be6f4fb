// Stages edits of an account's products: one action per product, over the products as read.
import type { Product } from '#contract/product.ts'

/** The writable keys of a product, in the order of the editor. */
export const productKeys = [
  'provider_id',
  'product_type_id',
  'coverage_id',
  'start_date',
  'end_date',
  'status',
] as const
export type ProductKey = (typeof productKeys)[number]

/** The texts of a product in the editor; '' for no value. */
export type ProductTexts = Record<ProductKey, string>

export type ProductEdit =
  /** `key` identifies the product until the server gives it an id. */
  | { action: 'add'; key: string; values: ProductTexts }
  /** Only the changed values. */
  | { action: 'update'; product_id: string; values: Partial<ProductTexts> }
  | { action: 'remove'; product_id: string }

/** The id of the edited product, or the key of an added one. */
export function productEditId(edit: ProductEdit): string {
  return edit.action === 'add' ? edit.key : edit.product_id
}

/** The texts that the editor starts with; all empty for a new product (null). */
export function productTexts(
  product: { readonly [key in ProductKey]?: string | null | undefined } | null,
): ProductTexts {
  return Object.fromEntries(productKeys.map((key) => [key, product?.[key] ?? ''])) as ProductTexts
}

/**
 * Whether the server stores the same for two texts of a product. Blank texts are the same; other
 * texts must be equal.
 */
export function isSameProductText(one: string, other: string): boolean {
  return one === other || (one.trim() === '' && other.trim() === '')
}

/** The texts that the editor shows: the product as read, with its staged edit. */
export function stagedTexts(product: Product | null, edit: ProductEdit | null): ProductTexts {
  const texts = productTexts(product)
  return edit && edit.action !== 'remove' ? { ...texts, ...edit.values } : texts
}

/** Stages a new product, or replaces the values of one that is already staged as new. */
export function stageAdd(
  edits: readonly ProductEdit[],
  key: string,
  values: ProductTexts,
): ProductEdit[] {
  return withEdit(edits, { action: 'add', key, values })
}

/** Stages the values that differ from the product as read, and removes the edit when none differs. */
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

/** Stages the removal of a product, in place of any other edit of it. */
export function stageRemove(edits: readonly ProductEdit[], productId: string): ProductEdit[] {
  return withEdit(edits, { action: 'remove', product_id: productId })
}

/** Discards the edit of a product, and so drops a product that was only staged. */
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
