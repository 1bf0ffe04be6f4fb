import { readConfig } from '#contract/config.ts'
import { expect, test } from 'vitest'

const defaults = {
  apiBaseUrl: null,
  tenant: null,
  rateLimit: { requests: 10, windowSeconds: 60, scope: 'endpoint' },
  cacheSeconds: { list: 60, detail: 30 },
  requestTimeoutSeconds: 30,
  catalogue: {
    statuses: [],
    countries: [],
    departments: [],
    cities: [],
    clients: [],
    providers: [],
    product_types: [],
    coverages: [],
    document_types: [],
  },
}

test.each([undefined, null, {}])('%j gives all defaults', (value) => {
  expect(readConfig(value)).toEqual({ ok: true, config: defaults })
})

test('a complete file reads as written', () => {
  const config = {
    ...defaults,
    catalogue: { ...defaults.catalogue, statuses: [{ id: 'A', name: 'Active' }] },
  }
  expect(readConfig(config)).toEqual({ ok: true, config })
})

test('a key left out of a group gets its default', () => {
  expect(readConfig({ rateLimit: { scope: 'token' }, cacheSeconds: { list: 0 } })).toEqual({
    ok: true,
    config: {
      ...defaults,
      rateLimit: { ...defaults.rateLimit, scope: 'token' },
      cacheSeconds: { list: 0, detail: 30 },
    },
  })
})

test.each(['', '/gateway', '//api.example.com', 'https://api.example.com/base'])(
  'the base URL "%s" is valid',
  (apiBaseUrl) => {
    expect(readConfig({ apiBaseUrl })).toMatchObject({ ok: true, config: { apiBaseUrl } })
  },
)

test.each([0.2, 5, 30])('the request timeout may be %d s', (requestTimeoutSeconds) => {
  expect(readConfig({ requestTimeoutSeconds })).toMatchObject({
    ok: true,
    config: { requestTimeoutSeconds },
  })
})

test.each([
  ['requestTimeoutSeconds', { requestTimeoutSeconds: 0 }],
  ['requestTimeoutSeconds', { requestTimeoutSeconds: 30.5 }],
  ['requestTimeoutSeconds', { requestTimeoutSeconds: '30' }],
  ['apiBaseUrl', { apiBaseUrl: 'ftp://api.example.com' }],
  ['apiBaseUrl', { apiBaseUrl: 'api.example.com' }],
  ['tenant', { tenant: 5 }],
  ['rateLimit.requests', { rateLimit: { requests: 0 } }],
  ['rateLimit.windowSeconds', { rateLimit: { windowSeconds: '60' } }],
  ['rateLimit.scope', { rateLimit: { scope: 'tab' } }],
  ['cacheSeconds.detail', { cacheSeconds: { detail: -1 } }],
  ['catalogue.statuses.1.name', { catalogue: { statuses: [{ id: 'A', name: 'x' }, { id: 'B' }] } }],
  ['catalogue.countries.0.id', { catalogue: { countries: [{ name: 'Uruguay' }] } }],
  ['config.json', ['apiBaseUrl']],
  ['config.json', 'apiBaseUrl'],
])('the problem names an invalid %s', (key, value) => {
  expect(readConfig(value)).toMatchObject({ ok: false, problem: { key } })
})
