import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Notice } from '#ui/Notice.tsx'
import { isJustCreated } from './created-state.ts'

/** Says, on the page of an account that was just created, that it was. */
export function CreatedNotice() {
  const t = useTranslations('account')
  const createdAt = useLocation({ select: ({ state }) => state.createdAt })
  const isReadBack = useLocation({ select: ({ state }) => state.isReadBack === true })
  const [dismissed, setDismissed] = useState(false)
  if (dismissed || !isJustCreated(createdAt)) return null
  return (
    <Notice
      tone="good"
      role="status"
      title={t(isReadBack ? 'check.arrived' : 'outcome.created')}
      onDismiss={() => setDismissed(true)}
      dismissLabel={t('dismiss')}
    >
      <p>{t(isReadBack ? 'create.arrivedHere' : 'outcome.createdText')}</p>
    </Notice>
  )
}
