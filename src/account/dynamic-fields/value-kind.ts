import { codePoints, isIsoDate } from '#contract/account-write.ts'
import { numberSpelling } from '../fields/exact-number.ts'
import { kindOfWord, type ValueKind } from './kind-words.ts'
import { truthOf } from './truth.ts'
import { hasBreaks } from '../fields/typed-text.ts'

/** In code points. A longer text does not fit on one line. */
const longLine = 120

/**
 * The control for a value: the declared kind if its control shows the value without loss, otherwise
 * the kind of the value's JSON type. Every control can show null. With an unknown type, null is
 * edited as JSON, because it could become any value.
 */
export function valueKind(type: string | null, value: unknown): ValueKind {
  const declared = type === null ? null : kindOfWord(type)
  return declared && fitsKind(declared, value) ? declared : kindOfJson(value)
}

/** Whether the control of a kind shows a value without loss. Null and '' show as an empty control. */
export function fitsKind(kind: ValueKind, value: unknown): boolean {
  if (value === null || value === undefined || value === '' || kind === 'json') return true
  if (typeof value === 'object') return false
  if (kind === 'boolean') return truthOf(value) !== null
  if (kind === 'multiline') return true
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (hasBreaks(text)) return false
  if (kind === 'date') return isIsoDate(text)
  return kind !== 'number' || numberSpelling(text) !== null
}

function kindOfJson(value: unknown): ValueKind {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return 'number'
  if (typeof value !== 'string') return 'json'
  return !hasBreaks(value) && codePoints(value) <= longLine ? 'text' : 'multiline'
}
