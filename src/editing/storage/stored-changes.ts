// Reads the changes of a save from storage.
import * as z from 'zod/mini'
import type { AccountChange } from '#account/changes/changes.ts'
import { dynamicKeys, type Json } from '#account/dynamic-fields/dynamic-edits.ts'
import { writableKeys } from '#account/fields/fields.ts'
import { productKeys } from '#account/products/product-edits.ts'
import { DynamicField } from '#contract/dynamic-field.ts'
import { Product } from '#contract/product.ts'

const texts = { before: z.string(), after: z.string() }

// It was parsed from JSON, so it is valid. z.json() would drop a key that is called "__proto__".
const JsonValue = z.custom<Json>((value) => value !== undefined)

const StoredChange: z.ZodMiniType<AccountChange> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), field: z.enum(writableKeys), ...texts }),
  z.object({
    kind: z.literal('product'),
    id: z.string(),
    action: z.enum(['add', 'update', 'remove']),
    product: z.nullable(Product),
    values: z.array(z.object({ key: z.enum(productKeys), ...texts })),
  }),
  z.object({
    kind: z.literal('dynamic-field'),
    field_id: z.string(),
    field: z.nullable(DynamicField),
    values: z.array(
      z.pipe(
        z.object({
          key: z.enum(dynamicKeys),
          before: JsonValue,
          // JSON has no undefined: the key is missing.
          after: z.optional(JsonValue),
          text: z.nullable(z.string()),
        }),
        z.transform(({ after, ...rest }) => ({ after, ...rest })),
      ),
    ),
  }),
])

/** The changes that can be read; an unreadable change does not cost the others. */
export const StoredChanges = z.pipe(
  z.array(z.unknown()),
  z.transform((changes) =>
    changes.flatMap((change) => {
      const read = StoredChange.safeParse(change)
      return read.success ? [read.data] : []
    }),
  ),
)
