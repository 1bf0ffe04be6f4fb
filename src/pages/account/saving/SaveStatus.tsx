import { useTranslations } from '#i18n/use-translations.ts'
import { notConfirmed } from '#account/sent/acknowledged-keys.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import type { EditSessionState } from '#editing/session/session-state.ts'
import { isOpen, type Write } from '#editing/write.ts'
import { useSessionNow } from '#queries/use-editing.ts'
import { DockStatus } from '../frame/DockStatus.tsx'
import { AcknowledgementText } from './AcknowledgementText.tsx'
import { UndoButton } from './UndoButton.tsx'
import { UndoneText } from './UndoneText.tsx'
import { useKeyLabel } from './use-key-label.ts'

/** The message at the foot about the end of a save, with an undo button while undo is possible. */
export function SaveStatus({ session }: { session: EditSession }) {
  const now = useSessionNow(session)
  const { write, undoable, acknowledgement } = now
  const text = write && <EndText write={write} now={now} />
  const isGood = write?.phase.is === 'confirmed'
  const isOpenAck = acknowledgement !== null && acknowledgement.stage !== 'confirmed'
  const isFree = now.elsewhere === null && (!write || !isOpen(write))
  const isUndoable = undoable !== null && isFree
  // Shown even after the message of the save was dismissed: a change is back in the form.
  if (!write && acknowledgement?.stage === 'not-saved') {
    return (
      <DockStatus key="lost" tone="warning" onDismiss={() => session.dismiss()}>
        <AcknowledgementText acknowledgement={acknowledgement} />
      </DockStatus>
    )
  }
  if (!write || !hasText(write)) return null
  return (
    <DockStatus
      key={write.id}
      tone={isOpenAck ? 'warning' : isGood && write.cannot.length === 0 ? 'good' : 'info'}
      onDismiss={() => session.dismiss()}
      actions={
        isUndoable && (
          <UndoButton until={undoable.until} onUndo={() => session.undo(undoable.saved)} />
        )
      }
    >
      {text}
    </DockStatus>
  )
}

function hasText({ phase, intent }: Write): boolean {
  if (phase.is === 'confirmed') return phase.by === 'answer' || intent.kind === 'undo'
  return phase.is === 'cancelled' || phase.is === 'unchanged'
}

function EndText({ write, now }: { write: Write; now: EditSessionState }) {
  const t = useTranslations('account.outcome')
  const tUndo = useTranslations('account.undo')
  const { phase, intent } = write
  if (intent.kind === 'undo') {
    if (phase.is === 'cancelled') return <p>{tUndo('cancelled')}</p>
    return <UndoneText write={write} saved={intent.of} />
  }
  if (phase.is === 'cancelled') return <p>{t('cancelled')}</p>
  if (phase.is === 'unchanged') return <p>{t('nothingLeft')}</p>
  if (phase.is !== 'confirmed') return null
  return (
    <>
      <p>
        <span className="font-semibold">{t('saved')}</span>
        <SavedFields patch={write.body} updated={phase.updated} />
      </p>
      {now.incoming.length > 0 && <p>{t('autoMerged')}</p>}
      {now.acknowledgement && <AcknowledgementText acknowledgement={now.acknowledgement} />}
    </>
  )
}

interface SavedFieldsProps {
  patch: AccountPatch
  updated: readonly string[] | null
}

/** The fields that the server says it updated; if it names none, those that were sent. */
function SavedFields({ patch, updated }: SavedFieldsProps) {
  const label = useKeyLabel()
  const missing: readonly string[] = notConfirmed(patch, updated)
  const names = updated ?? Object.keys(patch).filter((key) => !missing.includes(key))
  return names.length > 0 && <span>{`: ${names.map(label).join(', ')}`}</span>
}
