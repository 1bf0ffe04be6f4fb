import { useTranslations } from '#i18n/use-translations.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import { isOpen } from '#editing/write.ts'
import { useSessionNow } from '#queries/use-editing.ts'
import { useWaiting, type WaitingRequest } from '#queries/use-queue.ts'

export interface WriteProgress {
  /** What the write is doing. */
  text: string
  /** Whether `text` is also shown while the request waits. */
  isNamed: boolean
  /** The request while it waits for its turn; else null. */
  waiting: WaitingRequest | null
  /** Cancels the write; null if it was sent already or belongs to another tab. */
  onCancel: (() => void) | null
}

/** Returns the progress of the session's write; null while none is under way. */
export function useWriteProgress(session: EditSession): WriteProgress | null {
  const t = useTranslations('account.bar')
  const { write, elsewhere, savesNext } = useSessionNow(session)
  const endpoint = write?.phase.is === 'refreshing' ? 'detail' : 'update'
  const waiting = useWaiting(
    (descriptor) => descriptor.kind === endpoint && descriptor.id === session.accountId,
  )
  if (elsewhere) {
    const text = t(savesNext ? 'savingNext' : 'inOtherTab')
    return { text, isNamed: false, waiting: null, onCancel: null }
  }
  if (!write || !isOpen(write)) return null
  const { phase, intent } = write
  // `SaveVerification` shows a verification above the form.
  if (phase.is === 'verifying') return null
  const key =
    phase.is === 'refreshing' ? 'refreshing' : savesNext ? 'savingNext' : keyOf[intent.kind]
  return {
    text: t(key),
    isNamed: savesNext || intent.kind === 'undo',
    waiting,
    onCancel: phase.is === 'in-flight' ? null : () => session.cancel(),
  }
}

const keyOf = {
  save: 'saving',
  create: 'saving',
  complete: 'completing',
  undo: 'undoing',
} as const
