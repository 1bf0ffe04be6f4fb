import { useTranslations } from '#i18n/use-translations.ts'
import { leavesOutcomeUnknown, type Failure } from '#http/failures.ts'
import { Button } from '#ui/Button.tsx'
import { FailureNotice } from '../FailureNotice.tsx'
import { focusHeading } from '../focus-heading.ts'
import { SaveCheck } from './SaveCheck.tsx'
import type { Saved, SaveOutcome } from './save-outcome.ts'
import type { AccountSaving } from './use-save.ts'

/** Over the form: why a save failed, unless that stands at its fields, or what became of one that nobody knows the end of. */
export function SaveNotice({ id, save }: { id: string; save: AccountSaving }) {
  const { outcome, check } = save
  if (outcome?.kind === 'unchecked') return <Unchecked outcome={outcome} save={save} />
  if (outcome?.kind !== 'failed') return null
  const { failure } = outcome
  // Told at the foot.
  if (failure.kind === 'cancelled') return null
  // A refusal is looked into as well where the browser may have sent it twice.
  if (!leavesOutcomeUnknown(failure) && !check?.found) {
    if (outcome.undone) return <NotUndone failure={failure} saved={outcome.undone} save={save} />
    return !outcome.onFields && <Refused failure={failure} />
  }
  return (
    <SaveCheck
      id={id}
      failure={failure}
      check={check}
      readOnly={save.readOnly}
      onReadAgain={save.readAgain}
      onSendAgain={save.sendAgain}
      onDismiss={save.dismiss}
    />
  )
}

interface UncheckedProps {
  outcome: Extract<SaveOutcome, { kind: 'unchecked' }>
  save: AccountSaving
}

/** The read before the save failed, so nothing was sent. */
function Unchecked({ outcome: { failure, undone }, save }: UncheckedProps) {
  const t = useTranslations('account.outcome')
  const tAccount = useTranslations('account')
  const goOn = (send: () => void) => () => {
    focusHeading()
    send()
  }
  const tryAgain = undone ? () => save.undo(undone) : save.submit
  return (
    <FailureNotice
      failure={failure}
      tone="warning"
      title={t('unchecked')}
      actions={
        <>
          <Button variant="primary" busy={save.pending} onClick={goOn(tryAgain)}>
            {tAccount('tryAgain')}
          </Button>
          {!undone && (
            <Button aria-disabled={save.pending} onClick={goOn(save.submitUnchecked)}>
              {t('saveUnchecked')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('uncheckedText')}</p>
    </FailureNotice>
  )
}

/** The server said no to an undo, so what was saved stays. */
function NotUndone({
  failure,
  saved,
  save,
}: {
  failure: Failure
  saved: Saved
  save: AccountSaving
}) {
  const t = useTranslations('account.undo')
  const tAccount = useTranslations('account')
  return (
    <FailureNotice
      failure={failure}
      tone="danger"
      title={t('refused')}
      actions={
        <Button aria-disabled={save.pending} onClick={() => save.undo(saved)}>
          {tAccount('tryAgain')}
        </Button>
      }
    >
      {failure.serverMessage !== null && <p>{failure.serverMessage}</p>}
      <p>{t('refusedText')}</p>
    </FailureNotice>
  )
}

/** The server said no, so nothing was saved. */
function Refused({ failure }: { failure: Failure }) {
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
      tone="danger"
      title={t('refused')}
      brief={failure.kind === 'validation' && failure.serverMessage !== null}
    >
      {failure.serverMessage !== null && <p>{failure.serverMessage}</p>}
      <p>{`${t('kept')} ${t('correct')}`}</p>
    </FailureNotice>
  )
}
