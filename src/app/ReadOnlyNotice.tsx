import { useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { useSignedIn } from '#session/use-session.ts'
import { Button } from '#ui/Button.tsx'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { Notice } from '#ui/Notice.tsx'
import { RenewDialog } from './RenewDialog.tsx'

/**
 * Shows, once the server has refused a write for lack of permission (403), that this sign-in can
 * only read; accepts another token.
 */
export function ReadOnlyNotice() {
  const t = useTranslations('app.readOnly')
  const [open, setOpen] = useState(false)
  const { readOnly } = useSignedIn()
  return (
    <>
      <LiveRegion className="px-4 pt-4 sm:px-6">
        {readOnly && (
          <Notice
            inline
            tone="warning"
            title={t('title')}
            actions={
              <Button size="small" onClick={() => setOpen(true)}>
                {t('otherToken')}
              </Button>
            }
          >
            <p>{t('text')}</p>
          </Notice>
        )}
      </LiveRegion>
      <RenewDialog open={readOnly && open} onClose={() => setOpen(false)} why="read-only" />
    </>
  )
}
