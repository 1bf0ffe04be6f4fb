import { useMemo } from 'react'
import { useWatch } from 'react-hook-form'
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
