import { useState } from 'react'
import { toWall } from '#clock/page-clock.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import { useSignedIn } from '#session/use-session.ts'
import { Button } from '#ui/Button.tsx'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useNow } from '#ui/use-now.ts'
import { RenewDialog } from './RenewDialog.tsx'

const warnMs = 10 * 60_000

/** Warns before the token expires, if the token says when. */
export function ExpiryNotice() {
  const t = useTranslations('app.expiry')
  const { claims, client, refused } = useSignedIn()
  const [open, setOpen] = useState(false)
  const now = useNow(1_000, claims.expiresAt !== null)
  const serverNow = client.serverClock.at(now)
  const left = (claims.expiresAt ?? Infinity) - (serverNow ?? toWall(now))
  // This computer's clock alone does not prove that the token has expired: the server will say so.
  const isUnsure = left <= 0 && serverNow === null
  const isShown = left <= warnMs && !isUnsure && !refused
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
