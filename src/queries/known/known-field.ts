import * as z from 'zod/mini'
import { holdsLostDigits } from '#account/fields/exact-number.ts'
import { valueKind } from '#account/dynamic-fields/value-kind.ts'
import { codePoints } from '#contract/account-write.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import { Text } from '#contract/tolerant.ts'

const maxOptions = 200
const maxCharacters = 200

type Option = string | number | boolean

/** What is known of a dynamic field. `options`: the values that it has had, the newest last. */
export const KnownField = z.pipe(
  z.object({
    field_id: z.string(),
    name: Text,
    type: Text,
    options: z.catch(z.array(z.unknown()), []),
  }),
  z.transform(({ options, ...field }) => ({
    ...field,
    options: options.filter((value) => isOption(field.type, value)),
  })),
)
export type KnownField = z.output<typeof KnownField>

/** What one account shows of a field. `knownType` is used where the account names no type. */
export function seenField(field: DynamicField, knownType: string | null): KnownField {
  const { field_id, name, value } = field
  const type = field.type ?? knownType
  return { field_id, name, type, options: isOption(type, value) ? [value] : [] }
}

/**
 * Merges what is known of one field from two sources. The newer one wins, except where it is null;
 * of too many options, the oldest are dropped. Returns `older` itself when `newer` adds nothing.
 */
export function mergeFields(older: KnownField, newer: KnownField): KnownField {
  const name = newer.name ?? older.name
  const type = newer.type ?? older.type
  // Values from before the field's type changed are no options now, and may be personal text.
  const known = type === older.type ? older.options : []
  const added = newer.options.filter((option) => !known.includes(option))
  if (name === older.name && type === older.type && added.length === 0) return older
  return { field_id: older.field_id, name, type, options: [...known, ...added].slice(-maxOptions) }
}

// Only values of a choice: text in other fields may be personal, and nobody picks it again.
function isOption(type: string | null, value: unknown): value is Option {
  const isPlain =
    typeof value === 'string'
      ? value.trim() !== '' && codePoints(value) <= maxCharacters
      : typeof value === 'boolean' || (typeof value === 'number' && !holdsLostDigits(value))
  return isPlain && valueKind(type, value) === 'choice'
}
