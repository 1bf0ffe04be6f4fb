import type { ListQuery } from '#contract/list-query.ts'

/** Every key of the cache. One session has one cache, so no key names the tenant. */
export const keys = {
  lists: () => ['list'] as const,
  list: (query: ListQuery) => ['list', query] as const,
  details: () => ['detail'] as const,
  detail: (id: string) => ['detail', id] as const,
  /** The duplicates that a search has found. No request refreshes this key. */
  duplicates: (id: string) => ['duplicates', id] as const,
}

/**
 * The name under which the queue knows a read, so that a prefetch can be promoted once a screen
 * needs it.
 */
export function queueKey(key: readonly unknown[]): string {
  return JSON.stringify(key)
}
