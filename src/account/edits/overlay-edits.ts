import type { AccountDetail } from '#contract/account.ts'
import { changesOf } from '../changes/changes.ts'
import { productEditId } from '../products/product-edits.ts'
import type { AccountEdits } from './edits.ts'

/** Two works over one base, as one: of a value that both changed, that of `above` stays. */
export function overlayEdits(
  base: AccountDetail,
  below: AccountEdits,
  above: AccountEdits,
): AccountEdits {
  const fields = { ...below.fields }
  for (const { field } of changesOf(base, above.fields)) fields[field] = above.fields[field]
  return {
    fields,
    products: layEdits(below.products, above.products, productEditId, (under, over) =>
      under.action === 'update' && over.action === 'update'
        ? { ...over, values: { ...under.values, ...over.values } }
        : over,
    ),
    dynamic_fields: layEdits(
      below.dynamic_fields,
      above.dynamic_fields,
      ({ field_id }) => field_id,
      (under, over) => ({ ...under, ...over }),
    ),
  }
}

function layEdits<Edit>(
  below: readonly Edit[],
  above: readonly Edit[],
  idOf: (edit: Edit) => string,
  lay: (under: Edit, over: Edit) => Edit,
): Edit[] {
  const ids = new Set(above.map(idOf))
  return [
    ...below.filter((edit) => !ids.has(idOf(edit))),
    ...above.map((over) => {
      const under = below.find((edit) => idOf(edit) === idOf(over))
      return under ? lay(under, over) : over
    }),
  ]
}
