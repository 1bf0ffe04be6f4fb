import { dynamicKeys, type DynamicKey } from '../dynamic-fields/dynamic-edits.ts'
import type { FieldKey } from './fields.ts'
import { productKeys, type ProductKey } from '../products/product-edits.ts'

/**
 * What a change, a problem or a conflict is about. `id` is a product's, or the key of one that is staged
 * as new; a null `key` stands for the whole.
 */
export type Part =
  | { kind: 'field'; field: FieldKey }
  | { kind: 'product'; id: string; key: ProductKey | null }
  | { kind: 'dynamic-field'; field_id: string; key: DynamicKey | null }

/** A part as one text, the same for the same part: a field's is its own key. */
export function partId(part: Part): string {
  if (part.kind === 'field') return part.field
  const [kind, id] = part.kind === 'product' ? ['product', part.id] : ['custom', part.field_id]
  return part.key === null ? `${kind}.${id}` : `${kind}.${id}.${part.key}`
}

export function fieldPart(field: FieldKey): Part {
  return { kind: 'field', field }
}

export function productPart(id: string, key: ProductKey | null = null): Part {
  return { kind: 'product', id, key }
}

export function dynamicPart(field_id: string, key: DynamicKey | null = null): Part {
  return { kind: 'dynamic-field', field_id, key }
}

/** The part that a `partId` stands for. Ids of products and fields may hold dots, keys never do. */
export function partOfId(id: string): Part {
  const [kind, ...rest] = id.split('.')
  if (kind === 'product') return { kind, ...splitKey(rest, productKeys, 'id') }
  if (kind === 'custom')
    return { kind: 'dynamic-field', ...splitKey(rest, dynamicKeys, 'field_id') }
  return fieldPart(id as FieldKey)
}

function splitKey<Key extends string, Name extends string>(
  rest: readonly string[],
  keys: readonly Key[],
  name: Name,
): Record<Name, string> & { key: Key | null } {
  const key = rest.length > 1 ? (keys.find((each) => each === rest.at(-1)) ?? null) : null
  const id = (key === null ? rest : rest.slice(0, -1)).join('.')
  return { [name]: id, key } as Record<Name, string> & { key: Key | null }
}
