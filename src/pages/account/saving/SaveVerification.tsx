import { useTranslations } from '#i18n/use-translations.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import type { Found, Write } from '#editing/write.ts'
import type { Failure } from '#http/failures.ts'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { Notice } from '#ui/Notice.tsx'
import { FailureNotice } from '../notices/FailureNotice.tsx'
import { UnresolvedNotice } from '../notices/UnresolvedNotice.tsx'
import { VerificationProgress } from '../notices/VerificationProgress.tsx'
import { SeenEntries } from './SeenEntries.tsx'

export interface SaveVerificationProps {
  session: EditSession
  write: Write
}

/** The notices of a save or an undo whose outcome is unknown: its verification, and the result. */
export function SaveVerification({ session, write }: SaveVerificationProps) {
  const { phase } = write
  const isUndo = write.intent.kind === 'undo'
  // `SaveStatus` reports the end of an undo.
  const isApplied = phase.is === 'confirmed' && phase.by === 'verification' && !isUndo
  return (
    <>
      <LiveRegion>
        {isApplied && phase.found && (
          <Applied found={phase.found} onDismiss={() => session.dismiss()} />
        )}
      </LiveRegion>
      {phase.is === 'verifying' && (
        <Verifying
          id={session.accountId}
          failure={phase.failure}
          until={phase.until}
          isUndo={isUndo}
        />
      )}
      {phase.is === 'unresolved' && (
        <Unresolved session={session} failure={phase.failure} found={phase.found} isUndo={isUndo} />
      )}
    </>
  )
}

function Applied({ found, onDismiss }: { found: Found; onDismiss: () => void }) {
  const t = useTranslations('account.verification')
  const tAccount = useTranslations('account')
  const isOnce = found.verdict === 'applied'
  return (
    <Notice
      tone={isOnce ? 'good' : 'warning'}
      title={t(isOnce ? 'applied' : 'appliedTwice')}
      onDismiss={onDismiss}
      dismissLabel={tAccount('dismiss')}
    >
      <p>{t(isOnce ? 'appliedText' : 'appliedTwiceText')}</p>
      <SeenEntries entries={found.entries} />
    </Notice>
  )
}

interface VerifyingProps {
  id: string
  failure: Failure
  until: number | null
  isUndo: boolean
}

function Verifying({ id, failure, until, isUndo }: VerifyingProps) {
  const t = useTranslations('account.verification')
  const tUndo = useTranslations('account.undo')
  return (
    <FailureNotice
      failure={failure}
      tone="warning"
      title={isUndo ? tUndo('unknown') : t('pending')}
    >
      {!isUndo && <p>{t('kept')}</p>}
      <VerificationProgress accountId={id} until={until} text={t('reading')} />
    </FailureNotice>
  )
}

interface UnresolvedProps {
  session: EditSession
  failure: Failure
  found: Found
  isUndo: boolean
}

function Unresolved({ session, failure, found, isUndo }: UnresolvedProps) {
  const t = useTranslations('account.verification')
  const tUndo = useTranslations('account.undo')
  const isNotApplied = found.verdict === 'not-applied'
  return (
    <UnresolvedNotice
      session={session}
      failure={failure}
      found={found}
      title={
        isUndo
          ? tUndo(isNotApplied ? 'notApplied' : 'unknown')
          : t(isNotApplied ? 'notApplied' : 'unknown')
      }
      verifyLabel={t('readAgain')}
    >
      <p>{t(isNotApplied ? 'notAppliedText' : whyInconclusive(found))}</p>
      <SeenEntries entries={found.entries} />
      {!isUndo && <p>{t('kept')}</p>}
    </UnresolvedNotice>
  )
}

function whyInconclusive({ entries, failure }: Found) {
  if (failure !== null) return 'unreadText'
  return entries.every(({ state }) => state === 'never-shown') ? 'hiddenText' : 'mixedText'
}
