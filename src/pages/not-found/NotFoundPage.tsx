import { Link } from '@tanstack/react-router'
import { useTranslations } from '#i18n/use-translations.ts'
import { buttonClass } from '#ui/button-class.ts'
import { useTitle } from '#ui/use-title.ts'

/** The page for an unknown address. */
export function NotFoundPage() {
  const t = useTranslations('app.notFound')
  useTitle(t('title'))
  return (
    <div className="mx-auto flex max-w-140 flex-col items-start gap-4 px-6 py-24">
      <h1 tabIndex={-1} className="text-xl font-semibold outline-none">
        {t('title')}
      </h1>
      <p className="text-ink-muted">{t('text')}</p>
      <Link to="/accounts" className={buttonClass('primary')}>
        {t('toAccounts')}
      </Link>
    </div>
  )
}
