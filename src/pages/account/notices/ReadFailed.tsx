import { Link } from '@tanstack/react-router'
import { useTranslations } from '#i18n/use-translations.ts'
import type { Failure } from '#http/failures.ts'
import { useReadFailureText } from '#i18n/failure-text.ts'
import { Button } from '#ui/Button.tsx'
import { buttonClass } from '#ui/button-class.ts'
import { FailureNotice } from './FailureNotice.tsx'

export interface ReadFailedProps {
  id: string
  failure: Failure
  /** Whether an earlier read is still shown. */
  hasData: boolean
  retrying: boolean
  onRetry: () => void
}

/** The notice of a failed read, with a button to try again. */
export function ReadFailed({ id, failure, hasData, retrying, onRetry }: ReadFailedProps) {
  const t = useTranslations('account')
  const { sentence } = useReadFailureText()(failure)
  const retry = (
    <Button busy={retrying} onClick={onRetry}>
      {t('tryAgain')}
    </Button>
  )
  if (hasData) {
    return (
      <FailureNotice failure={failure} tone="warning" title={t('failedOld')} actions={retry} brief>
        <p>{sentence}</p>
        <p>{t('failedOldText')}</p>
      </FailureNotice>
    )
  }
  if (failure.kind === 'not-found') {
    const actions = (
      <>
        {retry}
        <Link to="/accounts" className={buttonClass()}>
          {t('back')}
        </Link>
      </>
    )
    return (
      <FailureNotice failure={failure} tone="warning" actions={actions} brief>
        <p>{t('missingText', { id })}</p>
      </FailureNotice>
    )
  }
  return (
    <FailureNotice failure={failure} tone="danger" title={t('failed')} actions={retry} brief>
      <p>{sentence}</p>
    </FailureNotice>
  )
}
