import { fields, type FieldKey } from './fields.ts'

// What reads like a field of ours and is none: a part of a product or of a dynamic field, and words
// that only in company mean something else ("the field name is invalid", "status code 400").
const others = [
  String.raw`(?:products?|dynamic[_ ]?fields?)(?:\[\w*\]|[./]\w+)[\w.[\]/]*`,
  String.raw`(?:field|property|parameter|param|attribute|column|key|header|file|host|domain|user|first|last|tenant|provider|product|product[_ ]?type|coverage)[_ ]?names?`,
  String.raw`(?:provider|product|coverage)[_ ]?(?:status|(?:start|end)[_ ]?date)`,
  String.raw`(?:http|response)[_ ]?status`,
  String.raw`status[_ ]?codes?`,
]

const aliases: Partial<Record<FieldKey, readonly string[]>> = {
  client_id: ['client_name'],
  country_id: ['country_name'],
  department_id: ['department_name'],
  city_id: ['city_name'],
  email: ['e_mail'],
}

const spellings = fields.flatMap(({ key }) =>
  [key, ...(aliases[key] ?? [])].map((word) => ({ key, word })),
)

const keys = new Map(spellings.map(({ key, word }) => [squash(word), key]))

const words = spellings
  .map(({ word }) => word)
  .toSorted((one, other) => other.length - one.length)
  .map((word) => word.replaceAll('_', '[_ -]?'))

// `\b` takes "é" for the end of a word, so it would find "document" in "documentación".
const names = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:${[...others, ...words].join('|')})(?![\p{L}\p{N}_])`,
  'giu',
)

/**
 * The fields that a refusal's message names, in the order of the form; none where it names none.
 * Found as whole words in any case, as "business_name", "business name", "businessName" or at the end
 * of a path ("address.street"); the longest name wins, so that "business_name" is not also "name".
 * A word that belongs to a product, a dynamic field or the sentence itself ("field name") is no field.
 */
export function fieldsNamedIn(message: string): FieldKey[] {
  const found = new Set([...message.matchAll(names)].map(([text]) => keys.get(squash(text))))
  return fields.flatMap(({ key }) => (found.has(key) ? [key] : []))
}

function squash(word: string): string {
  return word.replace(/[_ -]/g, '').toLowerCase()
}
