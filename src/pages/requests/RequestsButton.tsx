import { useTranslations } from 'use-intl'
import { PopoverPanel } from '#ui/PopoverPanel.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { useDurationText } from './duration-text.ts'
import { LevelRing } from './LevelRing.tsx'
import { fewestFree, waitingLine, type Queue } from './queue-line.ts'
import { QueuePanel } from './QueuePanel.tsx'
import { useQueue, useQueueNow } from './use-queue.ts'

/** The header's button: what is left of the budget, or how long the next request waits. */
export function RequestsButton() {
  const t = useTranslations('requests')
  const queue = useQueue()
  const now = useQueueNow(queue)
  const text = useButtonText(queue, now)
  return (
    <PopoverPanel
      align="end"
      panelLabel={t('title')}
      panelClassName="w-96"
      button={
        <>
          <LevelRing free={fewestFree(queue, now)} limit={queue.requests} />
          <VisuallyHidden>{t('button')} </VisuallyHidden>
          <span className="tabular text-left sm:min-w-36">{text}</span>
        </>
      }
    >
      {(close) => <QueuePanel queue={queue} now={now} onLeave={close} />}
    </PopoverPanel>
  )
}

function useButtonText(queue: Queue, now: number): string {
  const t = useTranslations('requests')
  const duration = useDurationText()
  const line = waitingLine(queue, now)
  const [next] = line
  const count = line.length
  if (!next) return t('left', { free: fewestFree(queue, now), limit: queue.requests })
  if (queue.holds.includes('offline')) return t('waitingOffline', { count })
  if (next.turnAt === null) return t('waitingSignedOut', { count })
  return next.turnAt > now
    ? t('waiting', { count, time: duration.left(next.turnAt - now) })
    : t('waitingNow', { count })
}
