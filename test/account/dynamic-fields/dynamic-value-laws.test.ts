import type { Json } from '#account/dynamic-fields/dynamic-edits.ts'
import {
  editValue,
  readValueText,
  textOfValue,
  valueProblem,
} from '#account/dynamic-fields/dynamic-value.ts'
import { holdsInfinity, holdsLostDigits } from '#account/fields/exact-number.ts'
import { isSameJson } from '#account/fields/json.ts'
import { valueKind } from '#account/dynamic-fields/value-kind.ts'
import type { ValueKind } from '#account/dynamic-fields/kind-words.ts'
import { isIsoDate } from '#contract/account-write.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyJson, anyKind, anyOptions, anyText, anyType } from '../arbitrary-json.ts'

const isLine = (text: string) => !/[\n\r]/.test(text)
const isNumber = (text: string) =>
  text === 'Infinity' || !Number.isNaN(Number(text.replace(',', '.')))

/** Whether a control of each kind can hold a text unchanged. */
const holds: Record<ValueKind, (text: string) => boolean> = {
  choice: isLine,
  text: isLine,
  boolean: (text) => text === 'true' || text === 'false',
  number: (text) => isLine(text) && isNumber(text),
  date: isIsoDate,
  multiline: (text) => !text.includes('\r'),
  json: (text) => JSON.parse(text) !== undefined,
}

/** The value that was read, or undefined when there is a problem. */
function read(...given: Parameters<typeof readValueText>): Json | undefined {
  const found = readValueText(...given)
  return 'value' in found ? found.value : undefined
}

describe('laws of a dynamic value', () => {
  test('reading the text of a value gives the same value with the same JSON type', () => {
    fc.assert(
      fc.property(anyKind, anyJson, anyOptions, (kind, value, options) => {
        expect(read(kind, textOfValue(kind, value), value, options)).toBe(value)
      }),
    )
  })

  test('a kind is chosen only when its control shows the value without loss', () => {
    fc.assert(
      fc.property(anyType, anyJson, (type, value) => {
        const kind = valueKind(type, value)
        const text = textOfValue(kind, value)
        const isShown = text === '' ? value === null || value === '' : holds[kind](text)
        expect({ kind, text, isShown }).toEqual({ kind, text, isShown: true })
        expect(typeof value !== 'object' || value === null || kind === 'json').toBe(true)
      }),
    )
  })

  test('a value can be typed over another value of its kind and JSON type', () => {
    fc.assert(
      fc.property(anyType, anyJson, anyJson, (type, value, before) => {
        const kind = valueKind(type, value)
        fc.pre(valueKind(type, before) === kind && typeof before === typeof value)
        fc.pre(before !== '' && !holdsInfinity(before) && !holdsLostDigits(value))
        const text = textOfValue(kind, value)
        fc.pre(text.trim() !== '')
        const found = read(kind, text, before)
        const plain = (text: string) => text.trim().replace(',', '.')
        expect(plain(textOfValue(kind, found))).toBe(plain(text))
        expect(typeof value === 'string' || isSameJson(found, value)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('a new value keeps the JSON type of the value before', () => {
    const keeping = new Set<ValueKind>(['boolean', 'number', 'date', 'text', 'multiline'])
    fc.assert(
      fc.property(anyType, anyJson, anyText, anyOptions, (type, before, text, options) => {
        const kind = valueKind(type, before)
        // A number in a field declared as text may become any text.
        const isFree = typeof before !== 'string' && (kind === 'text' || kind === 'multiline')
        fc.pre(before !== null && keeping.has(kind) && !isFree)
        const found = read(kind, text, before, options) ?? null
        expect(found === null || typeof found === typeof before).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('a text stays unchanged unless it is blank', () => {
    const kinds = fc.constantFrom<ValueKind>('text', 'choice', 'multiline')
    fc.assert(
      fc.property(kinds, anyText, anyJson, (kind, text, before) => {
        fc.pre(text.trim() !== '' && holds[kind](text))
        expect(textOfValue(kind, read(kind, text, before))).toBe(text)
      }),
    )
  })

  test('clearing gives null for every kind', () => {
    fc.assert(
      fc.property(anyKind, anyJson, anyOptions, (kind, before, options) => {
        expect(editValue(kind, null, before, options)).toEqual({ text: null, value: null })
        expect(valueProblem(kind, null, before, options)).toBeNull()
      }),
    )
  })

  test('emptying a control that showed a text gives null', () => {
    fc.assert(
      fc.property(anyKind, anyJson, anyOptions, (kind, before, options) => {
        fc.pre(textOfValue(kind, before) !== '')
        expect(editValue(kind, '', before, options)).toEqual({ text: '', value: null })
      }),
    )
  })

  test('no text throws, and every text that cannot be sent has a problem', () => {
    fc.assert(
      fc.property(anyKind, anyText, anyJson, anyOptions, (kind, text, before, options) => {
        const { value } = editValue(kind, text, before, options)
        expect(valueProblem(kind, text, before, options) === null).toBe(value !== undefined)
      }),
      { numRuns: 500 },
    )
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    expect(readValueText('json', deep, null)).toEqual({ problem: 'json' })
  })

  test('no number that may have lost digits is sent', () => {
    const literal = fc.stringMatching(/^-?(0|[1-9]\d{0,24})(\.\d{1,24})?(e[+-]?\d{1,3})?$/)
    fc.assert(
      fc.property(
        fc.constantFrom<ValueKind>('number', 'json', 'choice'),
        literal,
        fc.boolean(),
        (kind, written, isShown) => {
          const seen = Number(written)
          const text = isShown ? String(seen) : written
          const { value } = editValue(kind, text, 5, [seen])
          expect(holdsLostDigits(value)).toBe(false)
          expect(typeof value !== 'number' || value === seen).toBe(true)
        },
      ),
    )
  })
})
