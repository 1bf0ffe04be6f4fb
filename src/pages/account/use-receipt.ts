import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { partOfPatch, type PatchKey } from '#account/receipt.ts'
import { seePatch, type SeenPart } from '#account/seen-patch.ts'
import { partOfWork } from '#account/work.ts'
import { keys } from '#queries/keys.ts'
import { readDetail } from '#queries/read-detail.ts'
import { slackMs } from '#queries/recent-writes.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import type { AccountForm } from './use-account-form.ts'
import type { Saved } from './use-save.ts'

/** What is known of what the server did not confirm. */
export interface Receipt {
  /** `waiting` until a read can tell; then it was all saved, it was not, or nobody could read it. */
  stage: 'waiting' | 'reading' | 'confirmed' | 'not-saved' | 'failed' | 'never-shown'
  keys: readonly PatchKey[]
  /** When it is read, in ms. */
  readAt: number
}

interface Look {
  saved: Saved
  stage: Receipt['stage']
  keys: readonly PatchKey[]
}

/**
 * Looks into what a save sent and the server did not name: reads the account again once its cache must
 * have run out, and puts what was not saved back as unsaved work. Null when there is nothing to look into.
 */
export function useReceipt(id: string, form: AccountForm, saved: Saved | null): Receipt | null {
  const workspace = useWorkspace()
  const queryClient = useQueryClient()
  const [look, setLook] = useState<Look | null>(null)
  const missing = saved?.notConfirmed ?? []
  const isShown = missing.some((key) => key !== 'qr_code' && key !== 'document_type')
  const readAt = (saved?.at ?? 0) + workspace.config.cacheSeconds.detail * 1000 + slackMs

  const read = useEffectEvent(async (checked: Saved, signal: AbortSignal) => {
    const tell = (stage: Receipt['stage'], keys: readonly PatchKey[]) =>
      setLook({ saved: checked, stage, keys })
    tell('reading', checked.notConfirmed)
    try {
      const options = { priority: 'background', signal, name: checked.before.name } as const
      const { answered, known } = await readDetail(workspace, id, options)
      const patch = partOfPatch(checked.patch, checked.notConfirmed)
      const unsaved = seePatch(checked.before, answered, patch).filter(isUnsaved)
      const lost = [...new Set(unsaved.map(keyOf))]
      form.follow(known)
      queryClient.setQueryData(keys.detail(id), known)
      // What is staged again is not being confirmed any more.
      for (const { key, isMissing } of workspace.pendingAdds.of(id)) {
        if (isMissing && lost.includes('products')) workspace.pendingAdds.drop(id, key)
      }
      if (lost.length > 0)
        form.takeUp(checked.before, partOfWork(checked.before, checked.work, lost))
      tell(lost.length > 0 ? 'not-saved' : 'confirmed', lost)
    } catch {
      if (!signal.aborted) tell('failed', checked.notConfirmed)
    }
  })

  useEffect(() => {
    if (!saved || !isShown) return undefined
    const gone = new AbortController()
    const timer = setTimeout(() => void read(saved, gone.signal), Math.max(0, readAt - Date.now()))
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [saved, isShown, readAt])

  if (!saved || missing.length === 0) return null
  if (!isShown) return { stage: 'never-shown', keys: missing, readAt }
  const { stage, keys: told } =
    look?.saved === saved ? look : { stage: 'waiting' as const, keys: missing }
  return { stage, keys: told, readAt }
}

function isUnsaved({ state }: SeenPart): boolean {
  return state === 'old' || state === 'other'
}

function keyOf(part: SeenPart): PatchKey {
  if (part.kind === 'field') return part.field
  return part.kind === 'product' ? 'products' : 'dynamic_fields'
}
