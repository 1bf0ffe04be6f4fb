import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useWorkspace } from '#queries/use-workspace.ts'
import { Button } from '#ui/Button.tsx'
import { buttonClass } from '#ui/button-class.ts'
import { Notice } from '#ui/Notice.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import type { useCreate } from './use-create.ts'

/** Over the form: why nothing was created, or that nobody knows whether something was. */
export function CreateNotice({ create }: { create: ReturnType<typeof useCreate> }) {
  const t = useTranslations('account.create')
  const tAccount = useTranslations('account')
  const { config } = useWorkspace()
  const { failure } = create
  if (!failure) return null
  if (failure.kind === 'cancelled') {
    return (
      <Notice
        role="status"
        title={t('cancelled')}
        onDismiss={create.dismiss}
        dismissLabel={tAccount('dismiss')}
      >
        <p>{tAccount('outcome.cancelledText')}</p>
      </Notice>
    )
  }
  if (create.isUndecided) {
    const { external_code, name } = create.draft()
    const search = external_code.trim() || name.trim()
    return (
      <FailureNotice
        failure={failure}
        tone="warning"
        title={t('unknown')}
        actions={
          <>
            <Link to="/accounts" search={{ search }} className={buttonClass()}>
              {t('look')}
            </Link>
            <Button onClick={create.again}>{t('again')}</Button>
          </>
        }
      >
        <p>{t('unknownText', { seconds: config.cacheSeconds.list })}</p>
      </FailureNotice>
    )
  }
  if (failure.kind === 'forbidden') {
    return (
      <FailureNotice failure={failure} tone="danger" title={t('forbidden')} brief>
        <p>{t('forbiddenText')}</p>
      </FailureNotice>
    )
  }
  const onFields = Object.keys(create.errors).length > 0
  return (
    <FailureNotice
      failure={failure}
      tone={onFields ? 'info' : 'danger'}
      title={t('refused')}
      brief={failure.serverMessage !== null}
    >
      {failure.serverMessage !== null && !onFields && <p>{failure.serverMessage}</p>}
      <p>
        {t('kept')} {t('correct')}
      </p>
    </FailureNotice>
  )
}
