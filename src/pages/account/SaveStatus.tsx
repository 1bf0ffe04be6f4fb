import { useTranslations } from 'use-intl'
import { DockStatus } from './DockStatus.tsx'
import type { SaveOutcome } from './use-save.ts'

export interface SaveStatusProps {
  outcome: SaveOutcome | null
  onDismiss: () => void
}

/** "Saved", and what the server says it updated; or that the save was cancelled. */
export function SaveStatus({ outcome, onDismiss }: SaveStatusProps) {
  const t = useTranslations('account.outcome')
  const label = useTranslations('fields')
  const labelOf = (name: string) => {
    const key = name as Parameters<typeof label.has>[0]
    return label.has(key) ? label(key) : name
  }
  const isSaved = outcome?.kind === 'saved'
  const isCancelled = outcome?.kind === 'failed' && outcome.failure.kind === 'cancelled'
  return (
    <DockStatus tone={isSaved ? 'good' : 'info'} onDismiss={onDismiss}>
      {isSaved ? (
        <>
          <span className="font-semibold">{t('saved')}</span>
          {outcome.fields.length > 0 && `: ${outcome.fields.map(labelOf).join(', ')}`}
        </>
      ) : (
        isCancelled && t('cancelled')
      )}
    </DockStatus>
  )
}
