import type { Json } from '#account/dynamic-fields/dynamic-edits.ts'
import {
  editValue,
  isSameDynamicValue,
  readValueText,
  textOfValue,
  valueProblem,
} from '#account/dynamic-fields/dynamic-value.ts'
import { holdsLostDigits } from '#account/fields/exact-number.ts'
import type { ValueKind } from '#account/dynamic-fields/kind-words.ts'
import { describe, expect, test } from 'vitest'

/** The value sent when `text` replaces `before`; undefined when it cannot be sent. */
function read(kind: ValueKind, text: string, before: unknown, options: Json[] = []) {
  return editValue(kind, text, before, options).value
}

describe('the text in a control', () => {
  test('is empty for null of any kind', () => {
    expect(textOfValue('json', null)).toBe('')
    expect(textOfValue('boolean', null)).toBe('')
  })

  test.each([true, 'true', 'TRUE', 1, '1', 'S', 'sí', 'Yes', 'Sim'])(
    'is "true" for a yes stored as %j',
    (value) => expect(textOfValue('boolean', value)).toBe('true'),
  )

  test.each([false, 'false', 0, '0', 'N', 'NO', 'Não'])(
    'is "false" for a no stored as %j',
    (value) => expect(textOfValue('boolean', value)).toBe('false'),
  )

  test('of a date keeps its time and time zone', () => {
    expect(textOfValue('date', '2024-01-15T23:30:00-03:00')).toBe('2024-01-15T23:30:00-03:00')
  })

  test('of an object is indented JSON', () => {
    expect(textOfValue('json', { a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}')
  })

  test('of an empty text as JSON differs from that of null', () => {
    expect(textOfValue('json', '')).toBe('""')
    expect(read('json', '', '')).toBeNull()
  })
})

describe('a number', () => {
  test('may have a decimal point or a comma', () => {
    expect(read('number', '13,5', 1)).toBe(13.5)
    expect(read('number', ' 13.5 ', null)).toBe(13.5)
    expect(read('number', '−3', 1)).toBe(-3)
  })

  test.each(['1.234,5', '1,234.50', '1.234.567', '1 234', '12 km', '0x10', 'Infinity'])(
    'is not guessed from "%s"',
    (text) => expect(readValueText('number', text, 1)).toEqual({ problem: 'number' }),
  )

  test('stored as text stays text, digit for digit', () => {
    expect(read('number', '13,5', '12.50')).toBe('13.5')
    expect(read('number', '13.50', '12.50')).toBe('13.50')
    expect(read('number', '008', '007')).toBe('008')
    expect(read('number', '203040506070809011', '203040506070809010')).toBe('203040506070809011')
  })

  test('stored as text with a decimal comma keeps the comma', () => {
    expect(read('number', '13.5', '12,50')).toBe('13,5')
  })

  test.each(['9007199254740993', '-9007199254740992', '0.1234567890123456789', '1e400', '1e-400'])(
    'spelled %s, which JavaScript would send as a different number, is not sent',
    (text) => expect(readValueText('number', text, 1)).toEqual({ problem: 'too-long-number' }),
  )

  test.each(['9007199254740991', '0.1', '100.00', '1e3', '0.000'])(
    'spelled %s is exact and is sent',
    (text) => expect(read('number', text, 1)).toBe(Number(text)),
  )

  test('replaces null as a number, and an empty text as a text', () => {
    expect(read('number', '13', null)).toBe(13)
    expect(read('number', '13', '')).toBe('13')
  })
})

describe('a yes or no', () => {
  test.each([
    [true, false],
    [1, 0],
    ['1', '0'],
    ['true', 'false'],
    ['TRUE', 'FALSE'],
    ['True', 'False'],
    ['S', 'N'],
    ['y', 'n'],
    ['si', 'no'],
    ['sí', 'no'],
    ['Yes', 'No'],
    ['Sim', 'Não'],
    ['VERDADERO', 'FALSO'],
    ['on', 'off'],
  ])('stored as %j becomes %j, and the reverse', (yes, no) => {
    expect(read('boolean', 'false', yes)).toBe(no)
    expect(read('boolean', 'true', no, [yes])).toBe(yes)
  })

  test('replaces "NO" with its most likely opposite, or with one that options contain', () => {
    expect(read('boolean', 'true', 'NO')).toBe('SI')
    expect(read('boolean', 'true', 'NO', ['YES'])).toBe('YES')
  })

  test('replaces null as in other accounts, else as a boolean', () => {
    expect(read('boolean', 'true', null)).toBe(true)
    expect(read('boolean', 'true', null, ['N'])).toBe('S')
    expect(read('boolean', 'false', null, [1])).toBe(0)
    expect(read('boolean', 'true', '')).toBe('true')
    expect(read('boolean', 'true', '', [1, 'N'])).toBe('S')
  })

  test('is not read from any other text', () => {
    expect(readValueText('boolean', 'maybe', true)).toEqual({ problem: 'boolean' })
  })
})

describe('a choice', () => {
  test('has the value and the JSON type of its option', () => {
    expect(read('choice', '2', 'a', [2])).toBe(2)
    expect(read('choice', 'true', null, ['x', true])).toBe(true)
    expect(read('choice', '2', 1, ['2'])).toBe('2')
  })

  test('prefers the JSON type of the value before when two options look the same', () => {
    expect(read('choice', '2', 1, ['2', 2])).toBe(2)
    expect(read('choice', '2', '1', [2, '2'])).toBe('2')
  })

  test('that is not an option keeps its text unchanged', () => {
    expect(read('choice', ' Oro ', 'Gold', ['Gold'])).toBe(' Oro ')
  })

  test('that is not an option keeps the JSON type of the value before if it can', () => {
    expect(read('choice', '3', 2)).toBe(3)
    expect(read('choice', '03', 2)).toBe('03')
    expect(read('choice', 'false', true)).toBe(false)
  })

  test('whose option lost digits is not sent', () => {
    expect(readValueText('choice', '9007199254740992', null, [9007199254740992])).toEqual({
      problem: 'too-long-number',
    })
  })
})

describe('a text', () => {
  test('stays unchanged', () => {
    expect(read('text', ' 12 ', 'a')).toBe(' 12 ')
  })

  test('that is blank gives null', () => {
    expect(read('text', '  ', 'a')).toBeNull()
    expect(read('text', '  ', '')).toBe('')
    expect(read('text', '', '  ')).toBeNull()
  })

  test('that was blank before stays unchanged', () => {
    expect(read('text', '  ', '  ')).toBe('  ')
  })

  test('keeps its line breaks', () => {
    expect(textOfValue('multiline', 'a\r\nb')).toBe('a\nb')
    expect(read('multiline', 'a\nb', 'a\r\nb')).toBe('a\r\nb')
    expect(read('multiline', 'a\nb\nc', 'a\r\nb')).toBe('a\r\nb\r\nc')
    expect(read('multiline', 'a\nb\nc', 'a\nb')).toBe('a\nb\nc')
  })
})

describe('a date', () => {
  test('must exist and be ISO 8601', () => {
    expect(read('date', ' 2024-02-29 ', null)).toBe('2024-02-29')
    expect(readValueText('date', '2023-02-29', null)).toEqual({ problem: 'date' })
    expect(readValueText('date', '29/02/2024', null)).toEqual({ problem: 'date' })
  })

  test('that is invalid stays as received while nobody changes it', () => {
    expect(read('date', '29/02/2024', '29/02/2024')).toBe('29/02/2024')
  })
})

describe('JSON', () => {
  test('may be any JSON', () => {
    expect(read('json', '{"a":[1,null]}', { a: 1 })).toEqual({ a: [1, null] })
    expect(read('json', 'null', { a: 1 })).toBeNull()
    expect(read('json', '"12"', 12)).toBe('12')
  })

  test('that differs only in layout gives the value before', () => {
    const before = { a: 1, b: 2 }
    expect(read('json', '{"b":2, "a":1}', before)).toBe(before)
  })

  test('that is truncated is not sent', () => {
    expect(readValueText('json', '{"a":', null)).toEqual({ problem: 'json' })
  })

  test.each([
    '{"id": 203040506070809010}',
    '[1e400]',
    '[0.1234567890123456789]',
    '-9007199254740993',
  ])('%s would be sent as a different number, and is not sent', (text) =>
    expect(readValueText('json', text, null)).toEqual({ problem: 'too-long-number' }),
  )

  test('may hold any digits inside a string', () => {
    expect(read('json', '{"1e400": "a \\" 203040506070809010"}', null)).toEqual({
      '1e400': 'a " 203040506070809010',
    })
  })

  test('whose digits were lost on reading can be left or cleared, but not changed', () => {
    const before: unknown = JSON.parse('{"id": 203040506070809011, "a": 1}')
    const text = textOfValue('json', before)
    expect(read('json', text, before)).toBe(before)
    expect(read('json', '', before)).toBeNull()
    expect(valueProblem('json', text.replace('"a": 1', '"a": 2'), before)).toBe('too-long-number')
    expect(valueProblem('json', '{"a":null,"b":1}', { a: Infinity })).toBe('too-long-number')
  })
})

test('holdsLostDigits finds a number at any depth', () => {
  expect(holdsLostDigits(JSON.parse('{"a":[1,{"b":203040506070809010}]}'))).toBe(true)
  expect(holdsLostDigits(JSON.parse('[1e400]'))).toBe(true)
  expect(holdsLostDigits({ a: ['203040506070809010', 9007199254740991, 0.1, null] })).toBe(false)
})

test('two values are the same if their JSON is, in any order of keys and with the same types', () => {
  expect(isSameDynamicValue({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true)
  expect(isSameDynamicValue('1', 1)).toBe(false)
  expect(isSameDynamicValue([1, 2], [2, 1])).toBe(false)
})

test('editValue keeps a text that cannot be read', () => {
  expect(editValue('number', '12..', 1)).toEqual({ text: '12..', value: undefined })
  expect(valueProblem('number', '12..', 1)).toBe('number')
  expect(valueProblem('number', '12', 1)).toBeNull()
})
