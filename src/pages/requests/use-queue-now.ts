import { useState } from 'react'
import type { QueueState } from '#queries/use-queue.ts'
import { useNow } from '#ui/use-now.ts'
import { lastChangeAt } from './queue-line.ts'

/** Returns the current time (ms); renders each second while something in the queue counts down. */
export function useQueueNow(queue: QueueState): number {
  const lastChange = lastChangeAt(queue)
  // Compare with the shown time, not the current one: the last tick must come after `lastChange`.
  const [shown, setShown] = useState(0)
  const now = useNow(1000, lastChange > shown)
  if (now !== shown) setShown(now)
  return now
}
