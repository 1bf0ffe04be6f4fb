import { useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from '#i18n/use-translations.ts'
import { useWaiting } from '#queries/use-queue.ts'
import { Button } from '#ui/Button.tsx'
import { BottomBar } from '../BottomBar.tsx'
import { DiscardDialog } from './DiscardDialog.tsx'
import { ReviewDialog, type ReviewDialogProps } from './ReviewDialog.tsx'
import type { AccountForm } from '../form/use-account-form.ts'
import type { AccountSaving } from '../saving/use-save.ts'
import { useSaveKey } from '../saving/use-save-key.ts'
import { useChangeCount, useDisputeCount, useWork } from '../form/use-work.ts'

export interface ChangesBarProps {
  form: AccountForm
  save: Pick<AccountSaving, 'submit' | 'stage' | 'pending' | 'readOnly' | 'isChecking'>
  onDiscard: () => void
}

/** While something is changed or being saved: how much, and what to do with it. */
export function ChangesBar({ form, save, onDiscard }: ChangesBarProps) {
  const t = useTranslations('account.bar')
  const tCheck = useTranslations('account.check')
  const { base } = form
  const count = useChangeCount(form)
  const disputed = useDisputeCount(form)
  const endpoint = save.stage === 'checking' ? 'detail' : 'update'
  const waiting = useWaiting((about) => about.kind === endpoint && about.id === base.id)
  const [open, setOpen] = useState<'review' | 'discard' | null>(null)
  const whyNotId = useId()
  if (count === 0 && !save.pending && open !== 'review') return null
  const whyNot = save.readOnly ? t('readOnly') : save.isChecking ? tCheck('undecided') : null
  return (
    <>
      <BottomBar
        label={t('label')}
        busyText={save.pending ? t(save.stage === 'checking' ? 'checking' : 'saving') : null}
        waiting={waiting}
        actions={
          <>
            <Button onClick={() => setOpen('review')}>{t('review')}</Button>
            <Button aria-disabled={save.pending} onClick={() => setOpen('discard')}>
              {t('discard')}
            </Button>
            <Button
              variant="primary"
              busy={save.pending}
              aria-disabled={whyNot !== null}
              aria-describedby={whyNot === null ? undefined : whyNotId}
              onClick={save.submit}
            >
              {t('save')}
            </Button>
          </>
        }
      >
        <span className="font-semibold whitespace-nowrap">{t('count', { count })}</span>
        {(whyNot ?? disputed > 0) && (
          <span id={whyNotId} className="text-sm text-ink-muted">
            {whyNot ?? t('disputed', { count: disputed })}
          </span>
        )}
      </BottomBar>
      {open === 'review' && (
        <OpenReview
          form={form}
          whyNot={save.pending ? t('saving') : whyNot}
          onClose={() => setOpen(null)}
          onSave={() => {
            flushSync(() => setOpen(null))
            save.submit()
          }}
        />
      )}
      <DiscardDialog
        open={open === 'discard'}
        count={count}
        onKeep={() => setOpen(null)}
        onDiscard={() => {
          // Closed first, so that the focus is back in the bar before the bar goes.
          flushSync(() => setOpen(null))
          onDiscard()
        }}
      />
    </>
  )
}

interface OpenReviewProps extends Pick<ReviewDialogProps, 'onClose' | 'onSave' | 'whyNot'> {
  form: AccountForm
}

/** Follows each change, and only while it is open. */
function OpenReview(props: OpenReviewProps) {
  const { form, ...rest } = props
  const work = useWork(form)
  useSaveKey(rest.onSave, true)
  return <ReviewDialog {...rest} base={form.base} work={work} onPutBack={form.putBack} />
}
