import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { pageNow } from '#clock/page-clock.ts'
import { keys } from '#queries/keys.ts'
import type { ShownAdd } from '#editing/overlay/pending-products.ts'

/**
 * Reads the account when its new products must appear in reads (A11). Waits `graceMs` longer, so
 * that another read at that moment makes this one unnecessary, and waits while one is under way.
 */
export function useConfirmAdds(id: string, pending: readonly ShownAdd[], read: () => void): void {
  const queryClient = useQueryClient()
  const onDue = useEffectEvent(read)
  const waiting = pending.filter(({ isMissing }) => !isMissing)
  const dueAt = Math.max(0, ...waiting.map(({ shownFrom }) => shownFrom))

  useEffect(() => {
    if (dueAt === 0) return undefined
    let timer: ReturnType<typeof setTimeout>
    const due = () => {
      if (queryClient.isFetching({ queryKey: keys.detail(id) }) > 0)
        timer = setTimeout(due, graceMs)
      else onDue()
    }
    timer = setTimeout(due, Math.max(0, dueAt - pageNow()) + graceMs)
    return () => clearTimeout(timer)
  }, [dueAt, id, queryClient])
}

const graceMs = 300
