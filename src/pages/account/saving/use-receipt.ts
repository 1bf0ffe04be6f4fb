import { useEffect, useEffectEvent, useState } from 'react'
import type { PatchKey } from '#account/receipt.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useDraftOwner } from '../drafts/use-draft-owner.ts'
import type { AccountForm } from '../form/use-account-form.ts'
import { isShown, receiptsOf, type ReceiptLook, type ReceiptPage } from './open-receipts.ts'
import type { Saved, SaveOutcome } from './save-outcome.ts'

/** What is known of what the server did not confirm. */
export interface Receipt {
  /** The last save that it is about. */
  saved: Saved
  /** `waiting` until a read can tell; then it was all saved, it was not, or nobody could read it. */
  stage: ReceiptLook['stage'] | 'waiting' | 'never-shown'
  keys: readonly PatchKey[]
  /** Not confirmed either, and in no read. */
  hidden: readonly PatchKey[]
  /** When it is read, in ms. */
  readAt: number
}

/**
 * Looks into what a save sent and the server did not name: the account is read again once its cache must
 * have run out, and what was not saved is unsaved work again, even if the save is told no more by then.
 * Null when there is nothing to look into.
 */
export function useReceipt(
  id: string,
  form: AccountForm,
  outcome: SaveOutcome | null,
): Receipt | null {
  const workspace = useWorkspace()
  const receipts = receiptsOf(workspace, id, useDraftOwner())
  const [look, setLook] = useState<ReceiptLook | null>(null)

  const takeUp = useEffectEvent<ReceiptPage['takeUp']>(({ known }, found) => {
    form.follow(
      known,
      found.map(({ lost }) => lost.back),
    )
    for (const { saved, lost } of found) form.takeUp(saved.before, lost.work)
  })
  useEffect(
    () => receipts.show({ tell: setLook, takeUp: (read, found) => takeUp(read, found) }),
    [receipts],
  )
  useEffect(() => {
    if (outcome?.kind === 'saved') receipts.saved(outcome)
    if (outcome?.kind === 'undone') receipts.undone(outcome.saved)
  }, [outcome, receipts])

  const saved = outcome?.kind === 'saved' ? outcome : null
  // What an earlier save has lost is not hidden by a later one, unless that has saved it.
  const isLostBefore =
    look?.stage === 'not-saved' &&
    !(saved && (look.saves.includes(saved) || hasSaved(saved, look.keys)))
  const told = (!isLostBefore && saved) || look?.saves.at(-1)
  if (!told) return null
  const isLooked = look?.saves.includes(told) === true
  const hidden = told.notConfirmed.filter((key) => !isShown(key))
  const shown = told.notConfirmed.filter(isShown)
  if (shown.length === 0 && !isLooked) {
    const rest = { saved: told, keys: hidden, hidden: [], readAt: 0 }
    return hidden.length > 0 ? { stage: 'never-shown', ...rest } : null
  }
  const rest = { saved: told, hidden, readAt: told.at + receipts.waitMs }
  if (look && isLooked) return { stage: look.stage, keys: look.keys, ...rest }
  return { stage: 'waiting', keys: shown, ...rest }
}

/** Whether a save has sent all of it, and the server has confirmed that. */
function hasSaved({ patch, notConfirmed }: Saved, keys: readonly PatchKey[]): boolean {
  return keys.every((key) => key in patch && !notConfirmed.includes(key))
}
