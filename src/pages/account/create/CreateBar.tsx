import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { useWaiting } from '#queries/use-queue.ts'
import { Button } from '#ui/Button.tsx'
import { buttonClass } from '#ui/button-class.ts'
import { BottomBar } from '../BottomBar.tsx'
import type { AccountCreating } from './use-create.ts'

const texts = {
  looking: 'looking',
  creating: 'saving',
  completing: 'completing',
  created: 'saving',
} as const
const endpoints = {
  looking: 'list',
  creating: 'create',
  completing: 'update',
  created: 'create',
} as const

/** The foot of the form of a new account: what is missing, how far it is, and the way out. */
export function CreateBar({ create }: { create: AccountCreating }) {
  const t = useTranslations('account.create')
  const tBar = useTranslations('account.bar')
  const { stage } = create
  const waiting = useWaiting((about) => stage !== 'idle' && about.kind === endpoints[stage])
  const hintId = useId()
  const hint = create.readOnly ? tBar('readOnly') : create.isUndecided ? t('undecided') : t('hint')
  return (
    <BottomBar
      label={t('bar')}
      busyText={stage === 'idle' ? null : t(texts[stage])}
      waiting={waiting}
      actions={
        <>
          <Link to="/accounts" className={buttonClass()}>
            {t('cancel')}
          </Link>
          <Button
            variant="primary"
            busy={create.pending}
            aria-disabled={create.readOnly || create.isUndecided}
            aria-describedby={create.pending ? undefined : hintId}
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
