import { useId } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from '#i18n/use-translations.ts'
import { accountChanges } from '#account/changes/changes.ts'
import type { FieldPath } from '#account/fields/field-path.ts'
import { readEdits } from '#account/edits/patch.ts'
import { problemErrors } from '#account/edits/edit-errors.ts'
import { type AccountEdits } from '#account/edits/edits.ts'
import { revert } from '#account/edits/revert.ts'
import type { AccountDetail } from '#contract/account.ts'
import { useAnnounce } from '#ui/Announcer.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { changeGroups, type ChangeGroup } from './change-groups.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { RequestBody } from './RequestBody.tsx'
import { useErrorTexts } from '../form/use-error-texts.ts'

export interface ReviewDialogProps {
  base: AccountDetail
  /** The edits to review; null while the dialog is closed. */
  edits: AccountEdits | null
  onRevert: (path: FieldPath) => void
  onClose: () => void
  onSave: () => void
  /** Why the edits cannot be saved; null if they can. */
  whyNot: string | null
}

/** Lists each change, old → new, with a button that reverts it, and shows the request body. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { base, edits, onRevert, onClose, onSave, whyNot } = props
  const t = useTranslations('changes.review')
  const tBar = useTranslations('account.bar')
  const whyNotId = useId()
  return (
    <Dialog
      open={edits !== null}
      onClose={onClose}
      title={t('title')}
      size="large"
      closeLabel={t('close')}
      footer={
        <>
          <p id={whyNotId} className="text-sm text-ink-muted">
            {whyNot}
          </p>
          <Button
            variant="primary"
            aria-disabled={whyNot !== null}
            aria-describedby={whyNot === null ? undefined : whyNotId}
            onClick={onSave}
          >
            {tBar('save')}
          </Button>
        </>
      }
    >
      {edits && <Review base={base} edits={edits} onRevert={onRevert} onClose={onClose} />}
    </Dialog>
  )
}

type ReviewProps = Pick<ReviewDialogProps, 'base' | 'onRevert' | 'onClose'> & {
  edits: AccountEdits
}

function Review({ base, edits, onRevert, onClose }: ReviewProps) {
  const t = useTranslations('changes.review')
  const announce = useAnnounce()
  const changes = accountChanges(base, edits)
  const { patch, problems } = readEdits(base, edits)
  const errors = problemErrors(problems, edits)
  const blocked = Object.entries(useErrorTexts(errors, () => ({ base, edits })))

  function takeBack(path: FieldPath, name: string) {
    // After the last change there is nothing to review. Close first, so that the focus returns to
    // the button that opened the dialog before that button disappears.
    const isLast = accountChanges(base, revert(base, edits, path)).length === 0
    if (isLast) flushSync(onClose)
    onRevert(path)
    announce(t('isBack', { name }))
  }

  if (changes.length === 0) return <p className="text-ink-muted">{t('none')}</p>
  return (
    <div className="flex flex-col gap-5">
      {blocked.length > 0 && (
        <Notice tone="warning">
          <p>{t('blocked', { count: blocked.length })}</p>
          <ul className="list-disc pl-5">
            {blocked.map(([id, text]) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="flex flex-col gap-4">
        {changeGroups(changes).map((group) => (
          <section key={group.group}>
            <GroupTitle group={group.group} />
            <ChangeTable changes={group.changes} onRevert={takeBack} />
          </section>
        ))}
      </div>
      {blocked.length === 0 && <RequestBody id={base.id} patch={patch} />}
    </div>
  )
}

function GroupTitle({ group }: { group: ChangeGroup }) {
  const t = useTranslations('changes.review')
  const section = useTranslations('account.sections')
  return (
    <h3 className="mb-1 text-sm font-semibold">
      {group === 'products' || group === 'custom' ? t(group) : section(group)}
    </h3>
  )
}
