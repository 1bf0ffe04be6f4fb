import { useEffect, useSyncExternalStore } from 'react'
import type { EditSession } from '#editing/session/edit-session.ts'
import type { EditSessionState } from '#editing/session/session-state.ts'
import type { DraftsState } from '#editing/session/session-drafts.ts'
import type { Write } from '#editing/write.ts'
import { useSession } from '#session/use-session.ts'
import { useWorkspace } from './use-workspace.ts'

/** Runs the write lifecycle on every screen, while somebody is signed in. */
export function useEditing(): void {
  const session = useSession()
  const { writes, start } = useWorkspace()

  useEffect(() => start(), [start])

  useEffect(
    () =>
      writes.journal.subscribe((change) => {
        const phase = change?.after?.phase
        if (phase?.is === 'rejected' && phase.failure.kind === 'forbidden') session.markReadOnly()
      }),
    [writes, session],
  )
}

/** The state of an edit session; renders again on each of its changes, but not on edits. */
export function useSessionNow(session: EditSession): EditSessionState {
  return useSyncExternalStore(session.subscribe, session.state)
}

/** The state of a session's drafts; renders again on each of its changes. */
export function useDrafts({ drafts }: EditSession): DraftsState {
  return useSyncExternalStore(drafts.subscribe, drafts.state)
}

/** The writes of this tab that no page shows, until their end is announced. */
export function useDetachedWrites(): readonly Write[] {
  const { writes } = useWorkspace()
  return useSyncExternalStore(writes.subscribe, writes.detached)
}
