import { valueKind } from '#account/dynamic-fields/value-kind.ts'
import type { ValueKind } from '#account/dynamic-fields/kind-words.ts'
import { describe, expect, test } from 'vitest'

const words: Record<ValueKind, string[]> = {
  choice: [
    'lista',
    'LISTA',
    'select',
    'Opción',
    'opções',
    'drop-down',
    'Combo box',
    'enum',
    'radio',
  ],
  boolean: ['boolean', 'Bool', 'lógico', 'check_box', 'Sí / No', 'yes/no', 'Sim/Não'],
  number: ['numero', 'Número', 'integer', 'inteiro', 'decimal(10,2)', 'Moneda', 'moeda', 'percent'],
  date: ['fecha', 'DATE', 'data', 'date_time', 'Fecha y hora', 'data/hora'],
  text: [
    'texto',
    'Text',
    'string',
    'varchar(255)',
    'correo',
    'E-mail',
    'URL',
    'Teléfono',
    'telefone',
  ],
  multiline: ['Texto largo', 'text-area', 'memo', 'Observações', 'párrafo', 'long text'],
  json: ['json', 'objeto', 'array'],
}

describe('the control of a value', () => {
  test.each(Object.entries(words).flatMap(([kind, all]) => all.map((word) => [word, kind])))(
    'declared as "%s" is %s',
    (word, kind) => expect(valueKind(word, null)).toBe(kind),
  )

  test.each([
    ['boolean', 'sí', 'boolean'],
    ['boolean', 'quizás', 'text'],
    ['boolean', 2, 'number'],
    ['numero', '1.234,50', 'text'],
    ['numero', '12,50', 'number'],
    ['numero', true, 'boolean'],
    ['fecha', '15/01/2024', 'text'],
    ['fecha', '2024-01-15T00:00:00Z', 'date'],
    ['fecha', 1705276800, 'number'],
    ['lista', 3, 'choice'],
    ['lista', 'two\nlines', 'multiline'],
    ['lista', ['Gold', 'Silver'], 'json'],
    ['texto', { a: 1 }, 'json'],
    ['texto', 12, 'text'],
    ['boolean', '', 'boolean'],
    ['json', 'text', 'json'],
  ])('declared as "%s" and holding %j is %s', (type, value, kind) => {
    expect(valueKind(type, value)).toBe(kind)
  })

  test.each([
    [true, 'boolean'],
    [1, 'number'],
    ['2024-01-15', 'text'],
    ['', 'text'],
    ['x'.repeat(120), 'text'],
    ['x'.repeat(121), 'multiline'],
    ['a\nb', 'multiline'],
    [[1], 'json'],
    [{}, 'json'],
    [null, 'json'],
  ])('of an unknown type follows the JSON type of %j', (value, kind) => {
    expect(valueKind('geo', value)).toBe(kind)
    expect(valueKind(null, value)).toBe(kind)
  })
})
