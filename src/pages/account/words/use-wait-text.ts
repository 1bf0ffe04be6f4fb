import { useTranslations } from '#i18n/use-translations.ts'
import { useQueue, type WaitingRequest } from '#queries/use-queue.ts'
import { useNow } from '#ui/use-now.ts'

/**
 * When a waiting request is expected to start, or what it waits for; null for one that starts at once.
 * Not to be announced: it counts down.
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
