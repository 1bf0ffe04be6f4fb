import type { AccountDetail } from '#contract/account.ts'
import { changesOf } from '../changes/changes.ts'
import { productEditId } from '../products/product-edits.ts'
import type { AccountEdits } from './edits.ts'

/**
 * Overlays one set of edits on another over the same base. Where both change a value, `above` wins.
 */
export function overlayEdits(
  base: AccountDetail,
  below: AccountEdits,
  above: AccountEdits,
): AccountEdits {
  const fields = { ...below.fields }
  for (const { field } of changesOf(base, above.fields)) fields[field] = above.fields[field]
  return {
    fields,
    products: overlayCollection(below.products, above.products, productEditId, (lower, upper) =>
      lower.action === 'update' && upper.action === 'update'
        ? { ...upper, values: { ...lower.values, ...upper.values } }
        : upper,
    ),
    dynamic_fields: overlayCollection(
      below.dynamic_fields,
      above.dynamic_fields,
      ({ field_id }) => field_id,
      (lower, upper) => ({ ...lower, ...upper }),
    ),
  }
}

function overlayCollection<Edit>(
  below: readonly Edit[],
  above: readonly Edit[],
  idOf: (edit: Edit) => string,
  combine: (lower: Edit, upper: Edit) => Edit,
): Edit[] {
  const ids = new Set(above.map(idOf))
  return [
    ...below.filter((edit) => !ids.has(idOf(edit))),
    ...above.map((upper) => {
      const lower = below.find((edit) => idOf(edit) === idOf(upper))
      return lower ? combine(lower, upper) : upper
    }),
  ]
}
