import { useTranslations } from '#i18n/use-translations.ts'
import { useWaiting } from '#queries/use-queue.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { useWallNow } from '#ui/use-now.ts'
import { useWaitText } from '../words/use-wait-text.ts'

export interface FreshnessProps {
  id: string
  /**
   * When the account was read, in ms since the epoch by the computer's clock; 1000 or less for
   * never.
   */
  readAt: number
  reading: boolean
  onRefresh: () => void
}

/**
 * The age of the shown account, with a refresh button; while it is read, the state of the request.
 */
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
      {/* Shown during a read too, so that it keeps the focus. */}
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
