import { useTranslations } from '#i18n/use-translations.ts'
import type { LoadedRows } from '#list/load/merge-pages.ts'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { Notice } from '#ui/Notice.tsx'

/** Where what came is not what the server counts. */
export function LoadedNotices({ loaded }: { loaded: LoadedRows }) {
  const t = useTranslations('listTools.loaded')
  const { total, totalBefore, twice, missing, skipped } = loaded
  const told = [
    ...(twice > 0 ? [t('twice', { count: twice })] : []),
    ...(missing > 0 ? [t('missing', { count: missing })] : []),
    ...(totalBefore !== null && total !== null
      ? [t('totalChanged', { before: totalBefore, after: total })]
      : []),
    ...(skipped > 0 ? [t('skipped', { count: skipped })] : []),
  ]
  return (
    <LiveRegion>
      {told.length > 0 && (
        <Notice tone={missing > 0 || skipped > 0 ? 'warning' : 'info'}>
          {told.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Notice>
      )}
    </LiveRegion>
  )
}
