import { useTranslations } from '#i18n/use-translations.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import type { Failure } from '#http/failures.ts'
import { useSessionNow } from '#queries/use-editing.ts'
import { Button } from '#ui/Button.tsx'
import { FailureNotice } from '../notices/FailureNotice.tsx'
import { focusHeading } from '../frame/focus-heading.ts'
import { SaveVerification } from './SaveVerification.tsx'

/** The notice above the form of a save that failed or whose outcome is unknown. */
export function SaveNotice({ session }: { session: EditSession }) {
  const { write, errors } = useSessionNow(session)
  if (!write) return null
  const { phase, intent } = write
  if (phase.is === 'unchecked') return <Unchecked failure={phase.failure} session={session} />
  if (phase.is !== 'rejected') return <SaveVerification session={session} write={write} />
  const { failure } = phase
  if (intent.kind === 'undo') {
    return <NotUndone failure={failure} onAgain={() => session.undo(intent.of)} />
  }
  return Object.keys(errors).length === 0 && <Refused failure={failure} />
}

/** The read before the save failed, so the save was not sent. */
function Unchecked({ failure, session }: { failure: Failure; session: EditSession }) {
  const t = useTranslations('account.outcome')
  const tAccount = useTranslations('account')
  const isUndo = useSessionNow(session).write?.intent.kind === 'undo'
  const goOn = (send: () => void) => () => {
    focusHeading()
    send()
  }
  return (
    <FailureNotice
      failure={failure}
      tone="warning"
      title={t('unchecked')}
      actions={
        <>
          <Button variant="primary" onClick={goOn(() => session.sendAgain())}>
            {tAccount('tryAgain')}
          </Button>
          {!isUndo && (
            <Button onClick={goOn(() => session.save(true))}>{t('saveUnchecked')}</Button>
          )}
        </>
      }
    >
      <p>{t('uncheckedText')}</p>
    </FailureNotice>
  )
}

/** The server rejected an undo, so the save stands. */
function NotUndone({ failure, onAgain }: { failure: Failure; onAgain: () => void }) {
  const t = useTranslations('account.undo')
  const tAccount = useTranslations('account')
  return (
    <FailureNotice
      failure={failure}
      tone="danger"
      title={t('refused')}
      actions={<Button onClick={onAgain}>{tAccount('tryAgain')}</Button>}
    >
      {failure.serverMessage !== null && <p>{failure.serverMessage}</p>}
      <p>{t('refusedText')}</p>
    </FailureNotice>
  )
}

/** The server rejected a save. */
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
