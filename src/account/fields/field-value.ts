import { fieldOf, type FieldKey } from './fields.ts'
import { isSentJson } from './json.ts'

/** Whether a text stands for "no value". Blanks alone are nothing that anybody meant to store. */
export function isEmptyText(text: string): boolean {
  return text.trim() === ''
}

const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

/**
 * The number that a text spells, with a decimal point or comma, or null where it spells none.
 * A whole number past 2^53 is none: it would be sent as another one than was typed.
 */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace('−', '-').replace(',', '.')
  if (!number.test(plain)) return null
  const value = Number(plain)
  if (!Number.isFinite(value)) return null
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? null : value
}

/**
 * Whether two texts of a field store the same. Empty, null and blanks are one; "-34,9011" is
 * "-34.90110" in a field of numbers; any other text is only itself, blanks and case included.
 */
export function isSameValue(key: FieldKey, one: string, other: string): boolean {
  if (one === other) return true
  if (isEmptyText(one) || isEmptyText(other)) return isEmptyText(one) && isEmptyText(other)
  if (fieldOf(key).control !== 'number') return false
  const number = readNumber(one)
  return number !== null && number === readNumber(other)
}

/** Whether the text that a read shows of a field is what was sent. */
export function isSentValue(key: FieldKey, sent: string, seen: string): boolean {
  return isSameValue(key, sent, seen) || isSentJson(sent, seen)
}
