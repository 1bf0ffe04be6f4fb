import type { ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { Button } from '#ui/Button.tsx'
import { Details } from '#ui/Details.tsx'
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx'

/** Catches an error in the app, shows it, keeps the queue running, and offers a reload. */
export function ErrorScreen({ children }: { children: ReactNode }) {
  return <ErrorBoundary fallback={Crashed}>{children}</ErrorBoundary>
}

/** The screen for an error that no other boundary caught. */
export function Crashed({ error }: { error: unknown }) {
  const t = useTranslations('app')
  return (
    <main className="mx-auto flex max-w-140 flex-col items-start gap-4 px-6 py-24">
      <div role="alert" className="flex flex-col gap-2">
        <h1 className="text-xl font-semibold">{t('crashed.title')}</h1>
        <p className="text-ink-muted">{t('crashed.text')}</p>
      </div>
      <Button variant="primary" onClick={() => location.reload()}>
        {t('crashed.reload')}
      </Button>
      <Details summary={t('details')}>
        <p className="font-mono text-sm wrap-anywhere">{String(error)}</p>
      </Details>
    </main>
  )
}
