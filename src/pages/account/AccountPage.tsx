// The pages of one account: reading, editing and saving it, and creating a new one. Views only: an
// edit session in src/editing holds the edits and sends the writes.
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from '#i18n/use-translations.ts'
import { asFailure } from '#http/failures.ts'
import { accountDetail, listedAccount } from '#queries/account-queries.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { Notice } from '#ui/Notice.tsx'
import { AccountEditor } from './AccountEditor.tsx'
import { AccountHeader } from './header/AccountHeader.tsx'
import { CreatedNotice } from './create/CreatedNotice.tsx'
import { ResentDuplicatesNotice } from './notices/ResentDuplicatesNotice.tsx'
import { FormFrame } from './frame/FormFrame.tsx'
import { FormSkeleton } from './frame/FormSkeleton.tsx'
import { Freshness } from './header/Freshness.tsx'
import { PageHeader } from './header/PageHeader.tsx'
import { PartBoundary } from './frame/PartBoundary.tsx'
import { ReadFailed } from './notices/ReadFailed.tsx'

/** The page at /accounts/<id>. */
export function AccountPage({ id }: { id: string }) {
  const t = useTranslations('account')
  const workspace = useWorkspace()
  const { data: detail = null, error, ...query } = useQuery(accountDetail(workspace, id))
  const known = detail ?? listedAccount(workspace.queryClient, id)
  const failure = error === null ? null : asFailure(error)
  const isMissing = detail === null && failure?.kind === 'not-found'

  const read = async () => {
    const { data, isError } = await query.refetch()
    return isError ? null : (data ?? null)
  }
  const freshness = (detail !== null || failure === null) && (
    <Freshness
      id={id}
      readAt={query.dataUpdatedAt}
      reading={query.isFetching}
      onRefresh={() => void read()}
    />
  )
  const failed = failure && (
    <ReadFailed
      id={id}
      failure={failure}
      hasData={detail !== null}
      retrying={query.isFetching}
      onRetry={() => void read()}
    />
  )

  return (
    <div className="flex flex-1 flex-col" aria-busy={query.isPending}>
      {known && !isMissing ? (
        <PartBoundary>
          <AccountHeader id={id} account={known}>
            {freshness}
          </AccountHeader>
        </PartBoundary>
      ) : (
        <PageHeader title={t(isMissing ? 'missing' : 'title')}>{freshness}</PageHeader>
      )}
      {detail && (
        <AccountEditor
          detail={detail}
          // `showCreated` dates a created account that no read has returned 1 ms after the epoch.
          isRead={query.dataUpdatedAt > 1}
          onRead={() => void read()}
          readFailed={failed}
          notices={
            <>
              <CreatedNotice />
              <ResentDuplicatesNotice account={detail} />
              {detail.skipped > 0 && (
                <Notice tone="warning">
                  <p>{t('skipped', { count: detail.skipped })}</p>
                </Notice>
              )}
            </>
          }
        />
      )}
      {!detail && failed && <div className="max-w-360 px-4 sm:px-6">{failed}</div>}
      {!detail && !failed && (
        <FormFrame notices={null} dock={null}>
          <FormSkeleton />
        </FormFrame>
      )}
    </div>
  )
}
