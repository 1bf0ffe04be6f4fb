import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { visibleName } from '#contract/invisible.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import { pageNow } from '#clock/page-clock.ts'
import { asFailure, leavesOutcomeUnknown, type Failure } from '#http/failures.ts'
import { useFailureText } from '#i18n/failure-text.ts'
import { CheckProgress } from '#pages/account/CheckProgress.tsx'
import { useCheck, type Check } from '#pages/account/use-check.ts'
import { useWaitText } from '#pages/account/use-wait-text.ts'
import { useWaiting } from '#queries/use-queue.ts'
import { keys } from '#queries/keys.ts'
import {
  readBackCreate,
  readBackUpdate,
  type CreateVerdict,
  type LookOptions,
  type UpdateVerdict,
} from '#queries/read-back.ts'
import { writeOf, type SentWrite } from '#queries/sent-write.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import type { Workspace } from '#queries/workspace.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { AccountCreate } from '#contract/account-write.ts'
import { buttonClass } from '#ui/button-class.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import { Details } from '#ui/Details.tsx'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { Notice } from '#ui/Notice.tsx'

interface StrayWrite {
  key: number
  write: SentWrite
  /** Null when it succeeded. */
  failure: Failure | null
  /** What is to be read to see what became of it; null where its answer said so. */
  look: Look | null
}

type Look = (options: LookOptions) => Promise<UpdateVerdict | CreateVerdict>

/**
 * A write goes on when its page is left. Here stands how it ended, with what was typed where it failed; where
 * nobody knows, it is looked into (A13), as its page would have done. And
 * closing the tab is asked about while one is under way or waits.
 */
export function StrayWrites() {
  const queryClient = useQueryClient()
  const router = useRouter()
  const workspace = useWorkspace()
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
      const isUnknown = failure !== null && leavesOutcomeUnknown(failure)
      const look = isUnknown ? lookFor(workspace, write, submittedAt) : null
      setEnded((before) => [...before, { key: submittedAt, write, failure, look }])
    })
  }, [queryClient, router, workspace])

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (queryClient.isMutating() > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [queryClient])

  const dismiss = (key: number) => setEnded((before) => before.filter((each) => each.key !== key))
  return (
    <LiveRegion className="flex flex-col gap-2 px-4 pt-4 sm:px-6">
      {ended.map(({ key, ...stray }) => (
        <StrayNotice key={key} {...stray} onDismiss={() => dismiss(key)} />
      ))}
    </LiveRegion>
  )
}

function isEnd(action: string): boolean {
  return action === 'success' || action === 'error'
}

/** How to see what became of a write; null where what it changed is not known. */
function lookFor(workspace: Workspace, { id, body }: SentWrite, sentAt: number): Look | null {
  const endedAt = pageNow()
  if (id === null) {
    const sent = { body: body as AccountCreate, sentAt, endedAt }
    return (options) => readBackCreate(workspace, sent, options)
  }
  const before = workspace.queryClient.getQueryData<AccountDetail>(keys.detail(id))
  return before
    ? (options) => readBackUpdate(workspace, { before, patch: body, endedAt }, options)
    : null
}

interface StrayNoticeProps extends Omit<StrayWrite, 'key'> {
  onDismiss: () => void
}

function StrayNotice({ write, failure, look, onDismiss }: StrayNoticeProps) {
  const t = useTranslations('app.stray')
  const tApp = useTranslations('app')
  const { id } = write
  const name = visibleName(write.name) ?? t('account')
  const body = JSON.stringify(write.body, null, 2)
  const failureText = useFailureText()
  const { check, run } = useCheck<UpdateVerdict | CreateVerdict>()
  const onShown = useEffectEvent(() => {
    if (look) void run(look)
  })
  useEffect(() => onShown(), [])
  const verdict = check?.found?.verdict
  const action = id === null ? 'create' : 'save'
  const accountId = id ?? createdId(check?.found ?? null)
  const end = (text: string, link: boolean) => (
    <Notice
      tone="good"
      title={t(`${action}.done`, { name })}
      dismissLabel={tApp('dismiss')}
      onDismiss={onDismiss}
      actions={link && accountId !== null && <OpenLink id={accountId} />}
    >
      {text && <p>{text}</p>}
    </Notice>
  )
  if (failure === null) return end('', false)
  if (verdict === 'arrived') return end(t(`${action}.arrived`), true)
  const isKnown = verdict === 'not-arrived' || !leavesOutcomeUnknown(failure)
  return (
    <Notice
      tone="danger"
      role="alert"
      title={t(`${action}.${isKnown ? 'failed' : 'unknown'}`, { name })}
      dismissLabel={tApp('dismiss')}
      onDismiss={onDismiss}
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
      <p>
        {[
          failureText(failure).sentence,
          ...(verdict === 'not-arrived' ? [t(`${action}.notArrived`)] : []),
          t('kept'),
        ].join(' ')}
      </p>
      {check && <LookProgress id={id} check={check} />}
      <Details summary={tApp('details')} open>
        <pre className="font-mono text-sm whitespace-pre-wrap">{body}</pre>
      </Details>
    </Notice>
  )
}

/** What a look is doing, and for how long it waits. */
function LookProgress({ id, check }: { id: string | null; check: Check<object> }) {
  const t = useTranslations('app.stray')
  const tLook = useTranslations(id === null ? 'account.create' : 'account.check')
  const wait = useWaitText(
    useWaiting((about) =>
      id === null ? about.kind === 'list' : about.kind === 'detail' && about.id === id,
    ),
  )
  return (
    <CheckProgress
      check={check}
      text={t('looking')}
      queued={wait}
      waiting={(seconds) => tLook('waiting', { seconds })}
      spoken={tLook('waitingSpoken')}
    />
  )
}

/** Of the account that a create has made, where the look has found it. */
function createdId(found: UpdateVerdict | CreateVerdict | null): string | null {
  return (found && 'accounts' in found && found.accounts[0]?.id) || null
}

function OpenLink({ id }: { id: string }) {
  const t = useTranslations('app.stray')
  return (
    <Link to="/accounts/$id" params={{ id }} className={buttonClass()}>
      {t('open')}
    </Link>
  )
}
