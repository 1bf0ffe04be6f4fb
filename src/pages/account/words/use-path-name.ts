import type { FieldPath } from '#account/fields/field-path.ts'
import { productEditId, stagedTexts } from '#account/products/product-edits.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import type { AccountDetail } from '#contract/account.ts'
import { usePathText } from './use-path-text.ts'

/** The account that names paths: as last read, and its edits. */
export interface NamedIn {
  base: AccountDetail
  edits: AccountEdits
}

/**
 * Returns functions that name paths: a field by its label, a product or custom field by its own
 * name.
 */
export function usePathName() {
  const name = usePathText()

  /** The name of the field, product or custom field that a path belongs to. */
  function whole(path: FieldPath, { base, edits }: NamedIn): string {
    if (path.kind === 'field') return name.field(path.field)
    if (path.kind === 'product') {
      const product = base.products.find(({ id }) => id === path.id) ?? null
      const edit = edits.products.find((each) => productEditId(each) === path.id) ?? null
      return name.product(product, stagedTexts(product, edit))
    }
    const { field_id } = path
    const field = base.dynamic_fields.find((each) => each.field_id === field_id)
    const edit = edits.dynamic_fields.find((each) => each.field_id === field_id)
    return name.dynamicField(field_id, field?.name, edit?.name)
  }

  /**
   * The name of a value within its whole; null for the whole itself and for a custom field's value.
   */
  function key(path: FieldPath): string | null {
    if (path.kind === 'field' || path.key === null || path.key === 'value') return null
    return path.kind === 'product' ? name.productKey(path.key) : name.dynamicKey(path.key)
  }

  /** The name of a value within its whole, else the name of the whole. */
  function value(path: FieldPath, named: NamedIn): string {
    return key(path) ?? whole(path, named)
  }

  /** The name with its whole: "Order of Customer Tier". */
  function full(path: FieldPath, named: NamedIn): string {
    const [own, inner] = [whole(path, named), key(path)]
    return inner === null ? own : name.of(inner, own)
  }

  return { whole, value, full }
}
