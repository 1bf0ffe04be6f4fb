import * as z from 'zod/mini'
import { codePoints } from './account-write.ts'
import { Id, TolerantNumber } from './tolerant.ts'

/** The longest value of each text parameter of the list, in code points. */
export const listTextLimits = {
  search: 120,
  status: 10,
  client_id: 30,
  provider_id: 30,
  country_id: 30,
  department_id: 30,
  city_id: 30,
} as const
export type ListTextParameter = keyof typeof listTextLimits

export const listFilters = [
  'status',
  'client_id',
  'provider_id',
  'country_id',
  'department_id',
  'city_id',
] as const satisfies readonly ListTextParameter[]
export type ListFilter = (typeof listFilters)[number]

export const listDefaults = { limit: 25, offset: 0 } as const

const parameter = (max: number) =>
  z.exactOptional(
    z.string().check(
      z.minLength(1),
      z.refine((value: string) => codePoints(value) <= max),
    ),
  )

/** The query of GET /accounts. An absent text parameter filters nothing. */
export const ListQuery = z.object({
  search: parameter(listTextLimits.search),
  status: parameter(listTextLimits.status),
  client_id: parameter(listTextLimits.client_id),
  provider_id: parameter(listTextLimits.provider_id),
  country_id: parameter(listTextLimits.country_id),
  department_id: parameter(listTextLimits.department_id),
  city_id: parameter(listTextLimits.city_id),
  limit: z.int().check(z.gte(1), z.lte(100)),
  offset: z.int().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER)),
})
export type ListQuery = z.output<typeof ListQuery>
export type ListParameter = keyof ListQuery

/**
 * Reads the parameters of a query string. A value out of range falls back to its default, and
 * `invalid` names the parameter, so that the screen can report it. Unknown parameters are ignored.
 */
export function readListQuery(parameters: Record<string, unknown>): {
  query: ListQuery
  invalid: ListParameter[]
} {
  const invalid: ListParameter[] = []
  const read = (key: ListParameter, value: unknown): unknown => {
    if (value === undefined || value === '') return undefined
    if (ListQuery.def.shape[key].safeParse(value).success) return value
    invalid.push(key)
    return undefined
  }
  const number = (value: unknown): unknown =>
    typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value
  const query: Record<string, unknown> = {
    limit: read('limit', number(parameters['limit'])) ?? listDefaults.limit,
    offset: read('offset', number(parameters['offset'])) ?? listDefaults.offset,
  }
  for (const key of Object.keys(listTextLimits) as ListTextParameter[]) {
    const value = read(key, parameters[key])
    if (value !== undefined) query[key] = value
  }
  return { query: ListQuery.parse(query), invalid }
}

/** The parameters that differ from the defaults, for the address bar and for the request. */
export function listParameters(query: ListQuery): Record<string, string> {
  const parameters: Record<string, string> = {}
  for (const key of Object.keys(listTextLimits) as ListTextParameter[]) {
    const value = query[key]
    if (value !== undefined) parameters[key] = value
  }
  if (query.limit !== listDefaults.limit) parameters['limit'] = String(query.limit)
  if (query.offset !== listDefaults.offset) parameters['offset'] = String(query.offset)
  return parameters
}

/**
 * `meta` of the list answer. A total that is not a whole number of at least 0 is unknown, and reads
 * as null.
 */
export const ListMeta = z.object({
  total: z.catch(z.nullable(z.int().check(z.gte(0))), null),
  limit: TolerantNumber,
  offset: TolerantNumber,
})
export type ListMeta = z.output<typeof ListMeta>

/** An id and its name, from an answer of the API or from config.json. */
export const NamedId = z.object({ id: z.pipe(Id, z.string()), name: z.string() })
export type NamedId = z.output<typeof NamedId>
