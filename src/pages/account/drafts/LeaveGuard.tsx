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
  /** Called when the user is about to leave. Must be the same function on each render. */
  isUnsaved: () => boolean
  /** The session that stores the draft. */
  session: EditSession
}

/**
 * Asks before the user leaves unsaved edits: for another screen, by a reload or by closing the tab.
 * The user menu asks before a sign-out, and the shell asks about writes that are under way.
 */
export function LeaveGuard({ isUnsaved, session }: LeaveGuardProps) {
  const t = useTranslations('account.leave')
  // Half-typed text counts too.
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
