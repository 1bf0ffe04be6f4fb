import { useTranslations } from '#i18n/use-translations.ts'
import type { QueueState, WaitingRequest } from '#queries/use-queue.ts'
import { useApi } from '#session/use-session.ts'
import { useAnnounce } from '#ui/Announcer.tsx'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Spinner } from '#ui/Spinner.tsx'
import { useDurationText } from './duration-text.ts'
import { waitingLine } from './queue-line.ts'
import { useRequestText } from './request-text.ts'

const rowClass = 'flex min-h-9 items-center gap-2.5 py-1'
const wordsClass = 'line-clamp-3 min-w-0 flex-1 wrap-anywhere'

/** Lists the running and waiting requests, each with its turn and a cancel button. */
export function QueueList({ queue, now }: { queue: QueueState; now: number }) {
  const t = useTranslations('requests.queue')
  const requestText = useRequestText()
  const duration = useDurationText()
  const announce = useAnnounce()
  const client = useApi()
  const line = waitingLine(queue, now)

  function turnText({ turnAt }: WaitingRequest): string {
    if (turnAt === null) return t('held')
    return turnAt > now ? t('startsIn', { time: duration.left(turnAt - now) }) : t('startsNow')
  }

  function cancel({ id, descriptor }: WaitingRequest) {
    if (client.queue.cancel(id)) announce(t('cancelled', { request: requestText(descriptor) }))
  }

  return (
    <div tabIndex={-1} className="outline-none">
      {line.length + queue.running.length === 0 ? (
        <p className="flex min-h-9 items-center text-ink-muted">{t('empty')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {queue.running.map(({ id, descriptor }) => (
            <li key={id} className={rowClass}>
              <Spinner className="text-ink-muted" />
              <span className={wordsClass}>{requestText(descriptor)}</span>
              <span className="text-sm text-ink-muted">{t('sending')}</span>
            </li>
          ))}
          {line.map((request) => (
            <li key={request.id} className={rowClass}>
              <Icon name="clock" className="text-ink-faint" />
              <span className={wordsClass}>{requestText(request.descriptor)}</span>
              <span className="tabular text-sm whitespace-nowrap text-ink-muted">
                {turnText(request)}
              </span>
              <Button
                size="small"
                aria-label={t('cancelNamed', { request: requestText(request.descriptor) })}
                onClick={() => cancel(request)}
              >
                {t('cancel')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
