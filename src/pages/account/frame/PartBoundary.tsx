import type { ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { Button } from '#ui/Button.tsx'
import { Details } from '#ui/Details.tsx'
import { ErrorBoundary, type FallbackProps } from '#ui/ErrorBoundary.tsx'
import { Notice } from '#ui/Notice.tsx'

/** An error boundary around a part of the page: an error in it breaks no other part. */
export function PartBoundary({ children }: { children: ReactNode }) {
  return <ErrorBoundary fallback={BrokenPart}>{children}</ErrorBoundary>
}

function BrokenPart({ error, onRetry }: FallbackProps) {
  const t = useTranslations('account')
  return (
    <Notice
      tone="danger"
      role="alert"
      title={t('broken.title')}
      actions={
        <Button size="small" onClick={onRetry}>
          {t('tryAgain')}
        </Button>
      }
    >
      <p>{t('broken.text')}</p>
      <Details summary={t('details')} lines={[String(error)]} />
    </Notice>
  )
}
