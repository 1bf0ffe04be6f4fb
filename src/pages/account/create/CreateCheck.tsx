import { Link } from '@tanstack/react-router'
import { useTranslations } from '#i18n/use-translations.ts'
import type { Failure } from '#http/failures.ts'
import type { CreateVerdict } from '#queries/read-back.ts'
import { useWaiting } from '#queries/use-queue.ts'
import { Button } from '#ui/Button.tsx'
import { buttonClass } from '#ui/button-class.ts'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { Notice } from '#ui/Notice.tsx'
import { AccountLinks } from '../AccountLinks.tsx'
import { CheckProgress } from '../CheckProgress.tsx'
import { FailureNotice } from '../FailureNotice.tsx'
import { focusHeading } from '../focus-heading.ts'
import type { AccountCreating } from './use-create.ts'
import { useWaitText } from '../use-wait-text.ts'

export interface CreateCheckProps {
  failure: Failure
  create: AccountCreating
}

/** What became of a create that nobody knows the end of: what is being done to find out, what was seen. */
export function CreateCheck({ failure, create }: CreateCheckProps) {
  const t = useTranslations('account.create')
  const tCheck = useTranslations('account.check')
  const { verdict, accounts = [] } = create.check?.found ?? {}
  return (
    <>
      <LiveRegion>
        {verdict === 'arrived' && (
          <Notice tone="good" title={tCheck('arrived')}>
            <p>{t('arrivedText')}</p>
            <AccountLinks accounts={accounts} />
          </Notice>
        )}
      </LiveRegion>
      {verdict !== 'arrived' && <NotArrived failure={failure} create={create} />}
    </>
  )
}

function NotArrived({ failure, create }: CreateCheckProps) {
  const t = useTranslations('account.create')
  const tCheck = useTranslations('account.check')
  const { check } = create
  const wait = useWaitText(useWaiting((about) => about.kind === 'list'))
  const found = check?.found ?? null
  const isLooking = check?.isLooking === true
  const progress = check && (
    <CheckProgress
      check={check}
      text={t('searching')}
      queued={wait}
      waiting={(seconds) => t('waiting', { seconds })}
      spoken={t('waitingSpoken')}
    />
  )
  if (!found) {
    return (
      <FailureNotice failure={failure} tone="warning" title={t('unknown')}>
        <p>{tCheck('kept')}</p>
        {progress}
      </FailureNotice>
    )
  }
  const { verdict, accounts } = found
  if (verdict === 'doubled') {
    return (
      <Notice tone="warning" role="alert" title={t('doubled')}>
        <p>{t('doubledText')}</p>
        <AccountLinks accounts={accounts} />
      </Notice>
    )
  }
  const { external_code, name } = create.draft()
  const isUnknown = verdict === 'unknown'
  return (
    <FailureNotice
      key={verdict}
      failure={found.failure ?? failure}
      tone="warning"
      title={tCheck(isUnknown ? 'unknown' : 'notArrived')}
      brief={found.failure === null}
      actions={
        <>
          <Button
            variant={isUnknown ? 'secondary' : 'primary'}
            aria-disabled={create.readOnly || isLooking}
            onClick={() => {
              focusHeading()
              create.again()
            }}
          >
            {tCheck('sendAgain')}
          </Button>
          <Button busy={isLooking} onClick={create.lookAgain}>
            {t('lookAgain')}
          </Button>
          <Link
            to="/accounts"
            search={{ search: external_code.trim() || name.trim() }}
            className={buttonClass()}
          >
            {t('look')}
          </Link>
        </>
      }
    >
      {seenTexts(found).map((key) => (
        <p key={key}>{t(key)}</p>
      ))}
      <AccountLinks accounts={accounts} />
      <p>{tCheck('kept')}</p>
      {progress}
    </FailureNotice>
  )
}

type SeenText = 'unsearchedText' | 'notArrivedText' | 'cutText' | 'similarText'

function seenTexts({ verdict, accounts, isCut, failure }: CreateVerdict): SeenText[] {
  if (failure !== null) return ['unsearchedText']
  if (verdict === 'not-arrived') return ['notArrivedText']
  const texts: SeenText[] = []
  if (isCut) texts.push('cutText')
  if (accounts.length > 0) texts.push('similarText')
  return texts
}
