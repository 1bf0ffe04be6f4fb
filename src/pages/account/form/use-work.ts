import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useWatch } from 'react-hook-form'
import { accountChanges } from '#account/changes.ts'
import type { AccountDraft } from '#account/draft.ts'
import type { AccountWork } from '#account/work.ts'
import { useStaged } from './staged-edits.ts'
import type { AccountForm } from './use-account-form.ts'

/** The work of this moment; draws again at each change of it. */
export function useWork({ control, edits }: Pick<AccountForm, 'control' | 'edits'>): AccountWork {
  const fields = useWatch({ control }) as AccountDraft
  const staged = useStaged(edits)
  return useMemo(() => ({ fields, ...staged }), [fields, staged])
}

type CountedForm = Pick<AccountForm, 'watch' | 'now' | 'told' | 'disputes'>

/** How many changes there are; draws again only when that is another number, not at each key. */
export function useChangeCount({ watch, now, told }: CountedForm): number {
  return useSyncExternalStore(
    watch,
    useCallback(() => accountChanges(now(), told()).length, [now, told]),
  )
}

/** How much is still to be decided; draws again only when that is another number. */
export function useDisputeCount({ watch, disputes }: CountedForm): number {
  return useSyncExternalStore(
    watch,
    useCallback(() => disputes().length, [disputes]),
  )
}
