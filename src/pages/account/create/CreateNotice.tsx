import { useTranslations } from '#i18n/use-translations.ts'
import { CreateCheck } from './CreateCheck.tsx'
import { FailureNotice } from '../FailureNotice.tsx'
import type { AccountCreating } from './use-create.ts'

/** Over the form: why nothing was created, or that nobody knows whether something was. */
export function CreateNotice({ create }: { create: AccountCreating }) {
  const t = useTranslations('account.create')
  if (!create.outcome) return null
  const { failure, onFields } = create.outcome
  // Told at the foot.
  if (failure.kind === 'cancelled') return null
  if (create.isUndecided) return <CreateCheck failure={failure} create={create} />
  if (failure.kind === 'forbidden') {
    return (
      <FailureNotice failure={failure} tone="danger" title={t('forbidden')} brief>
        <p>{t('forbiddenText')}</p>
      </FailureNotice>
    )
  }
  // Told with the fields.
  if (onFields) return null
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
