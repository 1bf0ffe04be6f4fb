// Where in the products and dynamic fields of a refused body its message points to.
import type { AccountPatch } from '#contract/account-write.ts'
import { dynamicKeys } from '../dynamic-fields/dynamic-edits.ts'
import { dynamicPath, fieldPath, productPath, type FieldPath } from '../fields/field-path.ts'
import { productKeys } from '../products/product-edits.ts'
import { fieldsNamedIn } from '../fields/fields-named.ts'

export interface RejectedBody {
  patch: AccountPatch
  /** What each entry of `products` is about. */
  productIds: readonly string[]
  /** What dynamic fields are called, as they were read and as they are staged. */
  dynamicNames?: readonly { field_id: string; name?: string | null | undefined }[]
}

const entry =
  /\b(products|dynamic_?fields)(?:\[(\d+)\]|[./](\d+))(?:[./[]["']?([a-z_]+)["']?\]?)?/gi

/** The same, to the end of the path: nothing in it is a field of the account. */
const path = /\b(?:products|dynamic_?fields)(?:\[\d+\]|[./]\d+)[\w.[\]/"']*/gi

/**
 * The parts that a refusal's message names; none where it names none. An entry of an array is named by
 * its place in the body ("products[0].end_date"), or by its id anywhere in the message; a dynamic field
 * by what it is called too, where the message names nothing else.
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
  // What it says beside the id of a product is said of that.
  if (named.length > 0) return named
  const others = [...fields, ...byKey(message, body)]
  return others.length > 0 ? others : byName(message, body)
}

/** The only products that a key which no account has can be about. */
function byKey(message: string, { patch, productIds }: RejectedBody): FieldPath[] {
  return (['provider_id', 'product_type_id', 'coverage_id'] as const).flatMap((key) => {
    const word = new RegExp(String.raw`(?<![\w-])${key.replaceAll('_', '[_ ]?')}(?![\w-])`, 'i')
    if (!word.test(message)) return []
    const having = (patch.products ?? []).flatMap((change, place) =>
      key in change ? [productIds[place] ?? ''] : [],
    )
    return having.length === 1 ? having.map((id) => productPath(id, key)) : []
  })
}

function entryPath(
  { patch, productIds }: RejectedBody,
  isProduct: boolean,
  place: number,
  word: string,
): FieldPath[] {
  if (isProduct) {
    const id = productIds[place]
    return id === undefined ? [] : [productPath(id, keyOf(productKeys, word) ?? null)]
  }
  const change = patch.dynamic_fields?.[place]
  if (!change) return []
  return [dynamicPath(change.field_id, keyOf(dynamicKeys, word) ?? 'value')]
}

/** A key by its name in a message, which may be spelt "endDate". */
function keyOf<Key extends string>(keys: readonly Key[], word: string): Key | undefined {
  const squash = (text: string) => text.replaceAll('_', '').toLowerCase()
  return keys.find((key) => squash(key) === squash(word))
}

function byName(message: string, { patch, dynamicNames = [] }: RejectedBody): FieldPath[] {
  const named = new Set(
    dynamicNames.flatMap(({ field_id, name }) => {
      const text = name?.trim() ?? ''
      // Shorter ones stand in every other sentence.
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
