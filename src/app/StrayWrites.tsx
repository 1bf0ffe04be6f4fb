import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { asFailure, leavesOutcomeUnknown, type Failure } from '#http/failures.ts'
import { useFailureText } from '#i18n/failure-text.ts'
import { writeOf, type SentWrite } from '#queries/sent-write.ts'
import { buttonClass } from '#ui/button-class.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import { Details } from '#ui/Details.tsx'
import { Notice } from '#ui/Notice.tsx'

interface StrayWrite {
  key: number
  write: SentWrite
  /** Null when it succeeded. */
  failure: Failure | null
}

/**
 * A write goes on when its page is left. Here stands how it ended, with what was typed where it failed; and
 * closing the tab is asked about while one is under way or waits.
 */
export function StrayWrites() {
  const queryClient = useQueryClient()
  const router = useRouter()
  const [ended, setEnded] = useState<StrayWrite[]>([])

  useEffect(() => {
    const isOnItsPage = ({ id, isOfCreate }: SentWrite) => {
      const { pathname } = router.state.location
      return pathname.endsWith(`/${id}`) || (isOfCreate && pathname.endsWith('/accounts/new'))
    }
    return queryClient.getMutationCache().subscribe((event) => {
      if (event.type !== 'updated' || !isEnd(event.action.type)) return
      const write = writeOf(event.mutation)
      if (!write || isOnItsPage(write)) return
      const { error, submittedAt } = event.mutation.state
      const failure = error === null ? null : asFailure(error)
      setEnded((before) => [...before, { key: submittedAt, write, failure }])
    })
  }, [queryClient, router])

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (queryClient.isMutating() > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [queryClient])

  if (ended.length === 0) return null
  const dismiss = (key: number) => setEnded((before) => before.filter((each) => each.key !== key))
  return (
    <div className="flex flex-col gap-2 px-4 pt-4 sm:px-6">
      {ended.map(({ key, write, failure }) => (
        <StrayNotice key={key} write={write} failure={failure} onDismiss={() => dismiss(key)} />
      ))}
    </div>
  )
}

function isEnd(action: string): boolean {
  return action === 'success' || action === 'error'
}

interface StrayNoticeProps {
  write: SentWrite
  failure: Failure | null
  onDismiss: () => void
}

function StrayNotice({ write, failure, onDismiss }: StrayNoticeProps) {
  const t = useTranslations('app.stray')
  const tApp = useTranslations('app')
  const { id } = write
  const name = write.name?.trim() || t('account')
  const body = JSON.stringify(write.body, null, 2)
  const failureText = useFailureText()
  const title = failure ? (leavesOutcomeUnknown(failure) ? 'unknown' : 'failed') : 'done'
  return (
    <Notice
      tone={failure ? 'danger' : 'good'}
      role={failure ? 'alert' : 'status'}
      title={t(`${id === null ? 'create' : 'save'}.${title}`, { name })}
      dismissLabel={tApp('dismiss')}
      onDismiss={onDismiss}
      actions={
        failure && (
          <>
            {id !== null && (
              <Link to="/accounts/$id" params={{ id }} className={buttonClass()}>
                {t('open')}
              </Link>
            )}
            <CopyButton
              text={body}
              label={t('copy')}
              copiedText={t('copied')}
              failedText={t('copyFailed')}
            />
          </>
        )
      }
    >
      {failure && (
        <>
          <p>
            {failureText(failure).sentence} {t('kept')}
          </p>
          <Details summary={tApp('details')} open>
            <pre className="font-mono text-sm whitespace-pre-wrap">{body}</pre>
          </Details>
        </>
      )}
    </Notice>
  )
}
