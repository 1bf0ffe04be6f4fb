import * as z from 'zod/mini'
import { Text } from './tolerant.ts'

/** The envelope of every successful answer. Only the list call needs `meta`, and reads it itself. */
export const SuccessEnvelope = z.object({
  success: z.optional(z.unknown()),
  data: z.unknown(),
  meta: z.optional(z.unknown()),
})
export type SuccessEnvelope = z.output<typeof SuccessEnvelope>

/** The error codes that the API documents. An error body may carry another code, or none. */
export type ErrorCode =
  | 'BAD_REQUEST'
  | 'VALIDATION_ERROR'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'INTERNAL_ERROR'

/** What an error body says about one field. `path` is "" when the body names no field. */
interface ErrorDetail {
  /** A path with dots: "email", "products.0.end_date". */
  path: string
  message: string
}

interface ReadError {
  code: string | null
  message: string | null
  details: ErrorDetail[]
}

const ErrorObject = z.object({ code: z.optional(Text), message: z.optional(Text) })

/**
 * Reads an error body, whose shape the API does not document. `code` and `message` come from
 * `error`, else from the top level, else they are null; a string in `error` is the message.
 * `details` holds the messages about single fields, in any of the usual shapes. Never throws.
 */
export function readError(body: unknown): ReadError {
  const top = asObject(body) ?? {}
  const inner = asObject(top['error']) ?? {}
  const [outer, nested] = [top, inner].map((each) => ErrorObject.safeParse(each).data)
  const bare = typeof top['error'] === 'string' ? top['error'] : null
  const lists = [inner, top].flatMap((each) => detailKeys.map((key) => each[key]))
  const bareLists = [body, top['error']].filter((each) => Array.isArray(each))
  const details = [...lists, ...bareLists].flatMap((each) => detailsIn(each))
  const field = pathOf(inner) || pathOf(top)
  const problem = typeof top['detail'] === 'string' ? top['detail'] : null
  const message = nested?.message ?? bare ?? outer?.message ?? problem
  if (field !== '' && message !== null) details.push({ path: field, message })
  return { code: nested?.code ?? outer?.code ?? null, message, details }
}

// The keys that express-validator, NestJS, FastAPI, Laravel, zod and problem+json use.
const detailKeys = ['details', 'detail', 'errors', 'fields', 'issues', 'violations', 'message']
const pathKeys = ['field', 'path', 'property', 'param', 'loc', 'pointer', 'name', 'key']
const textKeys = ['message', 'msg', 'reason', 'description', 'detail', 'error', 'title']

/**
 * Reads a list of texts or objects, or an object of texts by path. Any other value has no details.
 */
function detailsIn(value: unknown, path = '', depth = 0): ErrorDetail[] {
  if (depth > 3) return []
  if (Array.isArray(value)) return value.flatMap((each) => detailsIn(each, path, depth + 1))
  if (typeof value === 'string') {
    return depth > 0 && value.trim() !== '' ? [{ path, message: value }] : []
  }
  const object = asObject(value)
  if (!object) return []
  const message = textIn(object)
  if (message !== null) return [{ path: pathOf(object) || path, message }]
  return Object.entries(object).flatMap(([key, each]) =>
    detailsIn(each, path === '' ? key : `${path}.${key}`, depth + 1),
  )
}

function textIn(object: Record<string, unknown>): string | null {
  const texts = textKeys.map((key) => object[key]).find((each) => typeof each === 'string')
  if (typeof texts === 'string') return texts
  const rules = Object.values(asObject(object['constraints']) ?? {})
  const messages = rules.filter((each) => typeof each === 'string')
  return messages.length > 0 ? messages.join(', ') : null
}

function pathOf(object: Record<string, unknown>): string {
  for (const key of pathKeys) {
    const value = object[key]
    const steps = Array.isArray(value) ? value : typeof value === 'string' ? value.split('/') : []
    const path = steps.filter((step) => step !== '' && step !== 'body').join('.')
    if (path !== '') return path
  }
  return ''
}

function asObject(value: unknown): Record<string, unknown> | null {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Record<string, unknown>) : null
}

/** Whether the body itself reports a failure (`success: false`), whatever the HTTP status. */
export function saysFailure(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'success' in body && body.success === false
}
