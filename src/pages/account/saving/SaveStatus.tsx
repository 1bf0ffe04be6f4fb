import { useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { patchKeyOf } from '#account/receipt.ts'
import { DockStatus } from '../DockStatus.tsx'
import { ReceiptText } from './ReceiptText.tsx'
import { UndoButton } from './UndoButton.tsx'
import { UndoneText } from './UndoneText.tsx'
import type { AccountForm } from '../form/use-account-form.ts'
import { useReceipt } from './use-receipt.ts'
import type { Saved, SaveOutcome } from './save-outcome.ts'
import type { AccountSaving } from './use-save.ts'

export interface SaveStatusProps {
  id: string
  form: AccountForm
  save: AccountSaving
}

/** At the foot: what a save came to, and the way back while there is one. */
export function SaveStatus({ id, form, save }: SaveStatusProps) {
  const t = useTranslations('account.outcome')
  const { outcome, dismiss } = save
  const saved = outcome?.kind === 'saved' ? outcome : null
  const [forgotten, setForgotten] = useState<Saved | null>(null)
  const known = useReceipt(id, form, outcome)
  const receipt = known?.stage === 'not-saved' && known.saved === forgotten ? null : known
  if (saved) {
    return (
      <DockStatus
        key={saved.at}
        tone={receipt && receipt.stage !== 'confirmed' ? 'warning' : 'good'}
        onDismiss={() => {
          if (receipt?.stage === 'not-saved') setForgotten(receipt.saved)
          dismiss()
        }}
        actions={
          <UndoButton savedAt={saved.at} disabled={save.pending} onUndo={() => save.undo(saved)} />
        }
      >
        <p>
          <span className="font-semibold">{t('saved')}</span>
          <SavedFields saved={saved} />
        </p>
        {form.news.taken.length > 0 && <p>{t('takenOver')}</p>}
        {receipt && <ReceiptText receipt={receipt} />}
      </DockStatus>
    )
  }
  // Told even if the save itself is told no more: a change is back in the form.
  if (!outcome && receipt?.stage === 'not-saved') {
    return (
      <DockStatus tone="warning" onDismiss={() => setForgotten(receipt.saved)}>
        <ReceiptText receipt={receipt} />
      </DockStatus>
    )
  }
  return (
    <DockStatus
      tone={outcome?.kind === 'undone' && outcome.cannot.length === 0 ? 'good' : 'info'}
      onDismiss={dismiss}
    >
      {outcome && endText(outcome)}
    </DockStatus>
  )

  function endText(end: SaveOutcome) {
    if (end.kind === 'undone' || end.kind === 'not-undoable') {
      return <UndoneText outcome={end} />
    }
    if (end.kind === 'half') return <p>{t('half')}</p>
    if (end.kind === 'nothing-left') return <p>{t('nothingLeft')}</p>
    const isCancelled = end.kind === 'failed' && end.failure.kind === 'cancelled'
    return isCancelled && <p>{t('cancelled')}</p>
  }
}

/** What the server says it updated; where it does not say, what it was sent. */
function SavedFields({ saved: { updated, patch, notConfirmed } }: { saved: Saved }) {
  const label = useKeyLabel()
  const missing: readonly string[] = notConfirmed
  const names = updated ?? Object.keys(patch).filter((key) => !missing.includes(key))
  return names.length > 0 && <span>{`: ${names.map(label).join(', ')}`}</span>
}

/** What a key of the body is called, in any spelling; one that nobody knows by itself. */
export function useKeyLabel(): (key: string) => string {
  const label = useTranslations('fields')
  return (name) => {
    const key = patchKeyOf(name)
    return key === null ? name : label(key)
  }
}
