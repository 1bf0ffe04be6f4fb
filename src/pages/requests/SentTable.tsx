import { useFormatter } from 'use-intl'
import { useTranslations } from '#i18n/use-translations.ts'
import type { RequestDescriptor } from '#api/request-descriptor.ts'
import type { SentRequest } from '#rate-limit/queue-snapshot.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { StatusDot, type Tone } from '#ui/StatusDot.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { useDurationText } from './duration-text.ts'
import { useRequestText } from './request-text.ts'

type Sent = SentRequest<RequestDescriptor>

/** A shorter wait (ms) counts as none: the ledger itself takes some time. */
const atOnceMs = 1000

const cellClass = 'px-3 py-2 align-top'
const headClass = 'px-3 py-2 text-left font-medium text-ink-muted whitespace-nowrap'
// On a phone these columns are folded into the request's cell.
const wideOnly = 'max-sm:hidden'

/** Lists the sent requests, newest first, with their status, duration and wait. */
export function SentTable({ sent, labelledBy }: { sent: readonly Sent[]; labelledBy: string }) {
  const t = useTranslations('requests.sent')
  if (sent.length === 0) return <EmptyState title={t('empty')} text={t('emptyText')} />
  return (
    <table className="w-full text-sm" aria-labelledby={labelledBy}>
      <thead className="border-b border-line">
        <tr>
          <th scope="col" className={`${headClass} ${wideOnly} w-28`}>
            {t('at')}
          </th>
          <th scope="col" className={headClass}>
            {t('request')}
          </th>
          <th scope="col" className={`${headClass} w-px sm:w-28`}>
            {t('status')}
          </th>
          <th scope="col" className={`${headClass} ${wideOnly} w-24`}>
            {t('took')}
          </th>
          <th scope="col" className={`${headClass} ${wideOnly} w-72`}>
            {t('waited')}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {sent.map((each) => (
          <SentRow key={each.id} sent={each} />
        ))}
      </tbody>
    </table>
  )
}

function SentRow({ sent }: { sent: Sent }) {
  const t = useTranslations('requests.sent')
  const requestText = useRequestText()
  const duration = useDurationText()
  const format = useFormatter()
  const at = new Date(sent.startedAt)
  const time = (
    <time dateTime={at.toISOString()}>{format.dateTime(at, { timeStyle: 'medium' })}</time>
  )
  const took = duration.passed(sent.tookMs)
  const waited =
    sent.waitedMs < atOnceMs
      ? null
      : { time: duration.passed(sent.waitedMs), why: t(sent.waitedFor ?? 'turn') }
  return (
    <tr>
      <td className={`${cellClass} ${wideOnly} tabular text-ink-muted`}>{time}</td>
      <td className={cellClass}>
        <span className="line-clamp-3 wrap-anywhere">{requestText(sent.descriptor)}</span>
        <span className="tabular text-ink-muted sm:hidden">
          {time}
          <span>{`, ${t('tookTime', { time: took })}`}</span>
          {waited && <span className="block">{t('waitedTime', waited)}</span>}
        </span>
      </td>
      <td className={`${cellClass} tabular whitespace-nowrap`}>
        <StatusDot tone={toneOf(sent)}>{statusText(sent, t)}</StatusDot>
      </td>
      <td className={`${cellClass} ${wideOnly} tabular`}>{took}</td>
      <td className={`${cellClass} ${wideOnly} text-ink-muted`}>
        {waited ? (
          <>
            <span className="tabular text-ink">{waited.time}</span>
            <span>{`, ${waited.why}`}</span>
          </>
        ) : (
          <>
            <span aria-hidden="true">–</span>
            <VisuallyHidden>{t('atOnce')}</VisuallyHidden>
          </>
        )}
      </td>
    </tr>
  )
}

// A request without an answer is neutral: pages abort reads that they no longer need.
function toneOf({ status, failed }: Sent): Tone {
  if (!failed) return 'good'
  if (status === null) return 'neutral'
  return status === 429 ? 'warning' : 'danger'
}

function statusText(
  { status, failed }: Sent,
  t: ReturnType<typeof useTranslations<'requests.sent'>>,
): string {
  if (status === null) return t('noAnswer')
  return failed && status < 400 ? t('failed', { status: String(status) }) : String(status)
}
