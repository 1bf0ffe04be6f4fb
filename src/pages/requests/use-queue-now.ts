import { useState } from 'react'
import type { QueueState } from '#queries/use-queue.ts'
import { useNow } from '#ui/use-now.ts'
import { lastChangeAt } from './queue-line.ts'

/** The time in ms, again each second for as long as something in the queue counts down. */
export function useQueueNow(queue: QueueState): number {
  const lastChange = lastChangeAt(queue)
  // Measured against the time that was shown, not the real one: the last tick must come after it.
  const [shown, setShown] = useState(0)
  const now = useNow(1000, lastChange > shown)
  if (now !== shown) setShown(now)
  return now
}
