import { useTranslations } from '#i18n/use-translations.ts'
import type { Failure } from '#http/failures.ts'
import { useReadFailureText } from '#i18n/failure-text.ts'
import { Button } from '#ui/Button.tsx'
import { Details } from '#ui/Details.tsx'
import { Notice } from '#ui/Notice.tsx'

export interface ListFailedProps {
  failure: Failure
  /** Older rows are still in sight. */
  hasRows: boolean
  onRetry: () => void
}

/** Could not be read: what happened, and the way to try again. */
export function ListFailed({ failure, hasRows, onRetry }: ListFailedProps) {
  const t = useTranslations('list')
  const tApp = useTranslations('app')
  const { sentence, details } = useReadFailureText()(failure)
  return (
    <Notice
      tone="danger"
      role="alert"
      title={t(hasRows ? 'failedOld' : 'failed')}
      actions={<Button onClick={onRetry}>{t('tryAgain')}</Button>}
    >
      <p>{sentence}</p>
      <Details summary={tApp('details')} lines={details} />
    </Notice>
  )
}
