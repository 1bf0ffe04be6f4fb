// @vitest-environment jsdom
import {
  credentialProblems,
  keepCredentials,
  restoreCredentials,
  tidyCredentials,
} from '#session/credentials.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const credentials = { tenant: 'acme.example.com', token: 'abc.def.ghi', apiKey: 'key-1' }

beforeEach(() => localStorage.clear())
afterEach(() => {
  vi.unstubAllGlobals()
  sessionStorage.clear()
})

test.each([
  ['spaces', { tenant: ' acme.example.com ', token: '\tabc.def.ghi\n', apiKey: ' key-1 ' }],
  ['an address', { ...credentials, tenant: 'https://acme.example.com/apidev/v1/accounts' }],
  ['a slash', { ...credentials, tenant: 'HTTP://acme.example.com/' }],
  ['a scheme', { ...credentials, token: 'Bearer abc.def.ghi' }],
  [
    'invisible characters',
    {
      tenant: '\u200bacme.example.com\ufeff',
      token: 'Bearer\u00a0abc.\u200bdef.ghi',
      apiKey: '\u202akey-1\u202c',
    },
  ],
  ['a lower-case scheme', { ...credentials, token: ' bearer   abc.def.ghi ' }],
])('tidyCredentials removes %s', (_what, typed) => {
  expect(tidyCredentials(typed)).toEqual(credentials)
})

test('tidy credentials have no problems, even with a port and an underscore', () => {
  expect(credentialProblems(credentials)).toEqual([])
  expect(credentialProblems({ ...credentials, tenant: 'acme_test.localhost:8080' })).toEqual([])
})

test('each empty field is reported', () => {
  expect(credentialProblems({ tenant: '', token: '', apiKey: '' })).toEqual([
    { field: 'tenant', rule: 'required' },
    { field: 'token', rule: 'required' },
    { field: 'apiKey', rule: 'required' },
  ])
})

test.each([
  ['tenant', 'acme example'],
  ['tenant', 'user@acme.example'],
  ['tenant', 'acmé.example'],
  ['token', 'abc def'],
  ['token', 'abc\ndef'],
  ['token', 'tokeñ'],
  ['apiKey', 'key\u200b'],
] as const)('a %s like %j is malformed, because no header could carry it', (field, value) => {
  expect(credentialProblems({ ...credentials, [field]: value })).toEqual([
    { field, rule: 'malformed' },
  ])
})

test('stored credentials are restored, and deleted ones are not', () => {
  expect(restoreCredentials()).toBeNull()
  keepCredentials(credentials)
  expect(restoreCredentials()).toEqual(credentials)
  keepCredentials(null)
  expect(restoreCredentials()).toBeNull()
})

test('credentials are stored for the tab and nowhere else', () => {
  keepCredentials(credentials)
  expect(Object.values(sessionStorage).join()).toContain('key-1')
  expect(localStorage).toHaveLength(0)
})

test.each(['not json', '{}', '[]', 'null', '{"tenant":1,"token":"t","apiKey":"k"}'])(
  'another value in storage (%s) restores nothing',
  (stored) => {
    keepCredentials(credentials)
    for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, stored)
    expect(restoreCredentials()).toBeNull()
  },
)

test('when the browser denies storage, nothing is stored and nothing throws', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  keepCredentials(credentials)
  keepCredentials(null)
  expect(restoreCredentials()).toBeNull()
})
