// Creates an account, from an empty form or from a copy. Searches for duplicates first, sends the
// create, and opens the page of the new account.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslations } from '#i18n/use-translations.ts'
import { copyEdits } from '#account/edits/copy-edits.ts'
import { emptyEdits } from '#account/edits/edits.ts'
import { visibleName } from '#contract/invisible.ts'
import { asFailure } from '#http/failures.ts'
import { accountDetail } from '#queries/account-queries.ts'
import { useWaiting } from '#queries/use-queue.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { Button } from '#ui/Button.tsx'
import { buttonClass } from '#ui/button-class.ts'
import { Notice } from '#ui/Notice.tsx'
import { Spinner } from '#ui/Spinner.tsx'
import { CreateForm } from './CreateForm.tsx'
import { FailureNotice } from '../notices/FailureNotice.tsx'
import { PageHeader } from '../header/PageHeader.tsx'
import { useWaitText } from '../words/use-wait-text.ts'

/** The page at /accounts/new. `from`: the id of the account to copy; null for an empty form. */
export function CreatePage({ from }: { from: string | null }) {
  const t = useTranslations('account.create')
  return (
    <div className="flex flex-1 flex-col">
      <PageHeader title={t('title')} />
      {from === null ? (
        <CreateForm start={emptyEdits()} from={null} notices={null} />
      ) : (
        <Copy id={from} />
      )}
    </div>
  )
}

function Copy({ id }: { id: string }) {
  const t = useTranslations('account.create')
  const tAccount = useTranslations('account')
  const workspace = useWorkspace()
  const query = useQuery(accountDetail(workspace, id))
  const wait = useWaitText(
    useWaiting((descriptor) => descriptor.kind === 'detail' && descriptor.id === id),
  )
  if (query.data) {
    const name = visibleName(query.data.name) ?? tAccount('noName')
    return (
      <CreateForm
        start={copyEdits(query.data)}
        from={id}
        notices={
          <Notice title={t('copyOf', { name })}>
            <p>{t('copyText')}</p>
          </Notice>
        }
      />
    )
  }
  return (
    <div className="max-w-360 px-4 sm:px-6">
      {query.isError ? (
        <FailureNotice
          failure={asFailure(query.error)}
          tone="danger"
          title={t('copyFailed')}
          actions={
            <>
              <Button busy={query.isFetching} onClick={() => void query.refetch()}>
                {tAccount('tryAgain')}
              </Button>
              <Link to="/accounts/new" className={buttonClass()}>
                {t('startEmpty')}
              </Link>
            </>
          }
        >
          {null}
        </FailureNotice>
      ) : (
        <p className="flex items-center gap-2 py-8 text-ink-muted">
          <Spinner />
          <span>{wait ?? t('loadingCopy')}</span>
        </p>
      )}
    </div>
  )
}
