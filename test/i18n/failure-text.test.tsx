// @vitest-environment jsdom
import { cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import { afterEach, describe, expect, test } from 'vitest'
import { asFailure, Failure, type FailureKind } from '#http/failures.ts'
import { en } from '#i18n/en.ts'
import { useFailureText } from '#i18n/failure-text.ts'

afterEach(cleanup)

// A record, so that a new kind does not compile until it is here.
const kinds = Object.keys({
  network: true,
  timeout: true,
  unauthorized: true,
  forbidden: true,
  'not-found': true,
  validation: true,
  'rate-limited': true,
  server: true,
  contract: true,
  interrupted: true,
  cancelled: true,
} satisfies Record<FailureKind, true>) as FailureKind[]

function textOf(failure: Failure) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      {children}
    </IntlProvider>
  )
  return renderHook(() => useFailureText(), { wrapper }).result.current(failure)
}

test.each(kinds)('%s has a sentence of its own, and details', (kind) => {
  const { sentence, details } = textOf(new Failure(kind))
  expect(sentence).toMatch(/^[A-Z].+\.$/)
  expect(details).not.toEqual([])
  const others = kinds.filter((each) => each !== kind)
  expect(others.map((each) => textOf(new Failure(each)).sentence)).not.toContain(sentence)
})

test('what was thrown and is no failure of ours has a sentence too', () => {
  expect(textOf(asFailure(new TypeError('oops'))).sentence).toMatch(/could not be read/)
})

describe('the details', () => {
  test('hold the status, the code and the server’s own words', () => {
    const failure = new Failure('validation', {
      status: 400,
      code: 'VALIDATION_ERROR',
      serverMessage: 'email must be {short} <b>and</b> sweet',
    })
    expect(textOf(failure).details).toEqual([
      'HTTP status 400',
      'Code VALIDATION_ERROR',
      'The server says: email must be {short} <b>and</b> sweet',
    ])
  })

  test.each([
    [{ status: 502 }, ['HTTP status 502']],
    [{ serverMessage: 'no' }, ['The server says: no']],
    [{}, ['There is no more to tell.']],
  ])('say only what is known (%j)', (known, details) => {
    expect(textOf(new Failure('server', known)).details).toEqual(details)
  })
})

test('without a connection the fault is the connection’s, not the server’s', () => {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false })
  try {
    expect(textOf(new Failure('network')).sentence).toMatch(/This computer is offline/)
    expect(textOf(new Failure('timeout')).sentence).toMatch(/did not answer/)
  } finally {
    Reflect.deleteProperty(navigator, 'onLine')
  }
})
