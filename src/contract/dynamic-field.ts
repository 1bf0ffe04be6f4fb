import * as z from 'zod/mini'
import { Id, Text, TolerantNumber } from './tolerant.ts'

/** A field that the tenant defined. `value` is any JSON; an absent value reads as null. */
export const DynamicField = z.object({
  field_id: z.pipe(Id, z.string()),
  name: Text,
  type: Text,
  order: TolerantNumber,
  value: z.pipe(
    z.optional(z.unknown()),
    z.transform((value: unknown) => value ?? null),
  ),
})
export type DynamicField = z.output<typeof DynamicField>
