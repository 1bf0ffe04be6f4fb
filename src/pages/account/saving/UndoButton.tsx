import { useLayoutEffect, useRef } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { Button } from '#ui/Button.tsx'
import { useNow } from '#ui/use-now.ts'
import { focusHeading } from '../focus-heading.ts'

/** How long a save can be put back with one click, in ms. */
const undoMs = 30_000

export interface UndoButtonProps {
  /** In ms. */
  savedAt: number
  disabled: boolean
  onUndo: () => void
}

/** Puts a save back, for half a minute. */
export function UndoButton({ savedAt, ...rest }: UndoButtonProps) {
  const now = useNow(1000)
  const seconds = Math.ceil((savedAt + undoMs - now) / 1000)
  return seconds > 0 && <Countdown seconds={Math.min(seconds, undoMs / 1000)} {...rest} />
}

function Countdown({
  seconds,
  disabled,
  onUndo,
}: Omit<UndoButtonProps, 'savedAt'> & { seconds: number }) {
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
    <Button ref={button} size="small" aria-disabled={disabled} onClick={onUndo}>
      <span>{t('button')}</span>
      <span aria-hidden className="tabular text-ink-muted">
        {t('seconds', { seconds })}
      </span>
    </Button>
  )
}
