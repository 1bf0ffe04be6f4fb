import { useLayoutEffect, useRef } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { Button } from '#ui/Button.tsx'
import { useNow } from '#ui/use-now.ts'
import { focusHeading } from '../frame/focus-heading.ts'

export interface UndoButtonProps {
  /** The time (ms) until which the save can be undone. */
  until: number
  onUndo: () => void
}

/** Undoes a save, for half a minute. */
export function UndoButton({ until, onUndo }: UndoButtonProps) {
  const now = useNow(1000)
  const seconds = Math.ceil((until - now) / 1000)
  return seconds > 0 && <Countdown seconds={Math.min(seconds, 30)} onUndo={onUndo} />
}

function Countdown({ seconds, onUndo }: { seconds: number; onUndo: () => void }) {
  const t = useTranslations('account.undo')
  const button = useRef<HTMLButtonElement>(null)

  // When the time is up, the button disappears, and the focus must not fall to the top of the page.
  useLayoutEffect(() => {
    const element = button.current
    return () => {
      if (element === document.activeElement) focusHeading()
    }
  }, [])

  return (
    <Button ref={button} size="small" onClick={onUndo}>
      <span>{t('button')}</span>
      <span aria-hidden className="tabular text-ink-muted">
        {t('seconds', { seconds })}
      </span>
    </Button>
  )
}
