import { useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { useWatch, type Control } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { changesOf } from '#account/changes.ts'
import type { AccountDraft } from '#account/draft.ts'
import type { AccountDetail } from '#contract/account.ts'
import { useWaiting } from '#queries/use-queue.ts'
import { Button } from '#ui/Button.tsx'
import { BottomBar } from './BottomBar.tsx'
import { DiscardDialog } from './DiscardDialog.tsx'
import { ReviewDialog } from './ReviewDialog.tsx'

export interface ChangesBarProps {
  control: Control<AccountDraft>
  base: AccountDetail
  pending: boolean
  readOnly: boolean
  onDiscard: () => void
}

/** While something is changed or being saved: how much, and what to do with it. */
export function ChangesBar({ control, base, pending, readOnly, onDiscard }: ChangesBarProps) {
  const t = useTranslations('account.bar')
  const draft = useWatch({ control }) as AccountDraft
  const waiting = useWaiting((about) => about.kind === 'update' && about.id === base.id)
  const [open, setOpen] = useState<'review' | 'discard' | null>(null)
  const readOnlyId = useId()
  const count = changesOf(base, draft).length
  if (count === 0 && !pending) return null
  return (
    <>
      <BottomBar
        label={t('label')}
        busyText={pending ? t('saving') : null}
        waiting={waiting}
        actions={
          <>
            <Button onClick={() => setOpen('review')}>{t('review')}</Button>
            <Button aria-disabled={pending} onClick={() => setOpen('discard')}>
              {t('discard')}
            </Button>
            <Button
              variant="primary"
              type="submit"
              busy={pending}
              aria-disabled={readOnly}
              aria-describedby={readOnly ? readOnlyId : undefined}
            >
              {t('save')}
            </Button>
          </>
        }
      >
        <span className="font-semibold whitespace-nowrap">{t('count', { count })}</span>
        {readOnly && (
          <span id={readOnlyId} className="text-sm text-ink-muted">
            {t('readOnly')}
          </span>
        )}
      </BottomBar>
      <ReviewDialog
        base={base}
        draft={open === 'review' ? draft : null}
        onClose={() => setOpen(null)}
      />
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
