import { useTranslations } from '#i18n/use-translations.ts'
import { useNow } from '#ui/use-now.ts'
import { useKeyLabel } from './use-key-label.ts'
import type { AcknowledgementState } from '#editing/session/acknowledgement.ts'

/** Says which fields of a save the server did not acknowledge, and what happens next. */
export function AcknowledgementText({
  acknowledgement: { stage, keys, hidden, readAt },
}: {
  acknowledgement: AcknowledgementState
}) {
  const t = useTranslations('account.acknowledgement')
  const label = useKeyLabel()
  const now = useNow(1000, stage === 'waiting')
  const names = keys.map(label).join(', ')
  const seconds = Math.max(0, Math.ceil((readAt - now) / 1000))
  return (
    <>
      <p>{t(stage, { names })}</p>
      {hidden.length > 0 && <p>{t('never-shown', { names: hidden.map(label).join(', ') })}</p>}
      {stage === 'waiting' && (
        // The countdown is hidden from screen readers, which would read every tick.
        <p aria-hidden className="tabular text-ink-muted">
          {t('reads', { seconds })}
        </p>
      )}
    </>
  )
}
