import { useTranslations } from '#i18n/use-translations.ts'
import { useWaiting } from '#queries/use-queue.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Spinner } from '#ui/Spinner.tsx'
import { useNow, useWallNow } from '#ui/use-now.ts'

export interface ListStatusProps {
  /** When the rows in sight were read, in ms by the computer's clock; 0 while those asked for have not been. */
  seenAt: number
  /** Rows are in sight, if only older ones. */
  hasRows: boolean
  /** A read is under way or waits for its turn. */
  updating: boolean
  onRefresh: () => void
}

// What starts within this time has not waited: to say so would only flicker.
const glimpseMs = 500

/** How old the rows are; while they are being read anew, that they are, and when their turn comes. */
export function ListStatus({ seenAt, hasRows, updating, onRefresh }: ListStatusProps) {
  const t = useTranslations('list')
  const now = useNow(1_000)
  const wall = useWallNow(1_000)
  const waiting = useWaiting((descriptor) => descriptor.kind === 'list')
  const isToWait = (waiting?.turnAt ?? 0) - (waiting?.since ?? 0) > glimpseMs
  const turnIn = isToWait ? Math.ceil(((waiting?.turnAt ?? now) - now) / 1_000) : 0
  const seconds = Math.max(0, Math.floor((wall - seenAt) / 1_000))
  if (!updating && seenAt === 0) return null
  return (
    <span className="inline-flex items-center gap-1 text-ink-muted">
      {updating ? (
        <>
          {seenAt === 0 && <Spinner />}
          <span>{hasRows ? t('updating') : t('loading')}</span>
          {turnIn > 0 && <span className="tabular">{t('waits', { seconds: turnIn })}</span>}
        </>
      ) : (
        <span className="tabular">
          {seconds < 60
            ? t('seen', { seconds: seconds - (seconds % 5) })
            : t('seenMinutes', { minutes: Math.floor(seconds / 60) })}
        </span>
      )}
      {/* Stays while it reads, or the focus would be lost with it. */}
      {seenAt > 0 && (
        <Button
          variant="quiet"
          size="icon-small"
          aria-label={t('refresh')}
          busy={updating}
          onClick={onRefresh}
        >
          <Icon name="refresh" />
        </Button>
      )}
    </span>
  )
}
