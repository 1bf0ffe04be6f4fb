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

/** What a refusal says of one thing: of which, as far as it tells ("" where it does not), and what. */
interface ErrorDetail {
  /** As a path with dots: "email", "products.0.end_date". */
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
 * What a refusal whose shape is not documented says: `error.code`/`error.message`, else the top level's,
 * else null; a bare text in `error` is taken as the message. `details` are what it says of single fields,
 * in any of the shapes that are usual. Never fails.
 */
export function readError(body: unknown): ReadError {
  const top = asObject(body) ?? {}
  const inner = asObject(top['error']) ?? {}
  const [outer, own] = [top, inner].map((each) => ErrorObject.safeParse(each).data)
  const bare = typeof top['error'] === 'string' ? top['error'] : null
  const lists = [inner, top].flatMap((each) => detailKeys.map((key) => each[key]))
  const bareLists = [body, top['error']].filter((each) => Array.isArray(each))
  const details = [...lists, ...bareLists].flatMap((each) => detailsIn(each))
  const field = pathOf(inner) || pathOf(top)
  const problem = typeof top['detail'] === 'string' ? top['detail'] : null
  const message = own?.message ?? bare ?? outer?.message ?? problem
  if (field !== '' && message !== null) details.push({ path: field, message })
  return { code: own?.code ?? outer?.code ?? null, message, details }
}

// Where others put them: express-validator, NestJS, FastAPI, Laravel, zod, problem+json.
const detailKeys = ['details', 'detail', 'errors', 'fields', 'issues', 'violations', 'message']
const pathKeys = ['field', 'path', 'property', 'param', 'loc', 'pointer', 'name', 'key']
const textKeys = ['message', 'msg', 'reason', 'description', 'detail', 'error', 'title']

/** A list of texts or objects, or an object of texts by path; nothing of anything else. */
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
  const own = rules.filter((each) => typeof each === 'string')
  return own.length > 0 ? own.join(', ') : null
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

/** Whether a body says of itself that it is a failure, whatever its HTTP status. */
export function saysFailure(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'success' in body && body.success === false
}
