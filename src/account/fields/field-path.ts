import { dynamicKeys, type DynamicKey } from '../dynamic-fields/dynamic-edits.ts'
import type { FieldKey } from './fields.ts'
import { productKeys, type ProductKey } from '../products/product-edits.ts'

/**
 * A path to a field, product or dynamic field, or to one value of it. Changes, problems and
 * conflicts are about a field path. `id` is the id of a product, or the key of one that is staged
 * as new. A null `key` means the whole product or dynamic field.
 */
export type FieldPath =
  | { kind: 'field'; field: FieldKey }
  | { kind: 'product'; id: string; key: ProductKey | null }
  | { kind: 'dynamic-field'; field_id: string; key: DynamicKey | null }

/** A field path as text, unique per path. The path of a field is the field's key. */
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

/**
 * The field path of a `pathId`. Ids of products and dynamic fields may contain dots; keys never do.
 */
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
