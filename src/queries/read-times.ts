import type { QueryClient } from '@tanstack/react-query'
import { pageNow, wallNow } from '#clock/page-clock.ts'

const checkEveryMs = 1_000
/** Smaller differences come from the resolution of the two clocks. */
const jumpMs = 1_000

/**
 * Moves the times of all reads back when the computer's clock is set back. React Query knows no
 * other clock, and would treat its data as fresh, or an error as new, for as long as the clock went
 * back. Returns a function that stops it.
 */
export function readTimes(queryClient: QueryClient): () => void {
  let ahead = wallNow() - pageNow()
  const adjust = () => {
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
  const timer = setInterval(adjust, checkEveryMs)
  return () => clearInterval(timer)
}
