import { useTranslations } from '#i18n/use-translations.ts'
import { useQueue, type QueueState } from '#queries/use-queue.ts'
import { PopoverPanel } from '#ui/PopoverPanel.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { useDurationText } from './duration-text.ts'
import { LevelRing } from './LevelRing.tsx'
import { fewestFree, waitingLine } from './queue-line.ts'
import { LazyQueuePanel, usePanelWhenIdle } from './LazyQueuePanel.tsx'
import { useQueueNow } from './use-queue-now.ts'

/** The header's button: how many slots are free, or how long the next request waits. */
export function RequestsButton() {
  const t = useTranslations('requests')
  const queue = useQueue()
  const now = useQueueNow(queue)
  usePanelWhenIdle()
  return (
    <PopoverPanel
      align="end"
      panelLabel={t('title')}
      panelClassName="w-96"
      buttonClassName="min-w-0"
      button={
        <>
          <LevelRing free={fewestFree(queue, now)} limit={queue.requests} />
          <VisuallyHidden>{t('button')}</VisuallyHidden> <ButtonText queue={queue} now={now} />
        </>
      }
    >
      {(close) => <LazyQueuePanel queue={queue} now={now} onLeave={close} />}
    </PopoverPanel>
  )
}

// Wide enough for the longest text, so that a countdown does not move the header.
const leftClass = 'tabular min-w-22 truncate text-center'
const waitingClass = 'tabular truncate text-left sm:min-w-36 max-sm:text-sm'

function ButtonText({ queue, now }: { queue: QueueState; now: number }) {
  const t = useTranslations('requests')
  const duration = useDurationText()
  const line = waitingLine(queue, now)
  const [next] = line
  if (!next) {
    const free = fewestFree(queue, now)
    return <span className={leftClass}>{t('left', { free, limit: queue.requests })}</span>
  }

  function turnText(count: number, turnAt: number | null): string {
    if (queue.holds.includes('offline')) return t('waitingOffline', { count })
    if (turnAt === null) return t('waitingSignedOut', { count })
    return turnAt > now
      ? t('waiting', { count, time: duration.left(turnAt - now) })
      : t('waitingNow', { count })
  }
  return <span className={waitingClass}>{turnText(line.length, next.turnAt)}</span>
}
