// Everything that can go wrong between us and the server, as one value with a kind.
// Only i18n/ turns a failure into a sentence, only pages decide where it appears.

export const failureKinds = [
  /** No answer: connection refused or dropped, DNS, CORS. For a write the outcome is unknown. */
  'network',
  /** No answer in time. For a write the outcome is unknown. */
  'timeout',
  'unauthorized',
  'forbidden',
  'not-found',
  /** The server refused what was sent (400). */
  'validation',
  'rate-limited',
  /** 5xx, or a refusal of a kind that nobody documented. */
  'server',
  /** An answer that cannot be read: HTML, empty, cut off, or without what it promises. */
  'contract',
  /** A write whose page was closed or reloaded before its answer came. Its outcome is unknown. */
  'interrupted',
  /** A person took the request out of the queue before it was sent. */
  'cancelled',
] as const
export type FailureKind = (typeof failureKinds)[number]

/** A failed request. `status` is null when no answer came; code and message are the server's own. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly kind: FailureKind
  readonly status: number | null
  readonly code: string | null
  readonly serverMessage: string | null
  /** What the server says of single fields: of which, and what. */
  readonly serverDetails: readonly { path: string; message: string }[]
  /** What the server asked for on a 429, in ms; null when it did not say or it could not be read. */
  readonly retryAfterMs: number | null
  /** When the server answered, in ms since 1970 by its own clock; null when it did not say. */
  readonly answeredAt: number | null
  /** A write that the browser may have sent twice (A20): this refuses the second, not the first. */
  readonly maybeResent: boolean

  constructor(
    kind: FailureKind,
    details: {
      status?: number | null
      code?: string | null
      serverMessage?: string | null
      serverDetails?: readonly { path: string; message: string }[]
      retryAfterMs?: number | null
      answeredAt?: number | null
      maybeResent?: boolean
      cause?: unknown
    } = {},
  ) {
    super(`${kind}${details.status ? ` (HTTP ${details.status})` : ''}`, { cause: details.cause })
    this.kind = kind
    this.status = details.status ?? null
    this.code = details.code ?? null
    this.serverMessage = details.serverMessage ?? null
    this.serverDetails = details.serverDetails ?? []
    this.retryAfterMs = details.retryAfterMs ?? null
    this.answeredAt = details.answeredAt ?? null
    this.maybeResent = details.maybeResent ?? false
  }
}

/** The failure that an unknown thrown value is; anything that is not ours counts as `contract`. */
export function asFailure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure('contract', { cause: error })
}

const unknownEnds: ReadonlySet<FailureKind> = new Set([
  'network',
  'timeout',
  'server',
  'contract',
  'interrupted',
])

/** Whether a write that failed like this may have reached the server and been carried out. */
export function leavesOutcomeUnknown(failure: Failure): boolean {
  return unknownEnds.has(failure.kind)
}

/**
 * Whether a refused write was likely sent twice, so that its first sending may be the very reason
 * ("already in use", "no such product"). Worth a look, not worth an alarm.
 */
export function mayBeRefusedResend(failure: Failure): boolean {
  return failure.maybeResent && failure.kind === 'validation'
}
