import { readAnswer } from '#api/decode.ts'
import { Failure } from '#http/failures.ts'
import { expect, test } from 'vitest'

const now = Date.UTC(2026, 0, 1)

function read(status: number, json: unknown, headers: Record<string, string> = {}) {
  const answer = { status, json, headers: new Headers(headers), empty: false, maybeResent: false }
  return readAnswer(answer, now)
}

function failureOf(run: () => unknown): Failure {
  try {
    run()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('did not fail')
}

test('a success gives its data and meta', () => {
  const json = { success: true, data: [{ id: '1' }], meta: { total: 1 } }
  expect(read(200, json)).toEqual(json)
})

test.each([200, 201, 202])('the status %i is a success', (status) => {
  expect(read(status, { success: true, data: { id: '1' } }).data).toEqual({ id: '1' })
})

test('a 2xx without `success` is a success', () => {
  expect(read(200, { data: 1 }).data).toBe(1)
})

test('a 2xx without a body is a success without data', () => {
  const answer = {
    status: 204,
    json: undefined,
    headers: new Headers(),
    empty: true,
    maybeResent: false,
  }
  expect(readAnswer(answer, now).data).toBeUndefined()
})

test.each([null, {}, 'OK', 7, true, [1]])(
  'a 200 with the body %j is a success without data',
  (json) => {
    expect(read(200, json).data).toBeUndefined()
  },
)

test('a 200 whose body is not JSON, such as HTML or a truncated text, breaks the contract', () => {
  expect(failureOf(() => read(200, undefined))).toMatchObject({ kind: 'contract', status: 200 })
})

test.each([
  [400, 'validation'],
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [405, 'server'],
  [408, 'timeout'],
  [409, 'validation'],
  [413, 'validation'],
  [422, 'validation'],
  [429, 'rate-limited'],
  [500, 'server'],
  [503, 'server'],
] as const)('the status %i is a failure of kind %s, whatever the body says', (status, kind) => {
  for (const json of [undefined, {}, { success: true, data: {} }, { code: 'NOT_FOUND' }]) {
    expect(failureOf(() => read(status, json))).toMatchObject({ kind, status })
  }
})

test.each([
  ['inside error', { error: { code: 'VALIDATION_ERROR', message: 'email: bad' } }],
  ['at the top', { code: 'VALIDATION_ERROR', message: 'email: bad' }],
  [
    'in both',
    { error: { code: 'VALIDATION_ERROR', message: 'email: bad' }, code: 'X', message: 'y' },
  ],
  ['half nested', { error: { code: 'VALIDATION_ERROR' }, message: 'email: bad' }],
  ['beside a bare text', { error: 'email: bad', code: 'VALIDATION_ERROR' }],
])('code and message are found %s', (_where, json) => {
  expect(failureOf(() => read(400, json))).toMatchObject({
    kind: 'validation',
    code: 'VALIDATION_ERROR',
    serverMessage: 'email: bad',
  })
})

test.each([undefined, null, 'text', 5, [], {}, { error: null }, { error: [] }, { code: {} }])(
  'an error with the body %j has neither code nor message',
  (json) => {
    expect(failureOf(() => read(500, json))).toMatchObject({
      kind: 'server',
      code: null,
      serverMessage: null,
    })
  },
)

test.each([
  ['BAD_REQUEST', 'validation'],
  ['VALIDATION_ERROR', 'validation'],
  ['UNAUTHORIZED', 'unauthorized'],
  ['FORBIDDEN', 'forbidden'],
  ['NOT_FOUND', 'not-found'],
  ['RATE_LIMITED', 'rate-limited'],
  ['INTERNAL_ERROR', 'server'],
  ['SOMETHING_ELSE', 'server'],
  ['constructor', 'server'],
] as const)('success: false on a 200 with the code %s is a failure of kind %s', (code, kind) => {
  const json = { success: false, error: { code, message: 'no' } }
  expect(failureOf(() => read(200, json))).toMatchObject({ kind, status: 200, code })
})

test('success: false without a code is a server failure', () => {
  expect(failureOf(() => read(200, { success: false }))).toMatchObject({ kind: 'server' })
})

test('a Retry-After date counts from the Date of the answer, or else from now', () => {
  const retryAfterMs = (value: string) =>
    failureOf(() => read(429, {}, { 'Retry-After': value })).retryAfterMs
  expect(retryAfterMs('7')).toBe(7_000)
  expect(retryAfterMs(new Date(now + 9_000).toUTCString())).toBe(9_000)
  const dated = { Date: new Date(now - 3_600_000).toUTCString() }
  const until = { ...dated, 'Retry-After': new Date(now - 3_591_000).toUTCString() }
  expect(failureOf(() => read(429, {}, until)).retryAfterMs).toBe(9_000)
  expect(retryAfterMs('later')).toBeNull()
  expect(failureOf(() => read(429, {})).retryAfterMs).toBeNull()
})

test('a rejection of a write that may have been sent twice carries maybeResent', () => {
  const body = { error: { code: 'VALIDATION_ERROR', message: 'already in use' } }
  const answer = {
    status: 400,
    json: body,
    headers: new Headers(),
    empty: false,
    maybeResent: true,
  }
  expect(failureOf(() => readAnswer(answer, now))).toMatchObject({
    kind: 'validation',
    maybeResent: true,
  })
})
