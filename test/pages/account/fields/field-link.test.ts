import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { writableKeys } from '#account/fields/fields.ts'
import {
  emailLink,
  fieldLink,
  imageSource,
  mapLink,
  phoneLink,
  webLink,
} from '#pages/account/fields/field-link.ts'

test.each([
  ['ana@acme.example', 'mailto:ana@acme.example'],
  [' ana+x@acme.example ', 'mailto:ana%2Bx@acme.example'],
  ['a@b.example?bcc=all@b.example', null],
  ['a@b.example,c@d.example', null],
  ['a\ud83d@b.example', null],
  ['a@\udc00.example', null],
  ['🧉@b.example', 'mailto:%F0%9F%A7%89@b.example'],
  ['ana', null],
  ['', null],
])('the email link of %j is %j', (text, href) => expect(emailLink(text)).toBe(href))

test.each([
  ['+598 2 901 2345', 'tel:+59829012345'],
  ['(02) 901-23.45', 'tel:029012345'],
  ['901 2345 int. 4', null],
  ['12', null],
  ['javascript:1', null],
])('the phone link of %j is %j', (text, href) => expect(phoneLink(text)).toBe(href))

test.each([
  ['https://img.example/a b.png', 'https://img.example/a%20b.png'],
  ['HTTP://img.example', 'http://img.example/'],
  ['javascript:alert(1)', null],
  ['java\nscript:alert(1)//https://x', null],
  ['data:text/html,x', null],
  ['//img.example/a.png', null],
  ['https://', null],
])('the web link of %j is %j', (text, href) => expect(webLink(text)).toBe(href))

test.each([
  ['HTTPS://img.example/a.png', 'https://img.example/a.png'],
  ['http://img.example/a.png', null],
  ['data:image/png;base64,AA==', null],
])('the image source of %j is %j', (text, source) => expect(imageSource(text)).toBe(source))

test.each([
  [
    '-34,5',
    '-56.1876',
    'https://www.openstreetmap.org/?mlat=-34.5&mlon=-56.1876#map=17/-34.5/-56.1876',
  ],
  ['91', '0', null],
  ['0', '181', null],
  ['', '', null],
  ['x', '1', null],
])('the map link of %j, %j is %j', (latitude, longitude, href) =>
  expect(mapLink(latitude, longitude)).toBe(href),
)

test('no text throws, lone surrogates included', () => {
  const unit = fc.constantFrom('a', '@', '.', '/', 'https://', '\ud83d', '\udc00', '🧉')
  const anyText = fc.string({ unit, maxLength: 8 })
  fc.assert(
    fc.property(fc.constantFrom(...writableKeys), anyText, (key, text) => {
      const href = fieldLink(key, text)?.href ?? ''
      expect(href).not.toMatch(/\p{Surrogate}/u)
    }),
    { numRuns: 2_000 },
  )
})
