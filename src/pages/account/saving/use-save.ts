import { useCallback } from 'react'
import type { EditSession } from '#editing/session/edit-session.ts'
import { useSignedIn } from '#session/use-session.ts'
import { commitTyping } from '../form/commit-typing.ts'

/**
 * Returns a function that saves all changes, half-typed text included. Does nothing if read-only.
 */
export function useSave(session: EditSession): () => void {
  const { readOnly } = useSignedIn()
  return useCallback(() => {
    if (readOnly) return
    commitTyping()
    session.save()
  }, [readOnly, session])
}
