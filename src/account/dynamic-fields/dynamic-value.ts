// Converts the value of a dynamic field to text and back. The server may hold any JSON value, and
// editing keeps its JSON type.
import { isIsoDate } from '#contract/account-write.ts'
import { cleanCode } from '#contract/invisible.ts'
import type { Json, ValueEdit } from './dynamic-edits.ts'
import {
  exactNumber,
  holdsInfinity,
  holdsLostDigits,
  numberSpelling,
} from '../fields/exact-number.ts'
import { isEmptyText } from '../fields/field-value.ts'
import { isSameJson } from '../fields/json.ts'
import { spellTruth, truthOf } from './truth.ts'
import { inTextArea, typedArea } from '../fields/typed-text.ts'
import { fitsKind } from './value-kind.ts'
import type { ValueKind } from './kind-words.ts'

/**
 * Why a text cannot be sent as a value. `too-long-number`: JavaScript would send a different
 * number.
 */
export type ValueProblem = 'boolean' | 'number' | 'too-long-number' | 'date' | 'json'
export type ReadValue = { value: Json } | { problem: ValueProblem }

/**
 * The text that a control shows for a value; '' for null. A boolean shows as "true" or "false"
 * however the server stores it, a number as its shortest exact text, a date as received, and line
 * breaks as in a text area.
 */
export function textOfValue(kind: ValueKind, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (kind === 'json' || typeof value === 'object') return JSON.stringify(value, null, 2)
  if (kind === 'boolean') return String(truthOf(value) ?? '')
  const text = `${value as string | number | boolean}`
  return kind === 'multiline' ? inTextArea(text) : text
}

/**
 * The JSON value of a text. It keeps the JSON type of `before`, and the unchanged text gives
 * `before` itself. Blank text gives null, or '' if `before` was ''. `options` are values of the
 * same field in other accounts: a choice takes the type of the option, and a boolean the words of
 * the options. Never throws.
 */
export function readValueText(
  kind: ValueKind,
  text: string,
  before: unknown,
  options: readonly Json[] = [],
): ReadValue {
  if (text === textOfValue(kind, before)) return { value: (before ?? null) as Json }
  if (kind === 'json') return readJson(text, before)
  if (isEmptyText(text)) return { value: before === '' ? '' : null }
  if (kind === 'boolean') {
    if (text !== 'true' && text !== 'false') return { problem: 'boolean' }
    return { value: spellTruth(text === 'true', truthLike(before, options), options) }
  }
  if (kind === 'number') return readNumberLike(text, before)
  if (kind === 'date') {
    const date = cleanCode(text)
    return isIsoDate(date) ? { value: date } : { problem: 'date' }
  }
  if (kind === 'choice') return readChoice(text, before, options)
  const isArea = kind === 'multiline' && typeof before === 'string'
  return { value: ofTypeBefore(isArea ? typedArea(text, before) : text, before) }
}

/** The edit for the text of a control. A null text clears a value of any kind. */
export function editValue(
  kind: ValueKind,
  text: string | null,
  before: unknown,
  options: readonly Json[] = [],
): ValueEdit {
  if (text === null) return { text, value: null }
  const read = readValueText(kind, text, before, options)
  return { text, value: 'value' in read ? read.value : undefined }
}

/** Why the text of a control cannot be sent; null when it can. */
export function valueProblem(
  kind: ValueKind,
  text: string | null,
  before: unknown,
  options: readonly Json[] = [],
): ValueProblem | null {
  if (text === null) return null
  const read = readValueText(kind, text, before, options)
  return 'problem' in read ? read.problem : null
}

/** Whether two values are the same JSON, including types: "1" is not 1. */
export function isSameDynamicValue(one: unknown, other: unknown): boolean {
  return isSameJson(one, other)
}

/**
 * The value whose spelling a boolean copies: the value before or, if that is empty, a value in
 * other accounts.
 */
function truthLike(before: unknown, options: readonly Json[]): unknown {
  if (truthOf(before) !== null) return before
  const seen = options.filter((each) => truthOf(each) !== null)
  return seen.find((each) => before === null || typeof each === typeof before) ?? before
}

function readNumberLike(text: string, before: unknown): ReadValue {
  const spelling = numberSpelling(cleanCode(text))
  if (spelling === null) return { problem: 'number' }
  // A string can hold any number of digits.
  if (typeof before === 'string') {
    return { value: before.includes(',') ? spelling.replace('.', ',') : spelling }
  }
  const value = exactNumber(spelling)
  return value === null ? { problem: 'too-long-number' } : { value }
}

function readChoice(text: string, before: unknown, options: readonly Json[]): ReadValue {
  const matches = options.filter(
    (each) => fitsKind('choice', each) && textOfValue('choice', each) === text,
  )
  const option = matches.find((each) => typeof each === typeof before) ?? matches[0]
  if (option === undefined) return { value: ofTypeBefore(text, before) }
  return holdsLostDigits(option) ? { problem: 'too-long-number' } : { value: option }
}

/** The text unchanged, unless a value of the previous type would show as exactly this text. */
function ofTypeBefore(text: string, before: unknown): Json {
  if (typeof before === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  const value = typeof before === 'number' ? exactNumber(text) : null
  return value !== null && String(value) === text ? value : text
}

const stringOrNumber = /"(?:[^"\\]+|\\.)*"|-?\d[\d.eE+-]*/g

function readJson(text: string, before: unknown): ReadValue {
  if (isEmptyText(text)) return { value: null }
  try {
    const value = JSON.parse(text) as Json
    const numbers = (text.match(stringOrNumber) ?? []).filter((each) => !each.startsWith('"'))
    const isExact = numbers.every((each) => exactNumber(each) !== null)
    // JSON.stringify shows Infinity as null, so a change elsewhere in the value would lose it.
    if (!isExact || holdsInfinity(before)) return { problem: 'too-long-number' }
    // isSameJson throws when the value is nested too deep to be sent.
    return { value: isSameJson(value, before) ? (before as Json) : value }
  } catch {
    return { problem: 'json' }
  }
}
