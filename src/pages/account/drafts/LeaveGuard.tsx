import { useBlocker } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import { openUnsavedPage } from '#editing/drafts/unsaved-pages.ts'
import { useDrafts } from '#queries/use-editing.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { commitTyping } from '../form/commit-typing.ts'

export interface LeaveGuardProps {
  /** Asked when somebody is about to leave. Must stay the same function. */
  isUnsaved: () => boolean
  /** What keeps it. */
  session: EditSession
}

/**
 * Asks before what was typed is left, be it for another screen, a reload or a closed tab; for a sign-out
 * the menu asks. What is being sent goes on without its page; for that the shell asks.
 */
export function LeaveGuard({ isUnsaved, session }: LeaveGuardProps) {
  const t = useTranslations('account.leave')
  // What is half typed counts too.
  const isLost = useCallback(() => {
    commitTyping()
    return isUnsaved()
  }, [isUnsaved])
  useEffect(() => openUnsavedPage(isLost), [isLost])
  const blocker = useBlocker({
    shouldBlockFn: useCallback(
      ({ current, next }) => current.pathname !== next.pathname && isLost(),
      [isLost],
    ),
    enableBeforeUnload: isLost,
    withResolver: true,
  })
  const canKeep = !useDrafts(session).isFailing
  const leave = (first: () => Promise<void>) => () => {
    void first().finally(() => blocker.proceed?.())
  }
  return (
    <Dialog
      open={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t('title')}
      footer={
        <>
          <Button
            variant={canKeep ? 'danger-quiet' : 'danger'}
            className="mr-auto"
            onClick={leave(() => session.giveUp())}
          >
            {t('leave')}
          </Button>
          <Button onClick={() => blocker.reset?.()}>{t('stay')}</Button>
          {canKeep && (
            <Button variant="primary" onClick={leave(session.drafts.flush)}>
              {t('keep')}
            </Button>
          )}
        </>
      }
    >
      <p className="text-ink-muted">{t(canKeep ? 'text' : 'textLost')}</p>
    </Dialog>
  )
}
