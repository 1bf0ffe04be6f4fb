// Finds the field paths that a validation error names in its message.
import type { AccountPatch } from '#contract/account-write.ts'
import { dynamicKeys } from '../dynamic-fields/dynamic-edits.ts'
import { dynamicPath, fieldPath, productPath, type FieldPath } from '../fields/field-path.ts'
import { productKeys } from '../products/product-edits.ts'
import { fieldsNamedIn } from '../fields/fields-named.ts'

export interface RejectedBody {
  patch: AccountPatch
  /** For each entry of `products`, the id of the product or the key of a new one. */
  productIds: readonly string[]
  /** The names of dynamic fields, both as read and as staged. */
  dynamicNames?: readonly { field_id: string; name?: string | null | undefined }[]
}

const entry =
  /\b(products|dynamic_?fields)(?:\[(\d+)\]|[./](\d+))(?:[./[]["']?([a-z_]+)["']?\]?)?/gi

/** Such a path to its end. No word in it names a field of the account. */
const path = /\b(?:products|dynamic_?fields)(?:\[\d+\]|[./]\d+)[\w.[\]/"']*/gi

/**
 * The field paths that the message of a validation error names; none if it names none. A message
 * may name an entry of an array by its index in the body ("products[0].end_date") or by its id. If
 * it names nothing else, it may name a dynamic field by the field's name.
 */
export function pathsNamedIn(message: string, body: RejectedBody): FieldPath[] {
  const entries = [...message.matchAll(entry)].flatMap(([, list = '', one, other, key]) =>
    entryPath(body, list.toLowerCase().startsWith('p'), Number(one ?? other), key ?? ''),
  )
  const fields = fieldsNamedIn(message.replaceAll(path, ' ')).flatMap((field) =>
    field === 'city_id' ? [] : [fieldPath(field)],
  )
  if (entries.length > 0) return [...fields, ...entries]
  const named = byId(message, body)
  // A message that gives the id of a product is about that product.
  if (named.length > 0) return named
  const mentioned = [...fields, ...byKey(message, body)]
  return mentioned.length > 0 ? mentioned : byName(message, body)
}

/**
 * The product that a key belongs to, for keys that only products have. Empty unless exactly one
 * product in the body has the key.
 */
function byKey(message: string, { patch, productIds }: RejectedBody): FieldPath[] {
  return (['provider_id', 'product_type_id', 'coverage_id'] as const).flatMap((key) => {
    const word = new RegExp(String.raw`(?<![\w-])${key.replaceAll('_', '[_ ]?')}(?![\w-])`, 'i')
    if (!word.test(message)) return []
    const having = (patch.products ?? []).flatMap((change, index) =>
      key in change ? [productIds[index] ?? ''] : [],
    )
    return having.length === 1 ? having.map((id) => productPath(id, key)) : []
  })
}

function entryPath(
  { patch, productIds }: RejectedBody,
  isProduct: boolean,
  index: number,
  word: string,
): FieldPath[] {
  if (isProduct) {
    const id = productIds[index]
    return id === undefined ? [] : [productPath(id, keyOf(productKeys, word) ?? null)]
  }
  const change = patch.dynamic_fields?.[index]
  if (!change) return []
  return [dynamicPath(change.field_id, keyOf(dynamicKeys, word) ?? 'value')]
}

/** Finds a key by its name in a message, which may be spelled "endDate". */
function keyOf<Key extends string>(keys: readonly Key[], word: string): Key | undefined {
  const squash = (text: string) => text.replaceAll('_', '').toLowerCase()
  return keys.find((key) => squash(key) === squash(word))
}

function byName(message: string, { patch, dynamicNames = [] }: RejectedBody): FieldPath[] {
  const named = new Set(
    dynamicNames.flatMap(({ field_id, name }) => {
      const text = name?.trim() ?? ''
      // A shorter name would match ordinary words.
      if (text.length < 3) return []
      const word = new RegExp(String.raw`(?<![\p{L}\p{N}])${escape(text)}(?![\p{L}\p{N}])`, 'iu')
      return word.test(message) ? [field_id] : []
    }),
  )
  return (patch.dynamic_fields ?? [])
    .filter(({ field_id }) => named.has(field_id))
    .map(({ field_id }) => dynamicPath(field_id, 'value'))
}

function byId(message: string, { patch, productIds }: RejectedBody): FieldPath[] {
  const isNamed = (id: string) =>
    id !== '' && new RegExp(String.raw`(?<![\w-])${escape(id)}(?![\w-])`).test(message)
  return [
    ...productIds.filter(isNamed).map((id) => productPath(id)),
    ...(patch.dynamic_fields ?? [])
      .filter(({ field_id }) => isNamed(field_id))
      .map(({ field_id }) => dynamicPath(field_id, 'value')),
  ]
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}
