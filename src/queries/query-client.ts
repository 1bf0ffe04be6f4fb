import { QueryClient } from '@tanstack/react-query'

const keepMs = 30 * 60_000

/**
 * Creates the cache of reads. The queue owns every retry, and a request is too expensive to send
 * because a window got the focus, so React Query only caches and shares.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        gcTime: keepMs,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
