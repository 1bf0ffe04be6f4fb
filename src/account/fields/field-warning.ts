import { isEmptyText } from './field-value.ts'
import type { FieldKey } from './fields.ts'

/** The format that a text does not seem to have, although the server may accept it. */
export type FieldWarning = 'email' | 'phone' | 'url'

const email = /^[^\s@<>"?&:;,]+@[^\s@<>"?&:;,/.]+(?:\.[^\s@<>"?&:;,/.]+)+$/
// With an optional extension: "901 2345 int. 4".
const phone = /^[+*]?[\d\s().\-/#*]+(?:\p{L}+\.?\s*\d+)?$/u

const looksRight: Record<FieldWarning, (text: string) => boolean> = {
  email: (text) => email.test(text),
  phone: (text) => phone.test(text) && text.replaceAll(/\D/g, '').length >= 3,
  url: (text) => /^https?:\/\//i.test(text) && URL.canParse(text),
}

const kinds: Partial<Record<FieldKey, FieldWarning>> = {
  email: 'email',
  phone: 'phone',
  mobile: 'phone',
  image_url: 'url',
}

/**
 * The format that the text of a field should have and does not seem to have; null for no warning
 * and for empty text. The API has no such rule, so a warning never blocks a save.
 */
export function fieldWarning(key: FieldKey, text: string): FieldWarning | null {
  const kind = kinds[key]
  if (!kind || isEmptyText(text)) return null
  return looksRight[kind](text.trim()) ? null : kind
}
