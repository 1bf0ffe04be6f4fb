import { useTranslations } from '#i18n/use-translations.ts'
import { useWaiting } from '#queries/use-queue.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { useWallNow } from '#ui/use-now.ts'
import { useWaitText } from '../words/use-wait-text.ts'

export interface FreshnessProps {
  id: string
  /** When the account was read, in ms by the computer's clock; as good as never below a second. */
  readAt: number
  reading: boolean
  onRefresh: () => void
}

/** How old what is shown is; while it is being read, that it is, and when its turn comes. */
export function Freshness({ id, readAt, reading, onRefresh }: FreshnessProps) {
  const t = useTranslations('account')
  const now = useWallNow(5_000)
  const wait = useWaitText(
    useWaiting((descriptor) => descriptor.kind === 'detail' && descriptor.id === id),
  )
  const isRead = readAt > 1000
  const seconds = Math.max(0, Math.floor((now - readAt) / 5_000) * 5)
  const age =
    seconds < 60 ? t('read', { seconds }) : t('readMinutes', { minutes: Math.floor(seconds / 60) })
  return (
    <span className="inline-flex h-control items-center gap-1 text-sm text-ink-muted max-sm:w-full">
      <span className="tabular">
        {reading ? (wait ?? t(isRead ? 'refreshing' : 'loading')) : isRead ? age : t('neverRead')}
      </span>
      {/* Stays while it reads, or the focus would be lost with it. */}
      <Button
        variant="quiet"
        size="icon-small"
        title={t('refresh')}
        busy={reading}
        onClick={onRefresh}
      >
        <Icon name="refresh" />
        <VisuallyHidden>{t('refresh')}</VisuallyHidden>
      </Button>
    </span>
  )
}
