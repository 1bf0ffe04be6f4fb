import { useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { useSignedIn } from '#session/use-session.ts'
import { Button } from '#ui/Button.tsx'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useNow } from '#ui/use-now.ts'
import { RenewDialog } from './RenewDialog.tsx'

const warnMs = 10 * 60_000

/** Warns before a token that says when it runs out does so. */
export function ExpiryNotice() {
  const t = useTranslations('app.expiry')
  const { claims, refused } = useSignedIn()
  const [open, setOpen] = useState(false)
  const now = useNow(1_000, claims.expiresAt !== null)
  const left = (claims.expiresAt ?? Infinity) - now
  const isShown = left <= warnMs && !refused
  return (
    <>
      <LiveRegion className="px-4 pt-4 sm:px-6">
        {isShown && (
          <Notice
            tone="warning"
            actions={<Button onClick={() => setOpen(true)}>{t('signInAgain')}</Button>}
          >
            <p>{left > 0 ? t('soon', { minutes: Math.ceil(left / 60_000) }) : t('over')}</p>
          </Notice>
        )}
      </LiveRegion>
      <RenewDialog open={isShown && open} onClose={() => setOpen(false)} why="expiring" />
    </>
  )
}
