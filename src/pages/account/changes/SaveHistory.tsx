import { useSyncExternalStore } from 'react'
import { useFormatter } from 'use-intl'
import { useTranslations } from '#i18n/use-translations.ts'
import { saveHistory, type SaveEntry } from '#editing/overlay/save-history.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { Details } from '#ui/Details.tsx'
import { useWallNow } from '#ui/use-now.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { SectionFrame } from '../frame/SectionFrame.tsx'

export interface SaveHistoryProps {
  accountId: string
}

/** The saves of this account, newest first. Renders nothing if there are none. */
export function SaveHistory({ accountId }: SaveHistoryProps) {
  const t = useTranslations('changes.history')
  const { journal } = useWorkspace().writes
  const confirmed = useSyncExternalStore(journal.subscribe, journal.confirmed)
  const entries = saveHistory(confirmed, accountId)
  const now = useWallNow(10_000, entries.length > 0)
  const ago = useAgo(now)
  const [newest] = entries
  if (!newest) return null
  return (
    <SectionFrame
      title={t('title')}
      landmark
      aside={<p className="text-sm text-balance text-ink-muted">{t('onlyHere')}</p>}
    >
      <Details summary={t('count', { count: entries.length, ago: ago(newest.at) })}>
        <ol className="flex flex-col gap-4 pt-1">
          {entries.map((entry) => (
            <li key={entry.id}>
              <Entry entry={entry} ago={ago(entry.at)} />
            </li>
          ))}
        </ol>
      </Details>
    </SectionFrame>
  )
}

function Entry({ entry, ago }: { entry: SaveEntry; ago: string }) {
  const t = useTranslations('changes.history')
  const format = useFormatter()
  const at = new Date(entry.at)
  const time = format.dateTime(at, { dateStyle: 'medium', timeStyle: 'medium' })
  return (
    <>
      <h3 className="tabular font-semibold">
        <span>{t(entry.kind)}</span> <time dateTime={at.toISOString()}>{time}</time>{' '}
        <span className="font-normal text-ink-muted">{ago}</span>
      </h3>
      <ChangeTable changes={entry.changes} />
    </>
  )
}

function useAgo(now: number): (at: number) => string {
  const format = useFormatter()
  // `now` is up to 10 s old, so a newer save would seem to be in the future.
  return (at) => format.relativeTime(at, Math.max(at, now))
}
