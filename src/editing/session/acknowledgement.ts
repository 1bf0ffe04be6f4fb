// An answer that does not name all that was sent: the account is read once, when no cache can be older,
// and that read decides. It is followed no further.
import { lostOf, type Lost } from '#account/sent/lost-patch.ts'
import { notConfirmed, patchUnder, type PatchKey } from '#account/sent/acknowledged-keys.ts'
import { pauseUntil } from '#clock/pause.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountReads, DetailRead } from '../account-reads.ts'
import type { Saved } from '../write.ts'

export interface AcknowledgementState {
  /** `waiting` until the read; `never-shown`: what no read tells of. */
  stage: 'waiting' | 'reading' | 'confirmed' | 'not-saved' | 'failed' | 'never-shown'
  keys: readonly PatchKey[]
  /** Not named either, and in no read. */
  hidden: readonly PatchKey[]
  /** When it is read, in ms. */
  readAt: number
}

/** What an answer leaves open: its state, and whether a read can tell. Null where it names everything. */
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
  tell: (state: AcknowledgementState) => void
  /** What was not saved after all, as a read shows. */
  onLost: (lost: Lost, read: DetailRead) => void
}

/** Reads once what is `waiting`, at its time, and tells what came of it. Rejects only when it is aborted. */
export async function readAcknowledgement(
  saved: Saved,
  open: AcknowledgementState,
  { reads, signal, tell, onLost }: AcknowledgementReader,
): Promise<void> {
  await pauseUntil(open.readAt, signal)
  tell({ ...open, stage: 'reading' })
  try {
    const { id, name } = saved.before
    const read = await reads.detail(id, { priority: 'background', signal, name })
    const lost = lostOf(
      { before: saved.before, edits: saved.edits, patch: saved.patch },
      patchUnder(saved.patch, open.keys),
      read.answered,
    )
    if (lost) onLost(lost, read)
    tell(lost ? { ...open, stage: 'not-saved', keys: lost.keys } : { ...open, stage: 'confirmed' })
  } catch {
    signal.throwIfAborted()
    tell({ ...open, stage: 'failed' })
  }
}

/** Whether a read tells of a key. */
function isShown(key: PatchKey): boolean {
  return key !== 'qr_code' && key !== 'document_type'
}
