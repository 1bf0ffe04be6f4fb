import { Link } from '@tanstack/react-router'
import { useTranslations } from '#i18n/use-translations.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import type { Found } from '#editing/write.ts'
import type { Failure } from '#http/failures.ts'
import { buttonClass } from '#ui/button-class.ts'
import { Notice } from '#ui/Notice.tsx'
import { AccountLinks } from '../header/AccountLinks.tsx'
import { FailureNotice } from '../notices/FailureNotice.tsx'
import { UnresolvedNotice } from '../notices/UnresolvedNotice.tsx'
import { VerificationProgress } from '../notices/VerificationProgress.tsx'

/** Says that the outcome of a create is unknown, and shows its verification. */
export function CreateVerifying({ failure, until }: { failure: Failure; until: number | null }) {
  const t = useTranslations('account.create')
  const tVerification = useTranslations('account.verification')
  return (
    <FailureNotice failure={failure} tone="warning" title={t('pending')}>
      <p>{tVerification('kept')}</p>
      <VerificationProgress accountId={null} until={until} text={t('searching')} />
    </FailureNotice>
  )
}

export interface CreateUnresolvedProps {
  session: EditSession
  failure: Failure
  found: Found
}

/** Shows what the verification of a create has found, and lets the user decide. */
export function CreateUnresolved({ session, failure, found }: CreateUnresolvedProps) {
  const t = useTranslations('account.create')
  const tVerification = useTranslations('account.verification')
  const { verdict, accounts } = found
  if (verdict === 'applied-twice') {
    return (
      <Notice tone="warning" role="alert" title={t('appliedTwice')}>
        <p>{t('appliedTwiceText')}</p>
        <AccountLinks accounts={accounts} />
      </Notice>
    )
  }
  const { external_code, name } = session.edited.peek().fields
  const title = t(verdict === 'not-applied' ? 'notApplied' : 'unknown')
  return (
    <UnresolvedNotice
      session={session}
      failure={failure}
      found={found}
      title={title}
      verifyLabel={t('searchAgain')}
      actions={
        <Link
          to="/accounts"
          search={{ search: external_code.trim() || name.trim() }}
          className={buttonClass()}
        >
          {t('searchList')}
        </Link>
      }
    >
      {seenTexts(found).map((key) => (
        <p key={key}>{t(key)}</p>
      ))}
      <AccountLinks accounts={accounts} />
      <p>{tVerification('kept')}</p>
    </UnresolvedNotice>
  )
}

type SeenText = 'unsearchedText' | 'notAppliedText' | 'cutText' | 'similarText'

function seenTexts({ verdict, accounts, isCut, failure }: Found): SeenText[] {
  if (failure !== null) return ['unsearchedText']
  if (verdict === 'not-applied') return ['notAppliedText']
  const texts: SeenText[] = []
  if (isCut) texts.push('cutText')
  if (accounts.length > 0) texts.push('similarText')
  return texts
}
