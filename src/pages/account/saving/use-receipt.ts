import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { partOfPatch, type PatchKey } from '#account/receipt.ts'
import { isSameJson } from '#account/json.ts'
import { readWork } from '#account/patch.ts'
import { productEditId } from '#account/product-edits.ts'
import { seePatch, type SeenPart } from '#account/seen-patch.ts'
import { partOfWork, type AccountWork } from '#account/work.ts'
import { keys } from '#queries/keys.ts'
import { readDetail } from '#queries/read-detail.ts'
import { slackMs } from '#queries/recent-writes.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import type { AccountForm } from '../form/use-account-form.ts'
import type { Saved, SaveOutcome } from './save-outcome.ts'

/** What is known of what the server did not confirm. */
export interface Receipt {
  saved: Saved
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
 * have run out, and puts what was not saved back as unsaved work, even if the save is told no more by then.
 * Null when there is nothing to look into.
 */
export function useReceipt(
  id: string,
  form: AccountForm,
  outcome: SaveOutcome | null,
): Receipt | null {
  const saved = outcome?.kind === 'saved' ? outcome : null
  const workspace = useWorkspace()
  const queryClient = useQueryClient()
  const [look, setLook] = useState<Look | null>(null)
  const [watched, setWatched] = useState<Saved | null>(null)
  // A notice that is dismissed ends nothing; another save, or an undo, may be why a value is not there.
  const isOver = outcome?.kind === 'undone' || outcome?.kind === 'failed'
  const next = saved && isLookedInto(saved) ? saved : null
  if ((saved || isOver) && next !== watched) setWatched(next)
  const waitMs = workspace.config.cacheSeconds.detail * 1000 + slackMs

  const read = useEffectEvent(async (checked: Saved, signal: AbortSignal) => {
    const tell = (stage: Receipt['stage'], keys: readonly PatchKey[]) =>
      setLook({ saved: checked, stage, keys })
    tell('reading', checked.notConfirmed)
    try {
      const options = { priority: 'background', signal, name: checked.before.name } as const
      const { answered, known } = await readDetail(workspace, id, options)
      const patch = partOfPatch(checked.patch, checked.notConfirmed)
      const unsaved = seePatch(checked.before, answered, patch).filter(isUnsaved)
      const isLost = (change: object) =>
        unsaved.some((part) => part.kind !== 'field' && part.change === change)
      const lost = [...new Set(unsaved.map(keyOf))]
      form.follow(known)
      queryClient.setQueryData(keys.detail(id), known)
      // What is staged again is not being confirmed any more.
      for (const add of workspace.pendingAdds.of(id)) {
        if (isLost(add.sent)) workspace.pendingAdds.drop(id, add.key)
      }
      if (lost.length > 0) form.takeUp(checked.before, lostWork(checked, lost, isLost))
      tell(lost.length > 0 ? 'not-saved' : 'confirmed', lost)
    } catch {
      if (!signal.aborted) tell('failed', checked.notConfirmed)
    }
  })

  useEffect(() => {
    if (!watched) return undefined
    const gone = new AbortController()
    const dueIn = watched.at + waitMs - Date.now()
    const timer = setTimeout(() => void read(watched, gone.signal), Math.max(0, dueIn))
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [watched, waitMs])

  const told = saved ?? watched
  if (!told || told.notConfirmed.length === 0) return null
  const { at, notConfirmed: missing } = told
  const rest = { saved: told, keys: missing, readAt: at + waitMs }
  if (!isLookedInto(told)) return { stage: 'never-shown', ...rest }
  return { stage: 'waiting', ...rest, ...(look?.saved === told && look) }
}

/** Whether something of a save was not confirmed that a read can tell. */
export function isLookedInto({ notConfirmed }: Saved): boolean {
  return notConfirmed.some((key) => key !== 'qr_code' && key !== 'document_type')
}

/** Of products that were added alike, those are missing for which there is none. */
function isUnsaved(part: SeenPart, place: number, all: readonly SeenPart[]): boolean {
  if (part.state === 'old') return true
  if (part.state !== 'other') return false
  if (part.kind !== 'product' || part.change.action !== 'add') return true
  const alike = all
    .slice(0, place)
    .filter((each) => each.kind === 'product' && isSameJson(each.change, part.change))
  return alike.length >= part.made.length
}

/** What is to be saved again: of products and dynamic fields only those that were lost. */
function lostWork(
  { before, work, patch }: Saved,
  lost: readonly PatchKey[],
  isLost: (change: object) => boolean,
): AccountWork {
  const part = partOfWork(before, work, lost)
  const { productIds } = readWork(before, work)
  const products = new Set(productIds.filter((_, place) => isLost(patch.products?.[place] ?? {})))
  const fields = new Set((patch.dynamic_fields ?? []).filter(isLost).map((each) => each.field_id))
  return {
    ...part,
    products: part.products.filter((edit) => products.has(productEditId(edit))),
    dynamic_fields: part.dynamic_fields.filter(({ field_id }) => fields.has(field_id)),
  }
}

function keyOf(part: SeenPart): PatchKey {
  if (part.kind === 'field') return part.field
  return part.kind === 'product' ? 'products' : 'dynamic_fields'
}
