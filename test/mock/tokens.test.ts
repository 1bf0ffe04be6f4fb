// @vitest-environment node
import { expect, test } from 'vitest'
import { mintToken, mockCredentials, mockTenant, readToken, tokens } from '#mock/tokens.ts'

test('a token has three base64url segments and reads back, accents included', () => {
  const claims = { sub: 'u', name: 'Ñ 東 🧉', tenant: mockTenant, exp: 1, permissions: ['X'] }
  const token = mintToken(claims)
  expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  expect(readToken(token)).toEqual(claims)
  expect(mintToken(claims)).toBe(token)
})

test('a token with another payload or a fourth segment is invalid', () => {
  const [header, , signature] = tokens.writer.split('.')
  const [, payload] = tokens.reader.split('.')
  expect(readToken(`${header}.${payload}.${signature}`)).toBeNull()
  expect(readToken(`${tokens.writer}.x`)).toBeNull()
})

test('there are credentials of a writer, a reader and a user with an expired token', () => {
  expect(mockCredentials.map(({ kind }) => kind)).toEqual(['writer', 'reader', 'expired'])
  expect(readToken(tokens.writer)?.permissions).toHaveLength(2)
  expect(readToken(tokens.reader)?.permissions).toEqual(['APICLI_ACCOUNTS_READ'])
  expect(readToken(tokens.expired)?.exp).toBeLessThan(Date.UTC(2021, 0) / 1000)
})
