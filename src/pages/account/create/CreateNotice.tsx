import { useTranslations } from '#i18n/use-translations.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import type { Failure } from '#http/failures.ts'
import { useSessionNow } from '#queries/use-editing.ts'
import { FailureNotice } from '../notices/FailureNotice.tsx'
import { CreateUnresolved, CreateVerifying } from './CreateVerification.tsx'

/** The notice above the form of a create that was rejected or whose outcome is unknown. */
export function CreateNotice({ session }: { session: EditSession }) {
  const { write, errors } = useSessionNow(session)
  const phase = write?.phase
  if (phase?.is === 'verifying') {
    return <CreateVerifying failure={phase.failure} until={phase.until} />
  }
  if (phase?.is === 'unresolved') {
    return <CreateUnresolved session={session} failure={phase.failure} found={phase.found} />
  }
  // The problem summary already reports a rejection that names fields.
  const isAtFields = Object.keys(errors).length > 0
  return phase?.is === 'rejected' && !isAtFields && <Refused failure={phase.failure} />
}

function Refused({ failure }: { failure: Failure }) {
  const t = useTranslations('account.create')
  if (failure.kind === 'forbidden') {
    return (
      <FailureNotice failure={failure} tone="danger" title={t('forbidden')} brief>
        <p>{t('forbiddenText')}</p>
      </FailureNotice>
    )
  }
  return (
    <FailureNotice
      failure={failure}
      tone="danger"
      title={t('refused')}
      brief={failure.serverMessage !== null}
    >
      {failure.serverMessage !== null && <p>{failure.serverMessage}</p>}
      <p>{`${t('kept')} ${t('correct')}`}</p>
    </FailureNotice>
  )
}
