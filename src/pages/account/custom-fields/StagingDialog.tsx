import { useCallback, useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from '#i18n/use-translations.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { pressedKey } from '#ui/keys.ts'
import { useAskBeforeLoss } from '../form/use-ask-before-loss.ts'
import { commitTyping } from '../form/commit-typing.ts'

export interface StagingDialogProps {
  title: string
  /** Whether something was typed. The dialog then asks before it closes. */
  isDirty: boolean
  /** Stages the typed values and closes the dialog; returns false if it shows errors instead. */
  onApply: () => boolean
  onClose: () => void
  children: ReactNode
}

/** A dialog whose "Apply" stages its fields. It never submits the form around it. */
export function StagingDialog({ title, isDirty, onApply, onClose, children }: StagingDialogProps) {
  const t = useTranslations('customFields.staging')
  const body = useRef<HTMLDivElement>(null)
  const keep = useRef<HTMLButtonElement>(null)
  const last = useRef<HTMLElement | null>(null)
  const questionId = useId()

  const dirty = useRef(isDirty)
  useLayoutEffect(() => {
    dirty.current = isDirty
  }, [isDirty])

  // Also asks when the user navigates away or closes the tab.
  const isTyped = useCallback(() => {
    flushSync(commitTyping)
    return dirty.current
  }, [])
  const [isAsking, setIsAsking] = useAskBeforeLoss(isTyped)

  useEffect(() => {
    if (isAsking) keep.current?.focus()
  }, [isAsking])

  const stay = () => {
    setIsAsking(false)
    last.current?.focus()
  }
  const cancel = () => {
    if (isAsking) stay()
    else if (isDirty) setIsAsking(true)
    else onClose()
  }
  const apply = () => {
    const isApplied = flushSync(onApply)
    if (!isApplied) body.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }

  return (
    <Dialog
      open
      onClose={cancel}
      title={title}
      size="small"
      footer={
        isAsking ? (
          <>
            <p id={questionId} className="w-full font-medium">
              {t('question')}
            </p>
            <Button ref={keep} aria-describedby={questionId} onClick={stay}>
              {t('keep')}
            </Button>
            <Button variant="danger" onClick={onClose}>
              {t('discard')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={cancel}>{t('cancel')}</Button>
            <Button variant="primary" onClick={apply}>
              {t('apply')}
            </Button>
          </>
        )
      }
    >
      <div
        ref={body}
        role="presentation"
        className="flex flex-col gap-3.5"
        onFocus={(event) => {
          last.current = event.target
        }}
        onKeyDown={(event) => {
          if (pressedKey(event) !== 'Enter' || event.defaultPrevented) return
          if (!(event.target instanceof HTMLInputElement)) return
          // Otherwise Enter would submit the form around the dialog.
          event.preventDefault()
          apply()
        }}
      >
        {children}
      </div>
    </Dialog>
  )
}
