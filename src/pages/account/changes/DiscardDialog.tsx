import { useTranslations } from '#i18n/use-translations.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'

export interface DiscardDialogProps {
  open: boolean
  count: number
  onKeep: () => void
  onDiscard: () => void
}

/** Asks before all changes are discarded. */
export function DiscardDialog({ open, count, onKeep, onDiscard }: DiscardDialogProps) {
  const t = useTranslations('account.discard')
  return (
    <Dialog
      open={open}
      onClose={onKeep}
      title={t('title', { count })}
      size="small"
      footer={
        <>
          <Button onClick={onKeep}>{t('keep')}</Button>
          <Button variant="danger" onClick={onDiscard}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      <p className="text-ink-muted">{t('text')}</p>
    </Dialog>
  )
}
