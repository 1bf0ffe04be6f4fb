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
  /** What was sent last may have been saved already. */
  undecided: boolean
  onDiscard: () => void
}

/** While something is changed or being saved: how much, and what to do with it. */
export function ChangesBar(props: ChangesBarProps) {
  const { control, base, pending, readOnly, undecided, onDiscard } = props
  const t = useTranslations('account.bar')
  const tCheck = useTranslations('account.check')
  const draft = useWatch({ control }) as AccountDraft
  const waiting = useWaiting((about) => about.kind === 'update' && about.id === base.id)
  const [open, setOpen] = useState<'review' | 'discard' | null>(null)
  const whyNotId = useId()
  const count = changesOf(base, draft).length
  if (count === 0 && !pending) return null
  const whyNot = readOnly ? t('readOnly') : undecided ? tCheck('undecided') : null
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
              aria-disabled={whyNot !== null}
              aria-describedby={whyNot === null ? undefined : whyNotId}
            >
              {t('save')}
            </Button>
          </>
        }
      >
        <span className="font-semibold whitespace-nowrap">{t('count', { count })}</span>
        {whyNot && (
          <span id={whyNotId} className="text-sm text-ink-muted">
            {whyNot}
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
