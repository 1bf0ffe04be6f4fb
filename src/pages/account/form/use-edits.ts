import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useWatch, type Control } from 'react-hook-form'
import type { FormValues } from '#account/edits/form-values.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import type { EditedAccount } from '#editing/session/edited-account.ts'
import { useStaged } from './use-staged.ts'

/** Returns the current edits; renders on each change. */
export function useEdits(control: Control<FormValues>, { staged }: EditedAccount): AccountEdits {
  const fields = useWatch({ control }) as FormValues
  const lists = useStaged(staged)
  return useMemo(() => ({ fields, ...lists }), [fields, lists])
}

/**
 * Returns how many changes there are; renders only when the number changes, not on each keystroke.
 */
export function useChangeCount(edited: EditedAccount): number {
  return useEdited(edited, () => edited.changes(edited.peek()).length)
}

/** Returns how many conflicts are open; renders only when the number changes. */
export function useConflictCount(edited: EditedAccount): number {
  return useEdited(edited, () => edited.openConflicts().length)
}

/** Whether there are edits that no write carries; renders only when the answer changes. */
export function useHasUnsaved({ edited, isUnsaved }: EditSession): boolean {
  return useEdited(edited, isUnsaved)
}

function useEdited<Value extends number | boolean>(
  edited: EditedAccount,
  read: () => Value,
): Value {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [edited.watch(listener), edited.subscribe(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    [edited],
  )
  return useSyncExternalStore(subscribe, read)
}
