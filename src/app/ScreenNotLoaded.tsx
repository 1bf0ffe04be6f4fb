import { useRouter } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { Button } from '#ui/Button.tsx'

/** The files of a screen could not be fetched. */
export class ScreenNotLoadedError extends Error {
  constructor(cause: unknown) {
    super('The screen could not be loaded', { cause })
  }
}

/** In place of a screen whose files could not be fetched: why, and another try, by itself once online. */
export function ScreenNotLoaded() {
  const t = useTranslations('app.notLoaded')
  const router = useRouter()
  const isOnline = useSyncExternalStore(watchConnection, () => navigator.onLine)

  useEffect(() => {
    const retry = () => void router.invalidate()
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [router])

  return (
    <div className="mx-auto flex max-w-140 flex-col items-start gap-4 px-6 py-24">
      <div role="alert" className="flex flex-col gap-2">
        <h1 tabIndex={-1} className="text-xl font-semibold outline-none">
          {t(isOnline ? 'title' : 'offlineTitle')}
        </h1>
        <p className="text-ink-muted">{t(isOnline ? 'text' : 'offlineText')}</p>
      </div>
      <Button variant="primary" onClick={() => void router.invalidate()}>
        {t('retry')}
      </Button>
    </div>
  )
}

function watchConnection(onChange: () => void): () => void {
  window.addEventListener('online', onChange)
  window.addEventListener('offline', onChange)
  return () => {
    window.removeEventListener('online', onChange)
    window.removeEventListener('offline', onChange)
  }
}
