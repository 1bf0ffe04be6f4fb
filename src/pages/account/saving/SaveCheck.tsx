import { useTranslations } from '#i18n/use-translations.ts'
import type { Failure } from '#http/failures.ts'
import type { UpdateVerdict } from '#queries/read-back.ts'
import { useWaiting } from '#queries/use-queue.ts'
import { Button } from '#ui/Button.tsx'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { Notice } from '#ui/Notice.tsx'
import { CheckProgress } from '../CheckProgress.tsx'
import { FailureNotice } from '../FailureNotice.tsx'
import { focusHeading } from '../focus-heading.ts'
import { SeenParts } from './SeenParts.tsx'
import type { Check } from '../use-check.ts'
import { useWaitText } from '../use-wait-text.ts'

export interface SaveCheckProps {
  id: string
  failure: Failure
  check: Check<UpdateVerdict> | null
  /** Nothing may be sent just now. */
  readOnly: boolean
  onReadAgain: () => void
  onSendAgain: () => void
  onDismiss: () => void
}

/** What became of a save that nobody knows the end of: what is being done to find out, what was seen. */
export function SaveCheck(props: SaveCheckProps) {
  const found = props.check?.found ?? null
  const isThere = found?.verdict === 'arrived' || found?.verdict === 'doubled'
  return (
    <>
      <LiveRegion>{isThere && <Arrived found={found} onDismiss={props.onDismiss} />}</LiveRegion>
      {!isThere && <NotArrived {...props} />}
    </>
  )
}

function Arrived({ found, onDismiss }: { found: UpdateVerdict; onDismiss: () => void }) {
  const t = useTranslations('account.check')
  const tAccount = useTranslations('account')
  const isArrived = found.verdict === 'arrived'
  return (
    <Notice
      tone={isArrived ? 'good' : 'warning'}
      title={t(isArrived ? 'arrived' : 'doubled')}
      onDismiss={onDismiss}
      dismissLabel={tAccount('dismiss')}
    >
      <p>{t(isArrived ? 'arrivedText' : 'doubledText')}</p>
      <SeenParts parts={found.parts} />
    </Notice>
  )
}

function NotArrived(props: Omit<SaveCheckProps, 'onDismiss'>) {
  const { id, failure, check } = props
  const t = useTranslations('account.check')
  const tAccount = useTranslations('account')
  const wait = useWaitText(useWaiting((about) => about.kind === 'detail' && about.id === id))
  const found = check?.found ?? null
  const progress = check && (
    <CheckProgress
      check={check}
      text={t('reading')}
      queued={wait}
      waiting={(seconds) => t('waiting', { seconds })}
      spoken={t('waitingSpoken')}
    />
  )
  if (!found) {
    return (
      <FailureNotice failure={failure} tone="warning" title={tAccount('outcome.unknown')}>
        <p>{t('kept')}</p>
        {progress}
      </FailureNotice>
    )
  }
  const { verdict, parts } = found
  const readAgain = (
    <Button busy={check?.isLooking === true} onClick={props.onReadAgain}>
      {t('readAgain')}
    </Button>
  )
  const isUnknown = verdict === 'unknown'
  return (
    <FailureNotice
      key={verdict}
      failure={found.failure ?? failure}
      tone="warning"
      title={t(isUnknown ? 'unknown' : 'notArrived')}
      brief={found.failure === null}
      actions={
        <>
          <Button
            variant={isUnknown ? 'secondary' : 'primary'}
            aria-disabled={props.readOnly || check?.isLooking === true}
            onClick={() => {
              focusHeading()
              props.onSendAgain()
            }}
          >
            {t('sendAgain')}
          </Button>
          {readAgain}
        </>
      }
    >
      <p>{t(isUnknown ? whyUnknown(found) : 'notArrivedText')}</p>
      <SeenParts parts={parts} />
      <p>{t('kept')}</p>
      {progress}
    </FailureNotice>
  )
}

function whyUnknown({ parts, failure }: UpdateVerdict) {
  if (failure !== null) return 'unreadText'
  return parts.every(({ state }) => state === 'never-shown') ? 'hiddenText' : 'mixedText'
}
