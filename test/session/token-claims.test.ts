import { readClaims } from '#session/token-claims.ts'
import { expect, test } from 'vitest'
import { tokenOf } from './token-of.ts'

const nothing = { expiresAt: null, subject: null, name: null }

test('a token names its person and its expiry', () => {
  const claims = { sub: 'u-7', name: 'Ana', exp: 1_700_000_000 }
  expect(readClaims(tokenOf(claims))).toEqual({
    expiresAt: 1_700_000_000_000,
    subject: 'u-7',
    name: 'Ana',
  })
})

test.each(['Ana Muñoz', 'João Conceição', '日本太郎', '🙂', '<<???>>~'])(
  'the name %s is read unchanged',
  (name) => {
    expect(readClaims(tokenOf({ name })).name).toBe(name)
  },
)

test('without a name, the next best claim is the name', () => {
  const all = { preferred_username: 'ana', email: 'ana@acme.example', sub: 'u-7' }
  expect(readClaims(tokenOf(all)).name).toBe('ana')
  expect(readClaims(tokenOf({ ...all, preferred_username: '' })).name).toBe('ana@acme.example')
  expect(readClaims(tokenOf({ sub: 'u-7' })).name).toBe('u-7')
})

test('claims of another type count as missing', () => {
  expect(readClaims(tokenOf({ sub: 7, name: ['x'], exp: '1700000000' }))).toEqual(nothing)
})

test.each([
  '',
  'opaque',
  'a.b.c',
  '..',
  'a.!!!.c',
  `a.${btoa('not json')}.c`,
  `a.${btoa('null')}.c`,
  `a.${btoa('"text"')}.c`,
  `a.${btoa('[1]')}.c`,
  `a.${btoa('{"exp":1e999}')}.c`,
])('the token %j has no claims, and does not throw', (token) => {
  expect(readClaims(token)).toEqual(nothing)
})
