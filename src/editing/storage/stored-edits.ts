// Reads edits from storage, which another version of the product may have written.
import * as z from 'zod/mini'
import { formValuesOf, emptyFormValues, type FormValues } from '#account/edits/form-values.ts'
import { dynamicKeys, type DynamicFieldEdit } from '#account/dynamic-fields/dynamic-edits.ts'
import { fields } from '#account/fields/fields.ts'
import {
  productEditId,
  productKeys,
  productTexts,
  type ProductEdit,
} from '#account/products/product-edits.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import type { AccountDetail } from '#contract/account.ts'
import { readEach } from '#contract/tolerant.ts'

/**
 * Reads edits that were stored over `base` (null for a new account), as far as possible: unknown
 * fields are dropped, a missing field keeps its value in `base` (so that a field added later is no
 * change), and an unreadable staged edit does not cost the others.
 */
export function readStoredEdits(
  edits: z.output<typeof StoredEdits>,
  base: AccountDetail | null,
): AccountEdits {
  const untouched: FormValues = base ? formValuesOf(base) : emptyFormValues()
  return {
    fields: { ...untouched, ...edits.fields },
    products: readEach(StoredProductEdit, edits.products, productEditId).items,
    dynamic_fields: readEach(StoredDynamicEdit, edits.dynamic_fields, (edit) => edit.field_id)
      .items,
  }
}

/** The texts under the known keys; everything else is dropped. */
function textsOf<Key extends string>(keys: readonly Key[]) {
  return z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((source) => {
      const texts = keys.flatMap((key) =>
        typeof source[key] === 'string' ? [[key, source[key]] as const] : [],
      )
      return Object.fromEntries(texts) as Partial<Record<Key, string>>
    }),
  )
}

/** Stored edits, as far as they can be read; `readStoredEdits` fills in the rest. */
export const StoredEdits = z.object({
  fields: textsOf(fields.map(({ key }) => key)),
  products: z.optional(z.unknown()),
  dynamic_fields: z.optional(z.unknown()),
})

const StoredProductEdit: z.ZodMiniType<ProductEdit> = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('add'),
    key: z.string(),
    values: z.pipe(
      textsOf(productKeys),
      z.transform((texts) => ({ ...productTexts(null), ...texts })),
    ),
  }),
  z.object({
    action: z.literal('update'),
    product_id: z.string(),
    // An update without values would count as a change.
    values: textsOf(productKeys).check(z.refine((values) => Object.keys(values).length > 0)),
  }),
  z.object({ action: z.literal('remove'), product_id: z.string() }),
])

const StoredValue = z.pipe(
  // A text is never lost: without a value it cannot be sent, and the form shows an error.
  z.object({ text: z.nullable(z.string()), value: z.catch(z.optional(z.json()), undefined) }),
  z.transform(({ text, value }) => ({ text, value })),
)

const StoredDynamicEdit: z.ZodMiniType<DynamicFieldEdit> = z
  .pipe(
    z.intersection(
      z.object({
        field_id: z.string(),
        isAdded: z.boolean(),
        value: z.catch(z.optional(StoredValue), undefined),
      }),
      textsOf(['name', 'type', 'order']),
    ),
    z.transform(({ value, ...edit }) => (value ? { ...edit, value } : edit)),
  )
  .check(z.refine((edit) => edit.isAdded || dynamicKeys.some((key) => key in edit)))
