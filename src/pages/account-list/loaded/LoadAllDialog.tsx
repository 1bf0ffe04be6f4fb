import { useEffect } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { Narrowing } from '#queries/loaded-lists.ts'
import { priceOf, startLoading } from '#queries/load-all.ts'
import { useQueue } from '#queries/use-queue.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { Button } from '#ui/Button.tsx'
import { useNow } from '#ui/use-now.ts'
import { useTimeText } from './use-time-text.ts'
import { ToolDialog } from '../ToolDialog.tsx'

export interface LoadAllDialogProps {
  narrowing: Narrowing
  /** How many accounts the server counts; null when it does not say. */
  total: number | null
  onStarted: () => void
  onClose: () => void
}

/** What loading all of a list takes, before it is paid. */
export function LoadAllDialog({ narrowing, total, onStarted, onClose }: LoadAllDialogProps) {
  const t = useTranslations('listTools.load')
  const timeText = useTimeText()
  const workspace = useWorkspace()
  // The price is the one of this moment: it changes with what else is sent.
  useQueue()
  useNow(1_000)
  useEffect(() => {
    // It is what comes next.
    import('./LoadedView.tsx').catch(() => undefined)
  }, [])
  const { plan, requests, durationMs } = priceOf(workspace, narrowing, total)
  const known = plan.known.reduce((sum, { rows }) => sum + rows.length, 0)
  return (
    <ToolDialog
      title={t('title')}
      action={
        <Button
          variant="primary"
          onClick={() => {
            startLoading(workspace, narrowing, total)
            onStarted()
          }}
        >
          {t('start')}
        </Button>
      }
      onClose={onClose}
    >
      <div className="flex flex-col gap-2">
        <p className="text-lg font-medium tabular">
          {total === null || requests === null
            ? t('priceUnknown')
            : t('price', { total, requests, time: timeText(durationMs) })}
        </p>
        <p className="text-ink-muted">{t('why')}</p>
        <p className="text-ink-muted">{t('background')}</p>
        {known > 0 && <p className="text-ink-muted tabular">{t('known', { count: known })}</p>}
      </div>
    </ToolDialog>
  )
}
