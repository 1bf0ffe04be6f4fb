// Follows an answer that does not name every key that was sent: one read, made when no cache can
// predate the write, decides.
import { lostOf, type Lost } from '#account/sent/lost-patch.ts'
import { notConfirmed, patchUnder, type PatchKey } from '#account/sent/acknowledged-keys.ts'
import { pauseUntil } from '#clock/pause.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountReads, DetailRead } from '../account-reads.ts'
import type { Saved } from '../write.ts'

export interface AcknowledgementState {
  /** `waiting` until the read; `never-shown`: no read shows any of the keys. */
  stage: 'waiting' | 'reading' | 'confirmed' | 'not-saved' | 'failed' | 'never-shown'
  keys: readonly PatchKey[]
  /** Keys that the answer does not name either, and that no read shows. */
  hidden: readonly PatchKey[]
  /** When the account is read, in ms of the page's clock. */
  readAt: number
}

/**
 * Returns which keys of a patch an answer leaves unconfirmed; null when it names them all. `readAt`
 * in ms.
 */
export function openAcknowledgement(
  patch: AccountPatch,
  updated: readonly string[] | null,
  readAt: number,
): AcknowledgementState | null {
  const missing = notConfirmed(patch, updated)
  if (missing.length === 0) return null
  const keys = missing.filter(isShown)
  const hidden = missing.filter((key) => !isShown(key))
  if (keys.length === 0) return { stage: 'never-shown', keys: hidden, hidden: [], readAt }
  return { stage: 'waiting', keys, hidden, readAt }
}

export interface AcknowledgementReader {
  reads: Pick<AccountReads, 'detail'>
  signal: AbortSignal
  notify: (state: AcknowledgementState) => void
  /** A read shows that part of the patch was not saved. */
  onLost: (lost: Lost, read: DetailRead) => void
}

/**
 * Reads the account once, at `open.readAt`, and notifies of each stage. Rejects only when the
 * signal aborts it.
 */
export async function readAcknowledgement(
  saved: Saved,
  open: AcknowledgementState,
  { reads, signal, notify, onLost }: AcknowledgementReader,
): Promise<void> {
  await pauseUntil(open.readAt, signal)
  notify({ ...open, stage: 'reading' })
  try {
    const { id, name } = saved.before
    const read = await reads.detail(id, { priority: 'background', signal, name })
    const lost = lostOf(
      { before: saved.before, edits: saved.edits, patch: saved.patch },
      patchUnder(saved.patch, open.keys),
      read.answered,
    )
    if (lost) onLost(lost, read)
    notify(
      lost ? { ...open, stage: 'not-saved', keys: lost.keys } : { ...open, stage: 'confirmed' },
    )
  } catch {
    signal.throwIfAborted()
    notify({ ...open, stage: 'failed' })
  }
}

/** Whether a read shows a key. */
function isShown(key: PatchKey): boolean {
  return key !== 'qr_code' && key !== 'document_type'
}
