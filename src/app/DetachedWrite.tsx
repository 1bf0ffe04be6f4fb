import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { visibleName } from '#contract/invisible.ts'
import { isUnsent, type Write } from '#editing/write.ts'
import type { Failure } from '#http/failures.ts'
import { useFailureText } from '#i18n/failure-text.ts'
import { useWaitText } from '#pages/account/words/use-wait-text.ts'
import { VerificationProgress } from '#pages/account/notices/VerificationProgress.tsx'
import { useWaiting } from '#queries/use-queue.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { Button } from '#ui/Button.tsx'
import { buttonClass, type ButtonSize } from '#ui/button-class.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import { Details } from '#ui/Details.tsx'
import { Notice } from '#ui/Notice.tsx'

/** Shows a detached write: its progress or its end, with the body if it was not saved. */
export function DetachedWrite({ write }: { write: Write }) {
  const t = useTranslations('app.detached')
  const { phase } = write
  switch (phase.is) {
    case 'queued':
    case 'refreshing':
    case 'in-flight':
      return <UnderWay write={write} />
    case 'verifying':
      return (
        <NotSaved write={write} failure={phase.failure} isUnknown>
          <VerificationProgress
            accountId={write.accountId}
            until={phase.until}
            text={t('verifying')}
          />
        </NotSaved>
      )
    case 'confirmed':
    case 'unchanged':
      return <Saved write={write} />
    case 'conflicted':
    case 'cancelled':
    case 'abandoned':
      return <Kept write={write} />
    case 'rejected':
    case 'unchecked':
      return <NotSaved write={write} failure={phase.failure} isUnknown={false} />
    case 'unresolved':
      return (
        <NotSaved
          write={write}
          failure={phase.failure}
          isUnknown={phase.found.verdict !== 'not-applied'}
        />
      )
    default:
      return phase satisfies never
  }
}

function UnderWay({ write }: { write: Write }) {
  const t = useTranslations('app.detached')
  const tAccount = useTranslations('account')
  const { writes } = useWorkspace()
  const { id, accountId, phase } = write
  const words = useWords(write)
  const title = words(isUnsent(write) ? 'waiting' : 'sending')
  const endpoint = phase.is === 'refreshing' ? 'detail' : 'update'
  const waiting = useWaiting((descriptor) =>
    accountId === null
      ? descriptor.kind === 'create' && descriptor.name === write.name
      : descriptor.kind === endpoint && descriptor.id === accountId,
  )
  const wait = useWaitText(waiting)
  return (
    <Notice
      inline
      title={title}
      actions={
        <>
          {accountId !== null && <OpenLink id={accountId} size="small" />}
          {isUnsent(write) && (
            <Button
              size="small"
              aria-label={`${tAccount('cancelWait')}: ${title}`}
              onClick={() => writes.cancel(id)}
            >
              {tAccount('cancelWait')}
            </Button>
          )}
        </>
      }
    >
      {isUnsent(write) && (
        // The countdown is hidden from screen readers, which would read every tick.
        <p aria-hidden className="tabular">
          {wait ?? t('soon')}
        </p>
      )}
    </Notice>
  )
}

function Saved({ write }: { write: Write }) {
  const t = useTranslations('app.detached')
  const tApp = useTranslations('app')
  const { writes } = useWorkspace()
  const words = useWords(write)
  const { id, accountId, phase } = write
  const openId = phase.is === 'confirmed' ? phase.accountId : accountId
  const isVerified = phase.is === 'confirmed' && phase.by === 'verification'
  // A create that was verified is not completed by itself: nobody has confirmed which account it made.
  const { products, dynamic_fields } = write.edits
  const isHalf = write.intent.kind === 'create' && products.length + dynamic_fields.length > 0
  return (
    <Notice
      inline
      tone="good"
      title={words(phase.is === 'unchanged' ? 'unchanged' : 'done')}
      dismissLabel={tApp('dismiss')}
      onDismiss={() => writes.dismiss(id)}
      actions={openId !== null && <OpenLink id={openId} size="small" />}
    >
      {isVerified && <p>{words('applied')}</p>}
      {isVerified && isHalf && <p>{t('restKept')}</p>}
    </Notice>
  )
}

const keptTexts = {
  conflicted: 'decide',
  abandoned: 'keptAsDraft',
  cancelled: 'keptThere',
} as const

/** Nothing was sent, and the edits are where they were typed, or in a draft. */
function Kept({ write }: { write: Write }) {
  const t = useTranslations('app.detached')
  const tApp = useTranslations('app')
  const { writes } = useWorkspace()
  const words = useWords(write)
  const { id, accountId, phase } = write
  const is = phase.is === 'conflicted' || phase.is === 'abandoned' ? phase.is : 'cancelled'
  return (
    <Notice
      tone={is === 'cancelled' ? 'info' : 'warning'}
      title={words(is)}
      dismissLabel={tApp('dismiss')}
      onDismiss={() => writes.dismiss(id)}
      actions={accountId !== null && <OpenLink id={accountId} />}
    >
      {write.intent.kind !== 'undo' && <p>{t(keptTexts[is])}</p>}
    </Notice>
  )
}

interface NotSavedProps {
  write: Write
  failure: Failure
  isUnknown: boolean
  children?: ReactNode
}

function NotSaved({ write, failure, isUnknown, children }: NotSavedProps) {
  const t = useTranslations('app.detached')
  const tApp = useTranslations('app')
  const { writes } = useWorkspace()
  const failureText = useFailureText()
  const words = useWords(write)
  const { id, accountId, phase } = write
  const body = JSON.stringify(write.body, null, 2)
  const isNotApplied = phase.is === 'unresolved' && !isUnknown
  return (
    <Notice
      tone="danger"
      role="alert"
      title={words(isUnknown ? 'unknown' : 'failed')}
      {...(phase.is !== 'verifying' && {
        dismissLabel: tApp('dismiss'),
        onDismiss: () => writes.dismiss(id),
      })}
      actions={
        <>
          {accountId !== null && <OpenLink id={accountId} />}
          <CopyButton
            text={body}
            label={t('copy')}
            copiedText={t('copied')}
            failedText={t('copyFailed')}
            closeText={tApp('dismiss')}
          />
        </>
      }
    >
      <p>{failureText(failure).sentence}</p>
      {isNotApplied && <p>{words('notApplied')}</p>}
      {phase.is !== 'verifying' && <p>{t('kept')}</p>}
      {children}
      <Details summary={tApp('details')}>
        <pre className="font-mono text-sm whitespace-pre-wrap">{body}</pre>
      </Details>
    </Notice>
  )
}

type Word = 'waiting' | 'sending' | 'done' | 'unchanged' | 'applied' | 'notApplied' | 'failed'
type MoreWord = 'unknown' | 'conflicted' | 'cancelled' | 'abandoned'

/** Returns a function for the texts about a write. */
function useWords({ name, intent }: Write): (word: Word | MoreWord) => string {
  const t = useTranslations('app.detached')
  const kind = intent.kind === 'complete' ? 'save' : intent.kind
  return (word) => t(`${kind}.${word}`, { name: visibleName(name) ?? t('account') })
}

function OpenLink({ id, size }: { id: string; size?: ButtonSize }) {
  const t = useTranslations('app.detached')
  return (
    <Link to="/accounts/$id" params={{ id }} className={buttonClass('secondary', size)}>
      {t('open')}
    </Link>
  )
}
