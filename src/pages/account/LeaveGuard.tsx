import { useBlocker } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'

export interface LeaveGuardProps {
  /** Asked when somebody is about to leave. Must stay the same function. */
  isUnsaved: () => boolean
}

/**
 * Asks before what was typed is lost, be it to another screen, a reload or a closed tab. What is being
 * sent goes on without its page; for that the shell asks.
 */
export function LeaveGuard({ isUnsaved }: LeaveGuardProps) {
  const t = useTranslations('account.leave')
  const blocker = useBlocker({
    shouldBlockFn: useCallback(
      ({ current, next }) => current.pathname !== next.pathname && isUnsaved(),
      [isUnsaved],
    ),
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  })
  return (
    <Dialog
      open={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('title')}
      size="small"
      footer={
        <>
          <Button onClick={() => blocker.reset?.()}>{t('stay')}</Button>
          <Button variant="danger" onClick={() => blocker.proceed?.()}>
            {t('leave')}
          </Button>
        </>
      }
    >
      <p className="text-ink-muted">{t('text')}</p>
    </Dialog>
  )
}
