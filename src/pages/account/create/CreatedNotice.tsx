import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { Notice } from '#ui/Notice.tsx'
import { isJustCreated } from './created-state.ts'

/** Says on the page of a new account that it was created. */
export function CreatedNotice() {
  const t = useTranslations('account')
  const createdAt = useLocation({ select: ({ state }) => state.createdAt })
  const isVerified = useLocation({ select: ({ state }) => state.isVerified === true })
  const isHalf = useLocation({ select: ({ state }) => state.isHalf === true })
  const [dismissed, setDismissed] = useState(false)
  const stands = useStands()
  return (
    <LiveRegion>
      {stands && !dismissed && isJustCreated(createdAt) && (
        <Notice
          tone="good"
          title={t(isVerified ? 'create.applied' : 'outcome.created')}
          onDismiss={() => setDismissed(true)}
          dismissLabel={t('dismiss')}
        >
          <p>{t(isVerified ? 'create.appliedText' : 'outcome.createdText')}</p>
          {isHalf && <p>{t('outcome.half')}</p>}
        </Notice>
      )}
    </LiveRegion>
  )
}

/** Whether the live region has been in the page long enough for screen readers to watch it. */
function useStands(): boolean {
  const [stands, setStands] = useState(false)
  useEffect(() => {
    const timer = setTimeout(setStands, 100, true)
    return () => clearTimeout(timer)
  }, [])
  return stands
}
