import { useEffect } from 'react'
import { openWritesChannel, SavedElsewhere, thisTab } from './other-tabs.ts'
import { noteUpdate } from './show-write.ts'
import { useWorkspace } from './use-workspace.ts'

/** Shows, while somebody is signed in, what other tabs have saved. */
export function useOtherTabs(): void {
  const workspace = useWorkspace()

  useEffect(() => {
    const channel = openWritesChannel(workspace.client.credentials().tenant)
    channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
      const saved = SavedElsewhere.safeParse(event.data)
      if (!saved.success || saved.data.from === thisTab) return
      noteUpdate(workspace, saved.data.id, saved.data.patch, { isElsewhere: true })
    })
    return () => channel?.close()
  }, [workspace])
}
