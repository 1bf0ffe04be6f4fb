import { useEffect, useEffectEvent } from 'react'
import type { PendingAdd } from '#queries/pending-adds.ts'

/**
 * Reads the account once its new products must be in what is read, if nothing else has by then (A11):
 * `graceMs` later, for what else reads at that moment.
 */
export function useConfirmAdds(pending: readonly PendingAdd[], read: () => void): void {
  const onDue = useEffectEvent(read)
  const waiting = pending.filter(({ isMissing }) => !isMissing)
  const dueAt = Math.max(0, ...waiting.map(({ shownFrom }) => shownFrom))

  useEffect(() => {
    if (dueAt === 0) return undefined
    const timer = setTimeout(() => onDue(), Math.max(0, dueAt + graceMs - Date.now()))
    return () => clearTimeout(timer)
  }, [dueAt])
}

const graceMs = 300
