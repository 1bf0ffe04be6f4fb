import { isEmptyText } from './field-value.ts'
import type { FieldKey } from './fields.ts'

/** What a text does not look like, though the server may take it. */
export type FieldWarning = 'email' | 'phone' | 'url'

const email = /^[^\s@<>"?&:;,]+@[^\s@<>"?&:;,/.]+(?:\.[^\s@<>"?&:;,/.]+)+$/
// With an extension: "901 2345 int. 4".
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
 * What a field's text should be and does not look like, or null: nothing to say, an empty text included.
 * Only worth telling: the API states no such rule, so it hinders no save.
 */
export function fieldWarning(key: FieldKey, text: string): FieldWarning | null {
  const kind = kinds[key]
  if (!kind || isEmptyText(text)) return null
  return looksRight[kind](text.trim()) ? null : kind
}
