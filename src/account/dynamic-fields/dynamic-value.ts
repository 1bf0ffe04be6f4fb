// The value of a dynamic field as text, and back. What the server holds is any JSON; its JSON type is kept.
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

/** Why a text stands for nothing that can be sent. `too-long-number`: it would be sent as another one. */
export type ValueProblem = 'boolean' | 'number' | 'too-long-number' | 'date' | 'json'
export type ReadValue = { value: Json } | { problem: ValueProblem }

/**
 * What a control shows of a value; '' for null. A boolean is "true" or "false" however it is stored,
 * a number its shortest exact text, a date the text that came; line breaks are as a text area has them.
 */
export function textOfValue(kind: ValueKind, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (kind === 'json' || typeof value === 'object') return JSON.stringify(value, null, 2)
  if (kind === 'boolean') return String(truthOf(value) ?? '')
  const text = `${value as string | number | boolean}`
  return kind === 'multiline' ? inTextArea(text) : text
}

/**
 * The JSON value that a text stands for, of the JSON type that was there `before`. The text of `before`
 * is `before` itself; blanks are null ('' where '' was there). `options`: values of the field seen
 * elsewhere; a choice of one takes its type, and a yes or no its words. Never throws on any text.
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

/** A value as its control holds it; a null text clears it, whatever the kind. */
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

/** Why the text of a control cannot be sent, or null where it can. */
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

/** Whether two values are the same to the server: the same JSON, types included ("1" is not 1). */
export function isSameDynamicValue(one: unknown, other: unknown): boolean {
  return isSameJson(one, other)
}

/** What a yes or no is stored like: what was there or, with nothing there, what is there elsewhere. */
function truthLike(before: unknown, options: readonly Json[]): unknown {
  if (truthOf(before) !== null) return before
  const seen = options.filter((each) => truthOf(each) !== null)
  return seen.find((each) => before === null || typeof each === typeof before) ?? before
}

function readNumberLike(text: string, before: unknown): ReadValue {
  const spelling = numberSpelling(cleanCode(text))
  if (spelling === null) return { problem: 'number' }
  // Text holds any number of digits.
  if (typeof before === 'string') {
    return { value: before.includes(',') ? spelling.replace('.', ',') : spelling }
  }
  const value = exactNumber(spelling)
  return value === null ? { problem: 'too-long-number' } : { value }
}

function readChoice(text: string, before: unknown, options: readonly Json[]): ReadValue {
  const meant = options.filter(
    (each) => fitsKind('choice', each) && textOfValue('choice', each) === text,
  )
  const option = meant.find((each) => typeof each === typeof before) ?? meant[0]
  if (option === undefined) return { value: ofTypeBefore(text, before) }
  return holdsLostDigits(option) ? { problem: 'too-long-number' } : { value: option }
}

/** Text to the letter, unless it is just what a value of the type that was there is shown as. */
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
    // What is Infinity here is shown as null: another part of it cannot be changed without losing that.
    if (!isExact || holdsInfinity(before)) return { problem: 'too-long-number' }
    // Throws for what is nested too deep to be sent.
    return { value: isSameJson(value, before) ? (before as Json) : value }
  } catch {
    return { problem: 'json' }
  }
}
