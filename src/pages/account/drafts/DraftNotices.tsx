import { useTranslations } from '#i18n/use-translations.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import { useDrafts, useSessionNow } from '#queries/use-editing.ts'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { Notice } from '#ui/Notice.tsx'
import { DraftNotice } from './DraftNotice.tsx'

/** Warns when the account is open in another tab or drafts cannot be stored, and offers a draft. */
export function DraftNotices({ session }: { session: EditSession }) {
  const t = useTranslations('account.draft')
  const { others, isFailing, offered } = useDrafts(session)
  const { base } = useSessionNow(session)
  return (
    <LiveRegion className="flex flex-col gap-3">
      {others > 0 && (
        <Notice tone="warning" title={t('elsewhere', { count: others })}>
          <p>{t('elsewhereText')}</p>
        </Notice>
      )}
      {isFailing && (
        <Notice tone="warning" title={t('notKept')}>
          <p>{t('notKeptText')}</p>
        </Notice>
      )}
      {offered && (
        <DraftNotice
          key={offered.page}
          draft={offered}
          base={base}
          onRestore={() => void session.restore(offered)}
          onDiscard={() => session.drafts.drop(offered)}
        />
      )}
    </LiveRegion>
  )
}
