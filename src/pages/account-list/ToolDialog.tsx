import type { ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'

export interface ToolDialogProps {
  title: string
  /** The button that does what the dialog is for. */
  action: ReactNode
  /** The dialog has done its work, and only closes. */
  isDone?: boolean
  onClose: () => void
  children: ReactNode
}

/** A dialog of a tool of the list. It is drawn only while it is open. */
export function ToolDialog({ title, action, isDone = false, onClose, children }: ToolDialogProps) {
  const t = useTranslations('listTools')
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      closeLabel={t('close')}
      footer={
        <>
          <Button onClick={onClose}>{t(isDone ? 'close' : 'cancel')}</Button>
          {action}
        </>
      }
    >
      {children}
    </Dialog>
  )
}
