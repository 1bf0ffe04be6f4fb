import { ProductChange } from '#contract/account-write.ts'
import type { Product } from '#contract/product.ts'
import { productPath } from '../fields/field-path.ts'
import {
  productEditId,
  productKeys,
  type ProductEdit,
  type ProductKey,
  type ProductTexts,
} from './product-edits.ts'
import { issueProblem, type EditProblem } from '../edits/edit-problem.ts'

/** The keys that the API requires. */
export const requiredProductKeys: ReadonlySet<ProductKey> = new Set([
  'provider_id',
  'product_type_id',
])

/**
 * Turns an edit into an entry of `products`, and lists the problems that forbid sending it. An
 * added product leaves out empty values. An updated product has only its changes, and an emptied
 * value is null. With problems, the entry may break the contract.
 */
export function toProductChange(edit: ProductEdit): {
  change: ProductChange
  problems: EditProblem[]
} {
  const id = productEditId(edit)
  if (edit.action === 'remove') {
    return { change: { action: 'remove', product_id: id }, problems: [] }
  }
  const values = bodyOf(edit)
  const change = (
    edit.action === 'add'
      ? { action: 'add', ...values }
      : { action: 'update', product_id: id, ...values }
  ) as ProductChange
  const issues = ProductChange.safeParse(change).error?.issues ?? []
  const problems = productKeys.flatMap((key): EditProblem[] => {
    const path = productPath(id, key)
    if (requiredProductKeys.has(key) && values[key] === '') {
      return [{ path, rule: 'required', maximum: null }]
    }
    const issue = issues.find(({ path }) => path.includes(key))
    return issue ? [issueProblem(path, issue)] : []
  })
  return { change, problems }
}

/**
 * The entries of `products`, in the order in which they were staged. Skips an edit of a product
 * that was not read, because nobody has seen what it would change.
 */
export function toProductChanges(
  products: readonly Product[],
  edits: readonly ProductEdit[],
): { changes: ProductChange[]; ids: string[]; problems: EditProblem[] } {
  const known = new Set(products.map(({ id }) => id))
  const sent = edits.filter((edit) => edit.action === 'add' || known.has(edit.product_id))
  const read = sent.map(toProductChange)
  return {
    changes: read.map(({ change }) => change),
    ids: sent.map(productEditId),
    problems: read.flatMap(({ problems }) => problems),
  }
}

function bodyOf(
  edit: Exclude<ProductEdit, { action: 'remove' }>,
): Partial<Record<ProductKey, string | null>> {
  const texts: Partial<ProductTexts> = edit.values
  const body: Partial<Record<ProductKey, string | null>> = {}
  for (const key of productKeys) {
    const text = texts[key]
    if (text === undefined) continue
    if (text.trim() !== '') body[key] = text
    else if (requiredProductKeys.has(key)) body[key] = ''
    else if (edit.action === 'update') body[key] = null
  }
  return body
}
