import type { Json } from '#account/dynamic-fields/dynamic-edits.ts'
import type { ValueKind } from '#account/dynamic-fields/kind-words.ts'
import * as fc from 'fast-check'

const valueKinds: readonly ValueKind[] = [
  'choice',
  'boolean',
  'number',
  'date',
  'text',
  'multiline',
  'json',
]

const isoDate = fc.constantFrom('2024-02-29', '2024-01-15T00:00:00Z', '2024-01-15 10:30')
const truth = fc.constantFrom(
  'true',
  'false',
  'FALSE',
  'S',
  'n',
  'Sí',
  'NO',
  'yes',
  'Não',
  '1',
  '0',
)
const numeric = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .chain((value) => fc.constantFrom(String(value), String(value).replace('.', ','), ` ${value}`))

/** Texts as people and servers write them: words, numbers, dates, yes and no, lines, and noise. */
export const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.json(),
  fc.array(fc.string(), { minLength: 2, maxLength: 3 }).map((lines) => lines.join('\r\n')),
  fc.constantFrom('', ' ', '\n', 'a\nb', '1.234,5', '9007199254740993', '1e400', '{"a":'),
  isoDate,
  truth,
  numeric,
)

/** Values as `JSON.parse` returns them, including Infinity for a number that is too large. */
export const anyJson: fc.Arbitrary<Json> = fc.oneof(
  fc.jsonValue() as fc.Arbitrary<Json>,
  anyText,
  fc.constantFrom(0, 1, -1.5, 9007199254740992, Infinity, true, false, null),
)

export const anyKind = fc.constantFrom(...valueKinds)
export const anyOptions = fc.array(anyJson, { maxLength: 3 })

/** A declared type: known, unknown or none. */
export const anyType = fc.oneof(
  fc.constantFrom('lista', 'boolean', 'número', 'fecha', 'texto', 'Texto largo', 'json', 'geo'),
  fc.constant(null),
)
