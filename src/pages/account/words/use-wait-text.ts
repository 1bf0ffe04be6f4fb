import { useTranslations } from '#i18n/use-translations.ts'
import { useQueue, type WaitingRequest } from '#queries/use-queue.ts'
import { useNow } from '#ui/use-now.ts'

/**
 * Returns when a waiting request should start, or what it waits for; null if it starts at once. The
 * text counts down each second, so hide it from screen readers.
 */
export function useWaitText(waiting: WaitingRequest | null): string | null {
  const t = useTranslations('account')
  const { holds } = useQueue()
  const now = useNow(1000, waiting !== null)
  if (!waiting) return null
  if (holds.includes('signed-out')) return t('waitsForSignIn')
  if (holds.includes('offline')) return t('waitsForNetwork')
  const seconds = Math.ceil(((waiting.turnAt ?? now) - now) / 1000)
  return seconds > 0 ? t('waits', { seconds }) : null
}
