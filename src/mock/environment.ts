import type { BackendOptions } from './backend.ts'

/**
 * The options that the environment variables set. Throws a TypeError for a value that is not a
 * number.
 */
export function fromEnvironment(environment: Record<string, string | undefined>): BackendOptions {
  const number = (name: string): number | undefined => {
    const text = environment[name]
    if (text === undefined || text === '') return undefined
    const value = Number(text)
    if (Number.isNaN(value)) throw new TypeError(`${name} must be a number, not "${text}"`)
    return value
  }
  const requests = number('MOCK_RATE_REQUESTS')
  const windowSeconds = number('MOCK_RATE_WINDOW_SECONDS')
  const list = number('MOCK_CACHE_LIST_SECONDS')
  const detail = number('MOCK_CACHE_DETAIL_SECONDS')
  return {
    latencyMs: number('MOCK_LATENCY_MS') ?? { min: 150, max: 400 },
    rateLimit: {
      ...(requests === undefined ? {} : { requests }),
      ...(windowSeconds === undefined ? {} : { windowMs: windowSeconds * 1000 }),
    },
    cacheSeconds: {
      ...(list === undefined ? {} : { list }),
      ...(detail === undefined ? {} : { detail }),
    },
  }
}
