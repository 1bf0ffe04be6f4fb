// Links from the texts of an account. Other users typed them, so only a plain address becomes a
// link.
import { readNumber } from '#account/fields/field-value.ts'
import type { FieldKey } from '#account/fields/fields.ts'

// No address can hold a lone surrogate, and encodeURIComponent throws on one.
const plainEmail = /^[^\s@<>"'?&:;,\p{Surrogate}]+@[^\s@<>"'?&:;,/\p{Surrogate}]+$/u
const plainPhone = /^\+?[\d\s().\-/]+$/

/** A `mailto:` link for one plain address, else null: no "?bcc=" and no list of addresses. */
export function emailLink(text: string): string | null {
  const address = text.trim()
  if (!plainEmail.test(address)) return null
  const [local = '', domain = ''] = address.split('@')
  return `mailto:${encodeURIComponent(local)}@${encodeURIComponent(domain)}`
}

/** A `tel:` link for a number with the usual separators, else null. */
export function phoneLink(text: string): string | null {
  const number = text.trim()
  const digits = number.replace(/\D/g, '')
  if (!plainPhone.test(number) || digits.length < 3) return null
  return `tel:${number.startsWith('+') ? '+' : ''}${digits}`
}

/** The address if it is http or https, else null: no javascript:, data: or file:. */
export function webLink(text: string): string | null {
  if (!/^https?:\/\//i.test(text.trim()) || !URL.canParse(text.trim())) return null
  return new URL(text.trim()).href
}

/** The address of an image if it is https, else null: http would show others what is loaded. */
export function imageSource(text: string): string | null {
  const link = webLink(text)
  return link?.startsWith('https:') ? link : null
}

/** The address of a place on OpenStreetMap, or null if the coordinates are invalid. */
export function mapLink(latitudeText: string, longitudeText: string): string | null {
  const latitude = readNumber(latitudeText)
  const longitude = readNumber(longitudeText)
  if (latitude === null || longitude === null) return null
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
}

export interface LinkTarget {
  leads: 'write' | 'call' | 'image'
  href: string
  /** The field's text. */
  to: string
}

/** The link in a field's text; null if there is none or it is not safe to follow. */
export function fieldLink(key: FieldKey, text: string): LinkTarget | null {
  const to = (leads: LinkTarget['leads'], href: string | null) =>
    href === null ? null : { leads, href, to: text.trim() }
  if (key === 'email') return to('write', emailLink(text))
  if (key === 'phone' || key === 'mobile') return to('call', phoneLink(text))
  return key === 'image_url' ? to('image', webLink(text)) : null
}
