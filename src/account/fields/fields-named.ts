import { fields, type FieldKey } from './fields.ts'

// Words that look like a field name but are not one: a key of a product or dynamic field, and words
// with another meaning in context ("the field name is invalid", "status code 400").
const notFields = [
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

// `\b` treats "é" as the end of a word, so it would find "document" in "documentación".
const names = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:${[...notFields, ...words].join('|')})(?![\p{L}\p{N}_])`,
  'giu',
)

/**
 * The fields that the message of a validation error names, in the order of the form; none if it
 * names none. Matches whole words in any case, such as "business_name", "business name",
 * "businessName" or the end of a path ("address.street"). The longest name wins, so that
 * "business_name" does not also match "name". Ignores words that belong to a product, a dynamic
 * field or the sentence itself ("field name").
 */
export function fieldsNamedIn(message: string): FieldKey[] {
  const found = new Set([...message.matchAll(names)].map(([text]) => keys.get(squash(text))))
  return fields.flatMap(({ key }) => (found.has(key) ? [key] : []))
}

function squash(word: string): string {
  return word.replace(/[_ -]/g, '').toLowerCase()
}
