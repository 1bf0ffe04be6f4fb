import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { toCreate } from '#account/edits/create-body.ts'
import { pageNow } from '#clock/page-clock.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import { findDuplicates, type Duplicates } from '#queries/find-duplicates.ts'
import { useSessionNow } from '#queries/use-editing.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useSignedIn } from '#session/use-session.ts'
import { commitTyping } from '../form/commit-typing.ts'

/** The search for duplicates: not started, under way, or its result. */
export type Search = 'none' | 'searching' | Duplicates

/**
 * Creates an account: searches for duplicates first, and opens the new account's page at the end.
 */
export function useCreate(session: EditSession) {
  const navigate = useNavigate()
  const workspace = useWorkspace()
  const { readOnly } = useSignedIn()
  const { write } = useSessionNow(session)
  const [search, setSearch] = useState<Search>('none')
  const searching = useRef<AbortController | null>(null)
  useEffect(() => () => searching.current?.abort(), [])

  const created = write?.phase.is === 'confirmed' ? write.phase : null
  const goOn = useEffectEvent((id: string, isVerified: boolean) => {
    const isHalf = isVerified && hasMore(session)
    const state = { createdAt: pageNow(), isVerified, isHalf }
    void navigate({ to: '/accounts/$id', params: { id }, replace: true, state })
  })
  useEffect(() => {
    if (created) goOn(created.accountId, created.by === 'verification')
  }, [created])

  async function submit() {
    if (readOnly || searching.current || isLocked(session)) return
    commitTyping()
    if (!session.canCreate()) return
    const { body } = toCreate(session.edited.edits().fields)
    const gone = new AbortController()
    searching.current = gone
    setSearch('searching')
    const found = await findDuplicates(workspace, body, gone.signal)
    searching.current = null
    // The user left the form, so nothing may be sent.
    if (gone.signal.aborted) return
    const isNone = found.accounts.length === 0 && found.failure === null
    setSearch(isNone ? 'none' : found)
    if (isNone) session.create()
  }

  return {
    submit: () => void submit(),
    search,
    createAnyway: () => {
      setSearch('none')
      session.create()
    },
    closeSearch: () => setSearch('none'),
  }
}

/** Whether a create is under way, unresolved or confirmed, so that another must not start. */
function isLocked(session: EditSession): boolean {
  const { write } = session.state()
  if (!write) return false
  const { is } = write.phase
  return is === 'in-flight' || is === 'verifying' || is === 'unresolved' || is === 'confirmed'
}

function hasMore({ edited }: EditSession): boolean {
  const { products, dynamic_fields } = edited.peek()
  return products.length + dynamic_fields.length > 0
}
