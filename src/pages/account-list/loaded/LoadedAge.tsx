import { useFormatter } from 'use-intl'
import { useTranslations } from '#i18n/use-translations.ts'
import { useWallNow } from '#ui/use-now.ts'

/** Rows that were read further apart than this (ms) say so. */
export const apartMs = 60_000

/** How old loaded rows are. Times in ms by the computer's clock. */
export function LoadedAge({ oldest, newest }: { oldest: number; newest: number }) {
  const t = useTranslations('listTools.loaded')
  const format = useFormatter()
  const now = useWallNow(5_000)
  if (newest - oldest > apartMs) {
    const time = (at: number) => format.dateTime(new Date(at), { timeStyle: 'short' })
    return <span>{t('between', { from: time(oldest), to: time(newest) })}</span>
  }
  const seconds = Math.max(0, Math.floor((now - oldest) / 1_000))
  return (
    <span>
      {seconds < 60
        ? t('seconds', { seconds: seconds - (seconds % 5) })
        : t('minutes', { minutes: Math.floor(seconds / 60) })}
    </span>
  )
}
