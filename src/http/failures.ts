// HTTP: sends a request, reads what the headers say, and turns everything that can go wrong into
// one `Failure` with a kind. Only i18n/ turns a failure into a sentence, and only pages decide
// where it appears.

export const failureKinds = [
  /**
   * No answer: the connection was refused or dropped, DNS failed, or CORS blocked it. The outcome
   * of a write is unknown.
   */
  'network',
  /** No answer in time. The outcome of a write is unknown. */
  'timeout',
  'unauthorized',
  'forbidden',
  'not-found',
  /** The server rejected the request (400). */
  'validation',
  'rate-limited',
  /** 5xx, or an error of a kind that the API does not document. */
  'server',
  /** An unreadable answer: HTML, empty, cut off, or without the data that the API documents. */
  'contract',
  /** A write whose page was closed or reloaded before the answer came. Its outcome is unknown. */
  'interrupted',
  /** The user took the request out of the queue before it was sent. */
  'cancelled',
] as const
export type FailureKind = (typeof failureKinds)[number]

/**
 * A failed request. `status` is null when no answer came. `code` and `serverMessage` come from the
 * server, and are null when it sent none.
 */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly kind: FailureKind
  readonly status: number | null
  readonly code: string | null
  readonly serverMessage: string | null
  /** What the server says about single fields. `path` is "" when it names no field. */
  readonly serverDetails: readonly { path: string; message: string }[]
  /**
   * The wait that the server asked for on a 429, in ms; null when it sent none or an unreadable
   * one.
   */
  readonly retryAfterMs: number | null
  /** When the server answered, in ms since 1970 by the server's clock; null when it did not say. */
  readonly answeredAt: number | null
  /**
   * The browser may have sent this write twice (A20), and the server may have rejected only the
   * second copy.
   */
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

/**
 * Returns the thrown value if it is a `Failure`. Any other value becomes a `contract` failure with
 * that value as its cause.
 */
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

/** Whether the server may have carried out a write that failed this way. */
export function leavesOutcomeUnknown(failure: Failure): boolean {
  return unknownEnds.has(failure.kind)
}

/**
 * Whether the server rejected a write (400) that the browser likely sent twice. Then the first copy
 * may have caused the rejection ("already in use", "no such product"). This is reason enough to
 * verify the write, but not to alarm the user.
 */
export function mayBeRefusedResend(failure: Failure): boolean {
  return failure.maybeResent && failure.kind === 'validation'
}
