import type { ListQuery } from '#contract/list-query.ts'

/** Every key of the cache. One session has one cache, so no key names the tenant. */
export const keys = {
  lists: () => ['list'] as const,
  list: (query: ListQuery) => ['list', query] as const,
  details: () => ['detail'] as const,
  detail: (id: string) => ['detail', id] as const,
  /** What a look for doubles has found: it is no read, and nothing reads it again. */
  doubles: (id: string) => ['doubles', id] as const,
}

/** The name under which the queue knows a read, so that one that turns visible can be moved up. */
export function queueKey(key: readonly unknown[]): string {
  return JSON.stringify(key)
}
