import { Suspense, useEffect } from 'react'
import { useDetachedWrites } from '#queries/use-editing.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { lazyPart } from '#ui/lazy-part.ts'
import { LiveRegion } from '#ui/LiveRegion.tsx'

const DetachedWrite = lazyPart(async () => (await import('./DetachedWrite.tsx')).DetachedWrite)

/**
 * Shows detached writes above every screen. Asks before the tab closes while one of its writes
 * waits or is in flight.
 */
export function DetachedWrites() {
  const { writes } = useWorkspace()
  const detached = useDetachedWrites()

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (writes.underWay().length > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [writes])

  return (
    <LiveRegion className="flex flex-col gap-2 px-4 pt-4 sm:px-6">
      {detached.map((write) => (
        <Suspense key={write.id}>
          <DetachedWrite write={write} />
        </Suspense>
      ))}
    </LiveRegion>
  )
}
