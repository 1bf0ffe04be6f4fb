import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useWatch, type Control } from 'react-hook-form'
import { accountChanges } from '#account/changes/changes.ts'
import type { FormValues } from '#account/edits/form-values.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import type { EditedAccount } from '#editing/session/edited-account.ts'
import { useStaged } from './use-staged.ts'

/** The edits of this moment; draws again at each change of them. */
export function useEdits(control: Control<FormValues>, { staged }: EditedAccount): AccountEdits {
  const fields = useWatch({ control }) as FormValues
  const lists = useStaged(staged)
  return useMemo(() => ({ fields, ...lists }), [fields, lists])
}

/** How many changes there are; draws again only when that is another number, not at each key. */
export function useChangeCount(edited: EditedAccount): number {
  return useEdited(edited, () => accountChanges(edited.state().base, edited.peek()).length)
}

/** How much is still to be decided; draws again only when that is another number. */
export function useConflictCount(edited: EditedAccount): number {
  return useEdited(edited, () => edited.openConflicts().length)
}

/** Whether something is in no write and no read; draws again only when that turns. */
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
