// Reads an HTTP answer as the envelope of a success, or as a failure. The HTTP status decides
// first, and a body may still report a failure with a 200 (A1, A2).
import { readError, saysFailure, SuccessEnvelope } from '#contract/envelope.ts'
import { Failure, type FailureKind } from '#http/failures.ts'
import { readHttpDate } from '#http/http-date.ts'
import type { HttpAnswer } from '#http/request.ts'
import { readRetryAfter } from '#http/retry-after.ts'

const kindOfCode = new Map<string | null, FailureKind>(
  Object.entries({
    BAD_REQUEST: 'validation',
    VALIDATION_ERROR: 'validation',
    UNAUTHORIZED: 'unauthorized',
    FORBIDDEN: 'forbidden',
    NOT_FOUND: 'not-found',
    RATE_LIMITED: 'rate-limited',
    INTERNAL_ERROR: 'server',
  }),
)

const kindOfStatus: Record<number, FailureKind> = {
  400: 'validation',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  409: 'validation',
  413: 'validation',
  422: 'validation',
  429: 'rate-limited',
}

/**
 * Returns the envelope of a success; throws a `Failure` for any other answer. `now` (ms since 1970)
 * replaces a missing `Date` header as the base of a `Retry-After` date.
 */
export function readAnswer(answer: HttpAnswer, now: number): SuccessEnvelope {
  const { status, json, maybeResent } = answer
  const succeeded = status >= 200 && status < 300
  const refusal = readError(json)
  if (succeeded && !saysFailure(json)) {
    if (json === undefined && !answer.empty) throw new Failure('contract', { status, maybeResent })
    // Any 2xx is a success, even when the body is empty, `null` or has no data. A caller checks the
    // data that it needs.
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json)
    return SuccessEnvelope.parse({ data: undefined, ...(isObject && json) })
  }
  const kind = succeeded
    ? (kindOfCode.get(refusal.code) ?? 'server')
    : (kindOfStatus[status] ?? 'server')
  const answeredAt = readHttpDate(answer.headers.get('date'))
  throw new Failure(kind, {
    status,
    code: refusal.code,
    serverMessage: refusal.message,
    serverDetails: refusal.details,
    retryAfterMs: readRetryAfter(answer.headers.get('retry-after'), answeredAt ?? now),
    answeredAt,
    maybeResent,
  })
}
