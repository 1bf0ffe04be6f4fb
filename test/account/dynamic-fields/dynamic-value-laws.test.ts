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

/** Texts that a control of a kind can hold as they are. */
const holds: Record<ValueKind, (text: string) => boolean> = {
  choice: isLine,
  text: isLine,
  boolean: (text) => text === 'true' || text === 'false',
  number: (text) => isLine(text) && isNumber(text),
  date: isIsoDate,
  multiline: (text) => !text.includes('\r'),
  json: (text) => JSON.parse(text) !== undefined,
}

/** What is read, or undefined. */
function read(...given: Parameters<typeof readValueText>): Json | undefined {
  const found = readValueText(...given)
  return 'value' in found ? found.value : undefined
}

describe('the laws of a dynamic value', () => {
  test('reading back the text of any value gives the same value, to the JSON type', () => {
    fc.assert(
      fc.property(anyKind, anyJson, anyOptions, (kind, value, options) => {
        expect(read(kind, textOfValue(kind, value), value, options)).toBe(value)
      }),
    )
  })

  test('a kind is chosen only when it shows the value without loss', () => {
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

  test('a value can be typed over another one of its kind and JSON type', () => {
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

  test('what is read keeps the JSON type of what was there', () => {
    const keeping = new Set<ValueKind>(['boolean', 'number', 'date', 'text', 'multiline'])
    fc.assert(
      fc.property(anyType, anyJson, anyText, anyOptions, (type, before, text, options) => {
        const kind = valueKind(type, before)
        // A number where text is declared may become any text.
        const isFree = typeof before !== 'string' && (kind === 'text' || kind === 'multiline')
        fc.pre(before !== null && keeping.has(kind) && !isFree)
        const found = read(kind, text, before, options) ?? null
        expect(found === null || typeof found === typeof before).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('text is kept to the letter, but for blanks alone', () => {
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

  test('an emptied control stands for null, or for the empty text that was there', () => {
    fc.assert(
      fc.property(anyKind, anyJson, anyOptions, (kind, before, options) => {
        fc.pre(textOfValue(kind, before) !== '')
        expect(editValue(kind, '', before, options)).toEqual({ text: '', value: null })
      }),
    )
  })

  test('no text makes it throw, and what cannot be sent says why', () => {
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

  test('no number is sent that may have lost digits, but one that was there and stays', () => {
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
