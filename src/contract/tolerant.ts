// Schemas for untrusted answers. A value that breaks the contract costs its own field and nothing
// else.
import * as z from 'zod/mini'

/**
 * A value that the API documents as "string or null". A number or boolean is kept as text, since
 * that loses nothing; any other value, or a missing key, reads as null. Never fails.
 */
export const Text = z.pipe(z.optional(z.unknown()), z.transform(asText))

/**
 * An id: a non-empty string, or null. A number past 2^53 lost digits when the JSON was parsed, so
 * it reads as null. Never fails.
 */
export const Id = z.pipe(
  z.optional(z.unknown()),
  z.transform((value: unknown) => asText(value)?.trim() || null),
)

/** The id of an account, which must fit into a URL: a lone surrogate makes it invalid. */
export const AccountId = z.pipe(
  Id,
  z.string().check(z.refine((id: string) => !/\p{Surrogate}/u.test(id))),
)

/** A number, or a text that holds one; null for any other value. Never fails. */
export const TolerantNumber = z.pipe(
  z.optional(z.unknown()),
  z.transform((value: unknown) => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    return typeof number === 'number' && Number.isFinite(number) ? number : null
  }),
)

function asText(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'number') return null
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? null : String(value)
}

/**
 * Reads each item of an array. Leaves out the items that the schema rejects and every item whose
 * `idOf` repeats an earlier one; `skipped` counts both. A value that is not an array reads as no
 * items.
 */
export function readEach<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  idOf: (item: z.output<Schema>) => string,
): { items: z.output<Schema>[]; skipped: number } {
  const source: unknown[] = Array.isArray(value) ? value : []
  const items = new Map<string, z.output<Schema>>()
  let skipped = 0
  for (const item of source) {
    const read = schema.safeParse(item)
    if (read.success && !items.has(idOf(read.data))) items.set(idOf(read.data), read.data)
    else skipped += 1
  }
  return { items: [...items.values()], skipped }
}
