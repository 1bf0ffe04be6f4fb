import {
  asFailure,
  Failure,
  leavesOutcomeUnknown,
  mayBeRefusedResend,
  type FailureKind,
} from '#http/failures.ts'
import { expect, test } from 'vitest'

test('a failure carries its kind and what the server said', () => {
  const details = { status: 403, code: 'FORBIDDEN', serverMessage: 'No', retryAfterMs: 5 }
  const failure = new Failure('forbidden', details)
  expect(failure).toMatchObject({ kind: 'forbidden', name: 'Failure', ...details })
  expect(failure.message).toBe('forbidden (HTTP 403)')
})

test('a failure without an answer has null in place of what the server says', () => {
  const unsaid = { status: null, code: null, serverMessage: null, retryAfterMs: null }
  expect(new Failure('network')).toMatchObject(unsaid)
  expect(new Failure('network').message).toBe('network')
})

test('asFailure returns a failure unchanged, and makes a contract failure of any other value', () => {
  const failure = new Failure('timeout')
  expect(asFailure(failure)).toBe(failure)
  const bug = new TypeError('a bug')
  expect(asFailure(bug)).toMatchObject({ kind: 'contract', cause: bug })
})

test.each<[FailureKind, boolean]>([
  ['network', true],
  ['timeout', true],
  ['server', true],
  ['contract', true],
  ['unauthorized', false],
  ['forbidden', false],
  ['not-found', false],
  ['validation', false],
  ['rate-limited', false],
  ['cancelled', false],
])('after %s, the outcome of a write is unknown: %s', (kind, unknown) => {
  expect(leavesOutcomeUnknown(new Failure(kind))).toBe(unknown)
})

test('only a rejection of a write that was maybe resent may come from the resend', () => {
  expect(mayBeRefusedResend(new Failure('validation', { maybeResent: true }))).toBe(true)
  expect(mayBeRefusedResend(new Failure('validation'))).toBe(false)
  expect(mayBeRefusedResend(new Failure('network', { maybeResent: true }))).toBe(false)
})
