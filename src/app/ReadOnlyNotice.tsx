import { useTranslations } from 'use-intl'
import { useSignedIn } from '#session/use-session.ts'
import { Notice } from '#ui/Notice.tsx'

/** Says, once a write was refused for want of permission, that this sign-in can only read. */
export function ReadOnlyNotice() {
  const t = useTranslations('app.readOnly')
  if (!useSignedIn().readOnly) return null
  return (
    <div className="px-4 pt-4 sm:px-6">
      <Notice tone="warning" role="status" title={t('title')}>
        <p>{t('text')}</p>
      </Notice>
    </div>
  )
}
