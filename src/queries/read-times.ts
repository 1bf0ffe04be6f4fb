import type { QueryClient } from '@tanstack/react-query'
import { pageNow, wallNow } from '#clock/page-clock.ts'

const checkEveryMs = 1_000
/** Less is the coarseness of two clocks. */
const jumpMs = 1_000

/**
 * Takes the times of all reads back with a clock that was set back. React Query knows no other clock, and
 * would take what it has for fresh, or an error for new, for as long as the clock went back. Returns what
 * ends it.
 */
export function readTimes(queryClient: QueryClient): () => void {
  let ahead = wallNow() - pageNow()
  const look = () => {
    const back = ahead - (wallNow() - pageNow())
    ahead -= back
    if (back < jumpMs) return
    for (const query of queryClient.getQueryCache().getAll()) {
      const { dataUpdatedAt, errorUpdatedAt } = query.state
      query.setState({
        dataUpdatedAt: Math.max(Math.min(dataUpdatedAt, 1), dataUpdatedAt - back),
        errorUpdatedAt: Math.max(0, errorUpdatedAt - back),
      })
    }
  }
  const timer = setInterval(look, checkEveryMs)
  return () => clearInterval(timer)
}
