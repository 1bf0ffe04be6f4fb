import { dynamicKeys, type DynamicKey } from '../dynamic-fields/dynamic-edits.ts'
import type { FieldKey } from './fields.ts'
import { productKeys, type ProductKey } from '../products/product-edits.ts'

/**
 * What a change, a problem or a conflict is about. `id` is a product's, or the key of one that is staged
 * as new; a null `key` stands for the whole.
 */
export type FieldPath =
  | { kind: 'field'; field: FieldKey }
  | { kind: 'product'; id: string; key: ProductKey | null }
  | { kind: 'dynamic-field'; field_id: string; key: DynamicKey | null }

/** A part as one text, the same for the same part: a field's is its own key. */
export function pathId(path: FieldPath): string {
  if (path.kind === 'field') return path.field
  const [kind, id] = path.kind === 'product' ? ['product', path.id] : ['custom', path.field_id]
  return path.key === null ? `${kind}.${id}` : `${kind}.${id}.${path.key}`
}

export function fieldPath(field: FieldKey): FieldPath {
  return { kind: 'field', field }
}

export function productPath(id: string, key: ProductKey | null = null): FieldPath {
  return { kind: 'product', id, key }
}

export function dynamicPath(field_id: string, key: DynamicKey | null = null): FieldPath {
  return { kind: 'dynamic-field', field_id, key }
}

/** The part that a `pathId` stands for. Ids of products and fields may hold dots, keys never do. */
export function pathOfId(id: string): FieldPath {
  const [kind, ...rest] = id.split('.')
  if (kind === 'product') return { kind, ...splitKey(rest, productKeys, 'id') }
  if (kind === 'custom')
    return { kind: 'dynamic-field', ...splitKey(rest, dynamicKeys, 'field_id') }
  return fieldPath(id as FieldKey)
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
