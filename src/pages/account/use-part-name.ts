import type { Part } from '#account/fields/field-path.ts'
import { productEditId, stagedTexts } from '#account/products/product-edits.ts'
import type { AccountWork } from '#account/edits/edits.ts'
import type { AccountDetail } from '#contract/account.ts'
import { usePartText } from './use-part-text.ts'

/** The account that a part is of: as it was read, and what is made of it. */
export interface NamedIn {
  base: AccountDetail
  work: AccountWork
}

/** What a part of an account is called: a field by its label, a product and a custom field by their own. */
export function usePartName() {
  const name = usePartText()

  /** The whole that a part belongs to. */
  function whole(part: Part, { base, work }: NamedIn): string {
    if (part.kind === 'field') return name.field(part.field)
    if (part.kind === 'product') {
      const product = base.products.find(({ id }) => id === part.id) ?? null
      const edit = work.products.find((each) => productEditId(each) === part.id) ?? null
      return name.product(product, stagedTexts(product, edit))
    }
    const { field_id } = part
    const field = base.dynamic_fields.find((each) => each.field_id === field_id)
    const edit = work.dynamic_fields.find((each) => each.field_id === field_id)
    return name.dynamicField(field_id, field?.name, edit?.name)
  }

  /** One value within a whole; null for the whole, and for the value that it has its name from. */
  function key(part: Part): string | null {
    if (part.kind === 'field' || part.key === null || part.key === 'value') return null
    return part.kind === 'product' ? name.productKey(part.key) : name.dynamicKey(part.key)
  }

  /** The value of a part, within its whole; the whole's own name where it has but one. */
  function value(part: Part, named: NamedIn): string {
    return key(part) ?? whole(part, named)
  }

  /** For where it stands alone: "Order of Customer Tier". */
  function full(part: Part, named: NamedIn): string {
    const [own, inner] = [whole(part, named), key(part)]
    return inner === null ? own : name.of(inner, own)
  }

  return { whole, value, full }
}
