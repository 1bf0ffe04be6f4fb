import { fieldOf, type FieldKey } from './fields.ts'
import { isSentJson } from './json.ts'

/** Whether a text means "no value". Nobody wants to store a blank text. */
export function isEmptyText(text: string): boolean {
  return text.trim() === ''
}

const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

/**
 * The number in a text, with a decimal point or comma; null if it is not a number. A whole number
 * past 2^53 gives null, because JavaScript would send a different number.
 */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace('−', '-').replace(',', '.')
  if (!number.test(plain)) return null
  const value = Number(plain)
  if (!Number.isFinite(value)) return null
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? null : value
}

/**
 * Whether the server stores the same for two texts of a field. Empty and blank texts are the same,
 * and so are "-34,9011" and "-34.90110" in a field of numbers. Other texts must be equal, including
 * spaces and case.
 */
export function isSameValue(key: FieldKey, one: string, other: string): boolean {
  if (one === other) return true
  if (isEmptyText(one) || isEmptyText(other)) return isEmptyText(one) && isEmptyText(other)
  if (fieldOf(key).control !== 'number') return false
  const number = readNumber(one)
  return number !== null && number === readNumber(other)
}

/** Whether a text as read is the text that was sent. */
export function isSentValue(key: FieldKey, sent: string, seen: string): boolean {
  return isSameValue(key, sent, seen) || isSentJson(sent, seen)
}
