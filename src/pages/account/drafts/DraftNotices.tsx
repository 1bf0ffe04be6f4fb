import { useTranslations } from '#i18n/use-translations.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { SentWork } from '#drafts/draft-record.ts'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { Notice } from '#ui/Notice.tsx'
import { DraftNotice } from './DraftNotice.tsx'
import type { AccountDrafts } from './use-drafts.ts'

export interface DraftNoticesProps {
  drafts: AccountDrafts
  /** The account as it was read. */
  base: AccountDetail
  /** What comes back had been sent, and nobody knows what came of it. */
  onSent: (sent: SentWork) => void
}

/**
 * That the account is open in another tab, that what is typed cannot be kept, and what an earlier page
 * has left behind.
 */
export function DraftNotices({ drafts, base, onSent }: DraftNoticesProps) {
  const t = useTranslations('account.draft')
  const { others, isRefused, offered } = drafts
  return (
    <LiveRegion className="flex flex-col gap-3">
      {others > 0 && (
        <Notice tone="warning" title={t('elsewhere', { count: others })}>
          <p>{t('elsewhereText')}</p>
        </Notice>
      )}
      {isRefused && (
        <Notice tone="warning" title={t('notKept')}>
          <p>{t('notKeptText')}</p>
        </Notice>
      )}
      {offered && (
        <DraftNotice
          key={offered.page}
          draft={offered}
          base={base}
          onRestore={() => {
            void drafts.restore(offered)
            if (offered.sent) onSent(offered.sent)
          }}
          onDiscard={() => drafts.drop(offered)}
        />
      )}
    </LiveRegion>
  )
}
