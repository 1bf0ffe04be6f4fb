import { useTranslations } from '#i18n/use-translations.ts'
import { useWaiting } from '#queries/use-queue.ts'
import { Spinner } from '#ui/Spinner.tsx'
import { useNow } from '#ui/use-now.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { useWaitText } from '../words/use-wait-text.ts'

export interface VerificationProgressProps {
  /** The account that is read; null for a create, which is searched for in the list. */
  accountId: string | null
  /** The time (ms) until which the next read waits; null while it reads. */
  until: number | null
  /** The text while it reads. */
  text: string
}

/** Shows what a verification is doing, and how long it waits. */
export function VerificationProgress({ accountId, until, text }: VerificationProgressProps) {
  const t = useTranslations(accountId === null ? 'account.create' : 'account.verification')
  const wait = useWaitText(
    useWaiting((descriptor) =>
      accountId === null
        ? descriptor.kind === 'list'
        : descriptor.kind === 'detail' && descriptor.id === accountId,
    ),
  )
  const now = useNow(1000, until !== null)
  const seconds = until === null ? 0 : Math.max(1, Math.ceil((until - now) / 1000))
  return (
    // On narrow screens the texts take one line or two: a fixed height keeps what follows in place.
    <p className="flex gap-2 max-sm:min-h-10">
      <Spinner className="mt-0.5" />
      {/* The countdown is hidden from screen readers, which would read every tick. */}
      <span aria-hidden className="tabular">
        {until === null ? (wait ?? text) : t('waiting', { seconds })}
      </span>
      <VisuallyHidden>{until === null ? text : t('waitingSpoken')}</VisuallyHidden>
    </p>
  )
}
