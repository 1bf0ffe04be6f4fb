import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { AccountPage } from '#api/accounts.ts'
import type { LoadedList } from '#list/load/loaded-list.ts'
import type { LoadedRows } from '#list/load/merge-pages.ts'
import { listKeyOf, listMemoryOf, type Narrowing } from '#queries/loaded-lists.ts'
import { useWorkspace } from '#queries/use-workspace.ts'

export interface LoadedState {
  /** Being loaded, or loaded; null where neither. */
  list: LoadedList | null
  /** All of it, if only of an earlier moment; null until it is there. */
  loaded: LoadedRows | null
  /** Shows the page as a loaded list, where it holds all of it. Costs no request. */
  show: () => void
  /** Forgets it, and the pages are back. */
  drop: () => void
}

/**
 * The list that was loaded whole of what the address asks for. A page that holds all of it makes one, where an
 * order or groups are wanted.
 */
export function useLoadedList(
  narrowing: Narrowing,
  whole: { page: AccountPage; readAt: number } | null,
  isWanted: boolean,
): LoadedState {
  const workspace = useWorkspace()
  const { lists } = listMemoryOf(workspace)
  const key = listKeyOf(narrowing)
  const list = useSyncExternalStore(lists.subscribe, () => lists.get(key))
  const loaded = useSyncExternalStore(
    list?.subscribe ?? never,
    () => list?.getSnapshot().loaded ?? null,
  )
  const show = () => {
    const load = async () => {
      const { showWhole } = await import('#queries/load-all.ts')
      if (whole) showWhole(workspace, narrowing, { ...whole.page, readAt: whole.readAt })
    }
    // What cannot be loaded leaves the page as the server has it.
    load().catch(() => undefined)
  }
  const onShown = useEffectEvent(show)
  const shown = whole && (isWanted || list !== null) ? `${whole.readAt} ${key}` : null
  useEffect(() => {
    if (shown !== null) onShown()
  }, [shown])
  return { list, loaded, show, drop: () => lists.delete(key) }
}

function never(): () => void {
  return () => undefined
}
