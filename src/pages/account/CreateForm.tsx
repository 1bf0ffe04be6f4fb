import { Link } from '@tanstack/react-router'
import { useId, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { AccountDraft } from '#account/draft.ts'
import { useWaiting } from '#queries/use-queue.ts'
import { Button } from '#ui/Button.tsx'
import { buttonClass } from '#ui/button-class.ts'
import { BottomBar } from './BottomBar.tsx'
import { CreateNotice } from './CreateNotice.tsx'
import { DockStatus } from './DockStatus.tsx'
import { FormFrame } from './FormFrame.tsx'
import { FormSections } from './FormSections.tsx'
import { LeaveGuard } from './LeaveGuard.tsx'
import { ProblemSummary } from './ProblemSummary.tsx'
import { useCreate } from './use-create.ts'
import { useSaveKey } from './use-save-key.ts'

export interface CreateFormProps {
  /** What the form holds at first. */
  start: AccountDraft
  /** Over the form. */
  notices: ReactNode
}

/** The form of a new account. */
export function CreateForm({ start, notices }: CreateFormProps) {
  const t = useTranslations('account.create')
  const tBar = useTranslations('account.bar')
  const create = useCreate(start)
  const waiting = useWaiting((about) => about.kind === 'create')
  const hintId = useId()
  useSaveKey(create.submit)
  const hint = create.readOnly ? tBar('readOnly') : create.isUndecided ? t('undecided') : t('hint')

  return (
    <FormFrame
      onSubmit={create.submit}
      notices={
        <>
          {notices}
          <ProblemSummary errors={create.errors} attempt={create.attempt} />
          <CreateNotice create={create} />
        </>
      }
      dock={
        <>
          <DockStatus onDismiss={create.dismiss}>
            {create.outcome?.failure.kind === 'cancelled' && t('cancelled')}
          </DockStatus>
          <BottomBar
            label={t('bar')}
            busyText={create.pending ? t('saving') : null}
            waiting={waiting}
            actions={
              <>
                <Link to="/accounts" className={buttonClass()}>
                  {t('cancel')}
                </Link>
                <Button
                  variant="primary"
                  type="submit"
                  busy={create.pending}
                  aria-disabled={create.readOnly || create.isUndecided}
                  aria-describedby={create.pending ? undefined : hintId}
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
        </>
      }
    >
      <FormSections
        control={create.control}
        base={null}
        errors={create.errors}
        onEdit={create.clearError}
      />
      <LeaveGuard isUnsaved={create.isUnsaved} />
    </FormFrame>
  )
}
