import { useTranslations } from 'use-intl'
import { leavesOutcomeUnknown, type Failure } from '#http/failures.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { SaveCheck } from './SaveCheck.tsx'
import type { useSave } from './use-save.ts'

/** Over the form: why a save failed, or what became of one that nobody knows the end of. */
export function SaveNotice({ id, save }: { id: string; save: ReturnType<typeof useSave> }) {
  const { outcome, check } = save
  if (outcome?.kind !== 'failed') return null
  const { failure } = outcome
  // Told at the foot.
  if (failure.kind === 'cancelled') return null
  // A refusal is looked into as well where the browser may have sent it twice.
  if (!leavesOutcomeUnknown(failure) && !check?.found) {
    return <Refused failure={failure} onFields={outcome.onFields} />
  }
  return (
    <SaveCheck
      id={id}
      failure={failure}
      check={check}
      readOnly={save.readOnly}
      onReadAgain={save.readAgain}
      onSendAgain={save.submit}
      onDismiss={save.dismiss}
    />
  )
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
