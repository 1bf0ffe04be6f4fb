import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldWarning } from '#account/fields/field-warning.ts'
import { fields } from '#account/fields/fields.ts'
import { emailLink, phoneLink, webLink } from '#pages/account/fields/field-link.ts'

test.each(['ana@acme.example', ' ana+x@mail.acme.example ', 'ñandú@correo.uy', '', '  '])(
  'there is no warning for the email %j',
  (text) => expect(fieldWarning('email', text)).toBeNull(),
)

test.each(['ana', 'ana@acme', 'ana@', '@acme.example', 'ana@acme..example', 'a@b.uy, c@d.uy'])(
  '%j does not look like an email',
  (text) => expect(fieldWarning('email', text)).toBe('email'),
)

test.each(['+598 2 901 2345', '(02) 901-23.45', '901 2345 int. 4', '*144#', '901 2345 / 901 2346'])(
  'there is no warning for the phone %j',
  (text) => {
    expect(fieldWarning('phone', text)).toBeNull()
    expect(fieldWarning('mobile', text)).toBeNull()
  },
)

test.each(['12', 'call Ana', '+', '99 123 456 (Ana)', 'ana@acme.example'])(
  '%j does not look like a phone',
  (text) => {
    expect(fieldWarning('phone', text)).toBe('phone')
    expect(fieldWarning('mobile', text)).toBe('phone')
  },
)

test.each(['acme.example/logo.png', 'javascript:alert(1)', 'ftp://acme.example', 'https://'])(
  '%j does not look like a web address',
  (text) => expect(fieldWarning('image_url', text)).toBe('url'),
)

test('no other field has warnings', () => {
  const warned = fields.filter(({ key }) => fieldWarning(key, '?') !== null).map(({ key }) => key)
  expect(warned).toEqual(['phone', 'mobile', 'email', 'image_url'])
})

const number = fc.stringMatching(/^\+?[\d ().\-/]{3,20}$/)

test('there is no warning for a text that makes a phone or web link', () => {
  fc.assert(
    fc.property(number, (text) => {
      fc.pre(phoneLink(text) !== null)
      expect(fieldWarning('phone', text)).toBeNull()
    }),
  )
  fc.assert(
    fc.property(fc.webUrl(), (text) => {
      expect(webLink(text)).not.toBeNull()
      expect(fieldWarning('image_url', text)).toBeNull()
    }),
  )
})

test('an email without a warning makes a mail link', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (text) => {
      fc.pre(fieldWarning('email', text) === null)
      fc.pre(!text.includes("'"))
      expect(emailLink(text)).not.toBeNull()
    }),
  )
})
