import * as z from 'zod/mini'
import { defaultCacheSeconds, defaultRateLimit } from './endpoints.ts'
import { NamedId } from './list-query.ts'

const names = z._default(z.array(NamedId), [])

const Catalogue = z.object({
  statuses: names,
  countries: names,
  departments: names,
  cities: names,
  clients: names,
  providers: names,
  product_types: names,
  coverages: names,
  document_types: names,
})
export type Catalogue = z.output<typeof Catalogue>
export type CatalogueList = keyof Catalogue

const seconds = z.number().check(z.gt(0), z.lte(3600))
const baseUrl = z.string().check(
  z.refine((value: string) => value === '' || /^(https?:)?\/\/[^\s/]+|^\//.test(value), {
    message: 'must be null, "", a path or an http(s) URL',
  }),
)

/** The content of config.json. Every key is optional. */
export const Config = z.object({
  apiBaseUrl: z._default(z.nullable(baseUrl), null),
  tenant: z._default(z.nullable(z.string()), null),
  rateLimit: z.prefault(
    z.object({
      requests: z._default(z.int().check(z.gte(1), z.lte(10_000)), defaultRateLimit.requests),
      windowSeconds: z._default(seconds, defaultRateLimit.windowSeconds),
      scope: z._default(z.enum(['endpoint', 'token']), defaultRateLimit.scope),
    }),
    {},
  ),
  cacheSeconds: z.prefault(
    z.object({
      list: z._default(z.number().check(z.gte(0), z.lte(3600)), defaultCacheSeconds.list),
      detail: z._default(z.number().check(z.gte(0), z.lte(3600)), defaultCacheSeconds.detail),
    }),
    {},
  ),
  /** How long the app waits for an answer. The queue holds the slot of a request for 30 s at most. */
  requestTimeoutSeconds: z._default(z.number().check(z.gt(0), z.lte(30)), 30),
  catalogue: z.prefault(Catalogue, {}),
})
export type Config = z.output<typeof Config>

/** The first invalid key of a config.json, as a path ("rateLimit.requests"). */
export interface ConfigProblem {
  key: string
  message: string
}

/**
 * Reads the value of config.json. Null or undefined means that there is no such file, so every key
 * gets its default.
 */
export function readConfig(
  value: unknown,
): { ok: true; config: Config } | { ok: false; problem: ConfigProblem } {
  const read = Config.safeParse(value ?? {})
  if (read.success) return { ok: true, config: read.data }
  const issue = read.error.issues[0]
  return {
    ok: false,
    problem: { key: issue?.path.join('.') || 'config.json', message: issue?.message ?? '' },
  }
}
