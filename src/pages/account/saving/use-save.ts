import { useCallback } from 'react'
import type { EditSession } from '#editing/session/edit-session.ts'
import { useSignedIn } from '#session/use-session.ts'
import { commitTyping } from '../form/commit-typing.ts'

/** Saves what is changed, with what is half typed; nothing where this sign-in may only read. */
export function useSave(session: EditSession): () => void {
  const { readOnly } = useSignedIn()
  return useCallback(() => {
    if (readOnly) return
    commitTyping()
    session.save()
  }, [readOnly, session])
}
