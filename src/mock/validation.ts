import type * as z from 'zod/mini'
import { AccountCreate, AccountPatch } from '#contract/account-write.ts'
import { ListQuery, listDefaults, listTextLimits } from '#contract/list-query.ts'
import { ApiError } from './api-error.ts'

/**
 * Reads the list's parameters strictly: a value out of range is an error, not corrected. Empty
 * values count as absent. Throws VALIDATION_ERROR.
 */
export function parseListQuery(parameters: URLSearchParams): ListQuery {
  const given: Record<string, unknown> = { ...listDefaults }
  for (const [key, value] of parameters) {
    if (value !== '') given[key] = key === 'limit' || key === 'offset' ? wholeNumber(value) : value
  }
  return parse(ListQuery, given)
}

/** Reads the body of POST. Throws VALIDATION_ERROR. */
export const parseCreate = (body: string): AccountCreate => parse(AccountCreate, json(body))

/** Reads the body of PUT. Throws VALIDATION_ERROR. */
export const parsePatch = (body: string): AccountPatch => parse(AccountPatch, json(body))

function json(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new ApiError('VALIDATION_ERROR', 'body must be valid JSON')
  }
}

const wholeNumber = (text: string): unknown => (/^-?\d+$/.test(text) ? Number(text) : text)

function parse<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new ApiError('VALIDATION_ERROR', issue ? describe(issue, value) : 'body is not valid')
}

/** A sentence that begins with the field: "email must be at most 200 characters". */
function describe(issue: z.core.$ZodIssue, root: unknown): string {
  const field = fieldName(issue.path)
  switch (issue.code) {
    case 'custom':
      return `${field} ${ruleText(issue.params, field)}`
    case 'invalid_type':
      if (at(root, issue.path) === undefined) return `${field} is required`
      return `${field} must be ${article(issue.expected)}`
    case 'unrecognized_keys':
      return `${fieldName([...issue.path, issue.keys[0] ?? ''])} is not a known field`
    case 'too_small':
    case 'too_big':
      return field === 'limit' ? 'limit must be between 1 and 100' : `${field} is out of range`
    case 'invalid_union':
      return `${field} must be one of add, update, remove`
    case 'invalid_value':
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      break
  }
  return `${field} is not valid`
}

function ruleText(params: Record<string, unknown> | undefined, field: string): string {
  switch (params?.['rule']) {
    case 'required':
      return 'is required'
    case 'date':
      return 'must be an ISO 8601 date'
    case 'latitude':
      return 'must be between -90 and 90'
    case 'longitude':
      return 'must be between -180 and 180'
    default: {
      // The issues of list parameters carry no limit, so look it up in `listTextLimits`.
      const maximum = params?.['maximum'] ?? new Map(Object.entries(listTextLimits)).get(field)
      return typeof maximum === 'number' ? `must be at most ${maximum} characters` : 'is not valid'
    }
  }
}

const article = (type: string): string =>
  type === 'int' ? 'a whole number' : /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`

/** A path such as `products[0].status`; "body" for the whole body. */
function fieldName(path: readonly PropertyKey[]): string {
  const name = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
  return name === '' ? 'body' : name
}

function at(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    root,
  )
}
