import { useTranslations } from 'use-intl'
import { leavesOutcomeUnknown, type Failure } from '#http/failures.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import type { SaveOutcome } from './use-save.ts'

export interface SaveNoticeProps {
  outcome: SaveOutcome | null
  /** The failure stands at its fields too. */
  onFields: boolean
  reading: boolean
  onReadAgain: () => void
  onDismiss: () => void
}

/** Over the form: why a save failed, or what became of one that nobody knows the end of. */
export function SaveNotice(props: SaveNoticeProps) {
  const { outcome, reading, onReadAgain, onDismiss } = props
  const t = useTranslations('account.outcome')
  const tAccount = useTranslations('account')
  const { config } = useWorkspace()
  const seconds = config.cacheSeconds.detail
  const readAgain = (
    <Button busy={reading} onClick={onReadAgain}>
      {t('readAgain')}
    </Button>
  )
  if (!outcome || outcome.kind === 'saved') return null
  if (outcome.kind === 'read') {
    const { missing } = outcome
    return (
      <Notice
        tone={missing === 0 ? 'good' : 'warning'}
        role="status"
        title={missing === 0 ? t('arrived') : t('notArrived', { count: missing })}
        actions={missing > 0 && readAgain}
        onDismiss={onDismiss}
        dismissLabel={tAccount('dismiss')}
      >
        <p>{missing === 0 ? t('arrivedText') : t('notArrivedText', { seconds })}</p>
      </Notice>
    )
  }
  const { failure } = outcome
  if (failure.kind === 'cancelled') {
    return (
      <Notice
        role="status"
        title={t('cancelled')}
        onDismiss={onDismiss}
        dismissLabel={tAccount('dismiss')}
      >
        <p>{t('cancelledText')}</p>
      </Notice>
    )
  }
  if (leavesOutcomeUnknown(failure)) {
    return (
      <FailureNotice failure={failure} tone="warning" title={t('unknown')} actions={readAgain}>
        <p>{t('unknownText', { seconds })}</p>
      </FailureNotice>
    )
  }
  return <Refused failure={failure} onFields={props.onFields} />
}

/** The server said no, so nothing was saved. */
function Refused({ failure, onFields }: { failure: Failure; onFields: boolean }) {
  const t = useTranslations('account.outcome')
  if (failure.kind === 'forbidden') {
    return (
      <FailureNotice failure={failure} tone="danger" title={t('forbidden')} brief>
        <p>{t('forbiddenText')}</p>
      </FailureNotice>
    )
  }
  if (failure.kind === 'not-found') {
    return (
      <FailureNotice failure={failure} tone="danger" title={t('gone')} brief>
        <p>{t('goneText')}</p>
      </FailureNotice>
    )
  }
  return (
    <FailureNotice
      failure={failure}
      tone={onFields ? 'info' : 'danger'}
      title={t('refused')}
      brief={failure.kind === 'validation' && failure.serverMessage !== null}
    >
      {failure.serverMessage !== null && !onFields && <p>{failure.serverMessage}</p>}
      <p>
        {t('kept')} {t('correct')}
      </p>
    </FailureNotice>
  )
}
