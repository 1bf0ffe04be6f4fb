import { expect, test } from 'vitest'
import { userKey } from '#editing/drafts/user-key.ts'

const token = 'eyJhbGciOiJub25lIn0.e30.c2lnbmVk'

test('a token that names its subject has the key of the subject', () => {
  expect(userKey('ana', token)).toBe(userKey('ana', 'another'))
  expect(userKey('ana', token)).not.toBe(userKey('ben', token))
})

test('tokens without a subject have different keys, which do not reveal them', () => {
  expect(userKey(null, token)).toBe(userKey(null, token))
  expect(userKey(null, token)).not.toBe(userKey(null, `${token}x`))
  for (const path of token.split('.')) expect(userKey(null, token)).not.toContain(path)
})

test('the fingerprint is FNV-1a of the token’s bytes', () => {
  expect(userKey(null, '')).toBe('token:cbf29ce484222325')
  expect(userKey(null, 'a')).toBe('token:af63dc4c8601ec8c')
  expect(userKey(null, 'foobar')).toBe('token:85944171f73967e8')
})

test('a subject cannot pose as a token', () => {
  const key = userKey(null, token)
  expect(userKey(key, 'another')).not.toBe(key)
})
