import { Suspense, useEffect } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { lazyPart } from '#ui/lazy-part.ts'
import type { QueuePanelProps } from './QueuePanel.tsx'

// Without it the header's button still tells what waits.
const QueuePanel = lazyPart(async () => (await import('./QueuePanel.tsx')).QueuePanel, NotLoaded)

function NotLoaded() {
  const t = useTranslations('app.notLoaded')
  return <p className="text-sm text-ink-muted">{t('text')}</p>
}

export function LazyQueuePanel(props: QueuePanelProps) {
  return (
    <Suspense>
      <QueuePanel {...props} />
    </Suspense>
  )
}

/** Loads the panel once the browser has nothing else to do: it is looked at when the network is gone. */
export function usePanelWhenIdle(): void {
  useEffect(() => {
    const load = () => void import('./QueuePanel.tsx').catch(() => undefined)
    // Safari has no idle callbacks.
    if (typeof requestIdleCallback === 'undefined') {
      load()
      return undefined
    }
    const idle = requestIdleCallback(load)
    return () => cancelIdleCallback(idle)
  }, [])
}
