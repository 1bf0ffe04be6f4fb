// Links made of what somebody typed into an account. Whatever is not plainly an address makes none.
import { readNumber } from '#account/fields/field-value.ts'
import type { FieldKey } from '#account/fields/fields.ts'

// Half a surrogate pair is no character, and no address can carry it.
const plainEmail = /^[^\s@<>"'?&:;,\p{Surrogate}]+@[^\s@<>"'?&:;,/\p{Surrogate}]+$/u
const plainPhone = /^\+?[\d\s().\-/]+$/

/** `mailto:` for one plain address, else null: "?bcc=" and lists of addresses are not followed. */
export function emailLink(text: string): string | null {
  const address = text.trim()
  if (!plainEmail.test(address)) return null
  const [local = '', domain = ''] = address.split('@')
  return `mailto:${encodeURIComponent(local)}@${encodeURIComponent(domain)}`
}

/** `tel:` for a number written with the usual marks, else null. */
export function phoneLink(text: string): string | null {
  const number = text.trim()
  const digits = number.replace(/\D/g, '')
  if (!plainPhone.test(number) || digits.length < 3) return null
  return `tel:${number.startsWith('+') ? '+' : ''}${digits}`
}

/** The address itself when it is http or https, else null: no javascript:, data: or file:. */
export function webLink(text: string): string | null {
  if (!/^https?:\/\//i.test(text.trim()) || !URL.canParse(text.trim())) return null
  return new URL(text.trim()).href
}

/** What an image may be loaded from: https only, since the page it is shown on is to stay private. */
export function imageSource(text: string): string | null {
  const link = webLink(text)
  return link?.startsWith('https:') ? link : null
}

/** The place on OpenStreetMap, or null where the coordinates are none of this earth. */
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
  /** The text it was made of. */
  to: string
}

/** Where a field's text leads, or null where it leads nowhere safe. */
export function fieldLink(key: FieldKey, text: string): LinkTarget | null {
  const to = (leads: LinkTarget['leads'], href: string | null) =>
    href === null ? null : { leads, href, to: text.trim() }
  if (key === 'email') return to('write', emailLink(text))
  if (key === 'phone' || key === 'mobile') return to('call', phoneLink(text))
  return key === 'image_url' ? to('image', webLink(text)) : null
}
