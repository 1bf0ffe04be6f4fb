import { useSyncExternalStore } from 'react'
import { pageNow } from '#clock/page-clock.ts'
import { useReadFailureText } from '#i18n/failure-text.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import type { LoadedList } from '#list/load/loaded-list.ts'
import { planDuration } from '#list/load/load-plan.ts'
import { useQueue } from '#queries/use-queue.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { Button } from '#ui/Button.tsx'
import { Details } from '#ui/Details.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useNow } from '#ui/use-now.ts'
import { useTimeText } from './use-time-text.ts'

/** How far loading is, and the ways to hold it. Nothing once all is there. */
export function LoadProgress({ list, onStop }: { list: LoadedList; onStop: () => void }) {
  const t = useTranslations('listTools.load')
  const { phase, got, total } = useSyncExternalStore(list.subscribe, list.getSnapshot)
  if (phase.is === 'loaded' || phase.is === 'stopped') return null
  const isLoading = phase.is === 'loading'
  return (
    <div className="flex flex-col gap-2">
      {phase.is === 'failed' && <LoadFailure failure={phase.failure} />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line bg-raised px-3 py-2 text-sm">
        <div className="flex min-w-60 flex-1 flex-col gap-1.5">
          <div className="flex flex-wrap justify-between gap-x-3 tabular">
            <span>{total === null ? t('gotUnknown', { got }) : t('got', { got, total })}</span>
            <span className="text-ink-muted">
              {isLoading ? <TimeLeft list={list} /> : <span>{t('paused')}</span>}
            </span>
          </div>
          <div
            role="progressbar"
            aria-label={t('progress')}
            aria-valuemin={0}
            aria-valuemax={total ?? undefined}
            aria-valuenow={total === null ? undefined : Math.min(got, total)}
            aria-valuetext={total === null ? t('gotUnknown', { got }) : t('got', { got, total })}
            className="h-1.5 overflow-hidden rounded-full bg-pressed forced-colors:border"
          >
            <div
              className="h-full rounded-full bg-accent transition-[width] forced-colors:bg-[Highlight]"
              style={{ width: `${total ? Math.min(100, (got / total) * 100) : 0}%` }}
            />
          </div>
        </div>
        <div className="flex gap-2">
          {isLoading ? (
            <Button key="pause" size="small" onClick={() => list.pause()}>
              {t('pause')}
            </Button>
          ) : (
            <Button key="resume" size="small" onClick={() => list.resume()}>
              {t('resume')}
            </Button>
          )}
          <Button size="small" variant="quiet" onClick={onStop}>
            {t('stop')}
          </Button>
        </div>
      </div>
    </div>
  )
}

/** What is still to be asked for, by the pace of the queue. */
function TimeLeft({ list }: { list: LoadedList }) {
  const t = useTranslations('listTools.load')
  const timeText = useTimeText()
  const { queue } = useWorkspace().client
  const { waiting } = useQueue()
  useNow(1_000)
  const { requestsLeft } = useSyncExternalStore(list.subscribe, list.getSnapshot)
  if (requestsLeft === null) return null
  // Some of them stand in the queue already.
  const queued = waiting.filter(
    ({ descriptor }) => descriptor.kind === 'list' && descriptor.query.limit === 100,
  )
  const more = Math.max(0, requestsLeft - queued.length)
  const turns = [
    ...queued.map(({ turnAt }) => turnAt ?? Infinity),
    ...(queue.expectedTurns('list', 'background', more) ?? [Infinity]),
  ]
  const last = Math.max(...turns, pageNow())
  const time = last === Infinity ? null : planDuration([last], pageNow())
  return <span>{t('left', { requests: requestsLeft, time: timeText(time) })}</span>
}

function LoadFailure({
  failure,
}: {
  failure: Parameters<ReturnType<typeof useReadFailureText>>[0]
}) {
  const t = useTranslations('listTools.load')
  const tApp = useTranslations('app')
  const { sentence, details } = useReadFailureText()(failure)
  return (
    <Notice tone="danger" role="alert" title={t('failed')}>
      <p>{sentence}</p>
      <Details summary={tApp('details')} lines={details} />
    </Notice>
  )
}
