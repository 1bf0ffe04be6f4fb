import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import { useSessionNow } from '#queries/use-editing.ts'
import { useWaiting } from '#queries/use-queue.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useSignedIn } from '#session/use-session.ts'
import { Button } from '#ui/Button.tsx'
import { buttonClass } from '#ui/button-class.ts'
import { BottomBar } from '../frame/BottomBar.tsx'
import type { WriteProgress } from '../saving/use-write-progress.ts'
import type { useCreate } from './use-create.ts'

export interface CreateBarProps {
  session: EditSession
  create: ReturnType<typeof useCreate>
}

/** The bar at the foot of the form of a new account. */
export function CreateBar({ session, create }: CreateBarProps) {
  const t = useTranslations('account.create')
  const tBar = useTranslations('account.bar')
  const { readOnly } = useSignedIn()
  const { write } = useSessionNow(session)
  const progress = useCreateProgress(session, create)
  const hintId = useId()
  const is = write?.phase.is
  const isUndecided = is === 'verifying' || is === 'unresolved'
  const hint = readOnly ? tBar('readOnly') : isUndecided ? t('undecided') : t('hint')
  return (
    <BottomBar
      label={t('bar')}
      progress={progress}
      actions={
        <>
          {/* While the create is under way, "Cancel" is the button that cancels it. */}
          <Link to="/accounts" className={buttonClass()}>
            {t(progress ? 'leave' : 'cancel')}
          </Link>
          <Button
            variant="primary"
            busy={progress !== null}
            aria-disabled={readOnly || isUndecided}
            aria-describedby={progress ? undefined : hintId}
            onClick={create.submit}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <span id={hintId} className="text-sm text-ink-muted">
        {hint}
      </span>
    </BottomBar>
  )
}

function useCreateProgress(
  session: EditSession,
  { search }: CreateBarProps['create'],
): WriteProgress | null {
  const t = useTranslations('account.create')
  const { client } = useWorkspace()
  const { write } = useSessionNow(session)
  const isSearching = search === 'searching'
  const waiting = useWaiting((descriptor) => descriptor.kind === (isSearching ? 'list' : 'create'))
  if (isSearching) {
    const onCancel = waiting && (() => void client.queue.cancel(waiting.id))
    return { text: t('searchingDuplicates'), isNamed: false, waiting, onCancel }
  }
  const is = write?.phase.is
  if (is === 'queued') {
    return { text: t('saving'), isNamed: false, waiting, onCancel: () => session.cancel() }
  }
  // A confirmed create is still busy: the page of the account opens next.
  const isBusy = is === 'in-flight' || is === 'confirmed'
  return isBusy ? { text: t('saving'), isNamed: false, waiting: null, onCancel: null } : null
}
