import * as z from 'zod/mini'
import { Text } from './tolerant.ts'

/** The envelope of every success. `meta` is read apart, by the one call that needs it. */
export const SuccessEnvelope = z.object({
  success: z.optional(z.unknown()),
  data: z.unknown(),
  meta: z.optional(z.unknown()),
})
export type SuccessEnvelope = z.output<typeof SuccessEnvelope>

/** The codes that the API documents. A refusal may carry another, or none. */
export type ErrorCode =
  | 'BAD_REQUEST'
  | 'VALIDATION_ERROR'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'INTERNAL_ERROR'

const ErrorBody = z.object({ code: z.optional(Text), message: z.optional(Text) })

const ErrorEnvelope = z.object({
  error: z.optional(z.unknown()),
  code: z.optional(Text),
  message: z.optional(Text),
})

/**
 * Code and message of a refusal whose shape is not documented: `error.code`/`error.message`, else the
 * top level's, else null. A bare text in `error` is taken as the message. Never fails.
 */
export function readError(body: unknown): { code: string | null; message: string | null } {
  const top = ErrorEnvelope.safeParse(body)
  if (!top.success) return { code: null, message: null }
  const inner = ErrorBody.safeParse(top.data.error)
  const bare = typeof top.data.error === 'string' ? top.data.error : null
  return {
    code: (inner.success ? inner.data.code : null) ?? top.data.code ?? null,
    message: (inner.success ? inner.data.message : null) ?? bare ?? top.data.message ?? null,
  }
}

/** Whether a body says of itself that it is a failure, whatever its HTTP status. */
export function saysFailure(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'success' in body && body.success === false
}
