import type { ErrorCode } from '#contract/envelope.ts'

const statusOf: Record<ErrorCode, number> = {
  BAD_REQUEST: 400,
  VALIDATION_ERROR: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
}

/**
 * An error answer of the API. The rules throw it, and `toResponse` turns it into the API's error
 * body.
 */
export class ApiError extends Error {
  override readonly name = 'Refusal'
  readonly code: ErrorCode
  readonly headers: Record<string, string>

  constructor(code: ErrorCode, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.code = code
    this.headers = headers
  }

  toResponse(): Response {
    const body = { success: false, error: { code: this.code, message: this.message } }
    return Response.json(body, { status: statusOf[this.code], headers: this.headers })
  }
}
