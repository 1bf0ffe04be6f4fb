import { useId, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Control } from 'react-hook-form'
import { useTranslations } from '#i18n/use-translations.ts'
import type { FormValues } from '#account/edits/form-values.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import { useSessionNow } from '#queries/use-editing.ts'
import { useSignedIn } from '#session/use-session.ts'
import { Button } from '#ui/Button.tsx'
import { BottomBar } from '../frame/BottomBar.tsx'
import { useChangeCount, useConflictCount, useEdits, useHasUnsaved } from '../form/use-edits.ts'
import { useSave } from '../saving/use-save.ts'
import { useSaveKey } from '../saving/use-save-key.ts'
import { useWriteProgress } from '../saving/use-write-progress.ts'
import { DiscardDialog } from './DiscardDialog.tsx'
import { ReviewDialog, type ReviewDialogProps } from './ReviewDialog.tsx'

export interface ChangesBarProps {
  session: EditSession
  control: Control<FormValues>
}

/** The bar at the foot of the form, while there are changes or a write is under way. */
export function ChangesBar({ session, control }: ChangesBarProps) {
  const t = useTranslations('account.bar')
  const tVerification = useTranslations('account.verification')
  const { edited } = session
  const { readOnly } = useSignedIn()
  const { write } = useSessionNow(session)
  const count = useChangeCount(edited)
  const conflicts = useConflictCount(edited)
  const progress = useWriteProgress(session)
  const hasUnsaved = useHasUnsaved(session)
  const save = useSave(session)
  const [open, setOpen] = useState<'review' | 'discard' | null>(null)
  const whyNotId = useId()
  const isVerifying = write?.phase.is === 'verifying' && progress === null
  if (count === 0 && !progress && open !== 'review') return null
  const whyNot = readOnly ? t('readOnly') : isVerifying ? tVerification('undecided') : null
  return (
    <>
      <BottomBar
        label={t('label')}
        progress={progress}
        // While an undo is sent there may be no changes to review, discard or save.
        actions={
          (count > 0 || open === 'review') && (
            <>
              <Button onClick={() => setOpen('review')}>{t('review')}</Button>
              <Button
                aria-disabled={progress !== null}
                onClick={() => {
                  if (!progress) setOpen('discard')
                }}
              >
                {t('discard')}
              </Button>
              <Button
                variant="primary"
                busy={progress !== null && !hasUnsaved}
                aria-disabled={whyNot !== null}
                aria-describedby={whyNot === null ? undefined : whyNotId}
                onClick={save}
              >
                {t('save')}
              </Button>
            </>
          )
        }
      >
        <span className="font-semibold whitespace-nowrap">{t('count', { count })}</span>
        {(whyNot ?? conflicts > 0) && (
          <span id={whyNotId} className="text-sm text-ink-muted">
            {whyNot ?? t('conflicts', { count: conflicts })}
          </span>
        )}
      </BottomBar>
      {open === 'review' && (
        <OpenReview
          session={session}
          control={control}
          whyNot={progress && !hasUnsaved ? t('saving') : whyNot}
          onClose={() => setOpen(null)}
          onSave={() => {
            flushSync(() => setOpen(null))
            save()
          }}
        />
      )}
      <DiscardDialog
        open={open === 'discard'}
        count={count}
        onKeep={() => setOpen(null)}
        onDiscard={() => {
          // Close first, so that the focus returns to the bar before the bar disappears.
          flushSync(() => setOpen(null))
          session.discard()
        }}
      />
    </>
  )
}

interface OpenReviewProps
  extends ChangesBarProps, Pick<ReviewDialogProps, 'onClose' | 'onSave' | 'whyNot'> {}

/** A component of its own, so that each keystroke renders it only while the review is open. */
function OpenReview({ session, control, ...rest }: OpenReviewProps) {
  const { edited } = session
  const edits = useEdits(control, edited)
  const { base } = useSessionNow(session)
  useSaveKey(rest.onSave, true)
  return <ReviewDialog {...rest} base={base} edits={edits} onRevert={edited.revert} />
}
