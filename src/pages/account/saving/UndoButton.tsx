import { useLayoutEffect, useRef } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { Button } from '#ui/Button.tsx'
import { useNow } from '#ui/use-now.ts'
import { focusHeading } from '../frame/focus-heading.ts'

export interface UndoButtonProps {
  /** Until when it can be undone, in ms. */
  until: number
  onUndo: () => void
}

/** Puts a save back, for half a minute. */
export function UndoButton({ until, onUndo }: UndoButtonProps) {
  const now = useNow(1000)
  const seconds = Math.ceil((until - now) / 1000)
  return seconds > 0 && <Countdown seconds={Math.min(seconds, 30)} onUndo={onUndo} />
}

function Countdown({ seconds, onUndo }: { seconds: number; onUndo: () => void }) {
  const t = useTranslations('account.undo')
  const button = useRef<HTMLButtonElement>(null)

  // Its time runs out: the focus must not fall to the top of the page.
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
