// How untrusted answers are read. A value off contract costs its own field and nothing around it.
import * as z from 'zod/mini'

/**
 * A value promised as "string or null". A number or boolean in its place is kept as its text, since
 * nothing is lost by that; anything else, and a missing key, reads as null. Never fails.
 */
export const Text = z.pipe(z.optional(z.unknown()), z.transform(asText))

/**
 * An id: a non-empty string, or null. A number past 2^53 has already lost digits when JSON was
 * parsed, so it is no id at all. Never fails.
 */
export const Id = z.pipe(
  z.optional(z.unknown()),
  z.transform((value: unknown) => asText(value)?.trim() || null),
)

/** The id of an account, which has to fit into an address: half a surrogate pair makes it none. */
export const AccountId = z.pipe(
  Id,
  z.string().check(z.refine((id: string) => !/\p{Surrogate}/u.test(id))),
)

/** A number, or the text of one in its place; null for anything else. Never fails. */
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
 * Reads each item of what should be an array, and leaves out what the schema refuses and, of several
 * items with the same `idOf`, all but the first. Returns the others and how many were left out; no array
 * at all reads as none.
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
