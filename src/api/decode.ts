// From an HTTP answer to the envelope's content, or to the failure that it is. A1 and A2 of the API's
// open questions live here: the status decides first, a body may say no on a 200, and nothing is
// taken on trust.
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
 * The envelope of a success. Throws the failure that the answer is; where it has no date of its own to read
 * a `Retry-After` against, `now` (ms) stands for it.
 */
export function readAnswer(answer: HttpAnswer, now: number): SuccessEnvelope {
  const { status, json, maybeResent } = answer
  const succeeded = status >= 200 && status < 300
  const refusal = readError(json)
  if (succeeded && !saysFailure(json)) {
    if (json === undefined && !answer.empty) throw new Failure('contract', { status, maybeResent })
    // Any 2xx is success, with nothing at all, `null` or no data too: what a caller cannot do without, it
    // asks for itself.
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
