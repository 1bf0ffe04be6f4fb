import { useTranslations } from 'use-intl'
import { Notice } from '#ui/Notice.tsx'
import type { AccountDrafts } from './use-drafts.ts'

/** That the account is open in another tab, and that what is typed cannot be kept. */
export function KeepingNotices({ drafts: { others, keeping } }: { drafts: AccountDrafts }) {
  const t = useTranslations('account.draft')
  return (
    <div role="status" className="flex flex-col gap-3 empty:hidden">
      {others > 0 && (
        <Notice tone="warning" title={t('elsewhere', { count: others })}>
          <p>{t('elsewhereText')}</p>
        </Notice>
      )}
      {keeping.status === 'failed' && (
        <Notice tone="warning" title={t('notKept')}>
          <p>{t('notKeptText')}</p>
        </Notice>
      )}
    </div>
  )
}
