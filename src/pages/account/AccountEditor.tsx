import { useCallback, type ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { AccountDetail } from '#contract/account.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { ChangesBar } from './changes/ChangesBar.tsx'
import { ConflictDialog } from './changes/ConflictDialog.tsx'
import { DraftNotices } from './drafts/DraftNotices.tsx'
import { EditorCollections } from './EditorCollections.tsx'
import { FormFrame } from './FormFrame.tsx'
import { FormSections } from './fields/FormSections.tsx'
import { LeaveGuard } from './drafts/LeaveGuard.tsx'
import { ProblemSummary } from './form/ProblemSummary.tsx'
import { SaveHistory } from './changes/SaveHistory.tsx'
import { SaveNotice } from './saving/SaveNotice.tsx'
import { SaveStatus } from './saving/SaveStatus.tsx'
import { TakenNotice } from './changes/TakenNotice.tsx'
import { useAccountForm } from './form/use-account-form.ts'
import { useDrafts } from './drafts/use-drafts.ts'
import { useErrorTexts } from './form/use-error-texts.ts'
import { useSave } from './saving/use-save.ts'
import { useSaveKey } from './saving/use-save-key.ts'

export interface AccountEditorProps {
  /** As it was read; a fresher one is followed. */
  detail: AccountDetail
  /** Else it was only just created, and all that is known of it is what was sent. */
  isRead: boolean
  /** Over the form. */
  notices: ReactNode
  /** Reads the account again. */
  onRead: () => void
}

/** The account as a form: everything in place, and nothing sent before it is saved. */
export function AccountEditor({ detail, isRead, notices, onRead }: AccountEditorProps) {
  const { id } = detail
  const { writes } = useWorkspace()
  const form = useAccountForm(detail, {
    isRead,
    ownPatches: useCallback(() => writes.patchesOf(id), [id, writes]),
  })
  const { isChanged } = form
  const drafts = useDrafts(
    id,
    form,
    useCallback((work) => !isChanged(work), [isChanged]),
  )
  const save = useSave(id, form, drafts)
  useSaveKey(save.submit)
  const disputes = form.disputes()
  const { outcome } = save
  const named = () => ({ base: form.now(), work: form.told() })
  const errors = useErrorTexts(save.errors, named)
  const t = useTranslations('account.outcome')

  return (
    <FormFrame
      notices={
        <>
          {notices}
          <DraftNotices drafts={drafts} base={form.base} onSent={save.resume} />
          <TakenNotice
            taken={form.news.taken}
            disputed={disputes.length}
            onDecide={save.openDecision}
            onDismiss={form.forgetTaken}
          />
          <ProblemSummary
            errors={errors}
            attempt={save.attempt}
            named={named}
            refusal={outcome?.kind === 'failed' && outcome.onFields ? outcome.failure : null}
            kept={`${t('kept')} ${t('correct')}`}
          />
          <SaveNotice id={id} save={save} />
        </>
      }
      status={<SaveStatus id={id} form={form} save={save} />}
      dock={
        <ChangesBar
          form={form}
          save={save}
          onDiscard={() => {
            form.discard()
            save.clearErrors()
            save.dismiss()
          }}
        />
      }
    >
      <FormSections
        control={form.control}
        base={form.base}
        errors={errors}
        onEdit={save.clearError}
      />
      <EditorCollections id={id} form={form} save={save} errors={errors} onRead={onRead} />
      <SaveHistory accountId={id} />
      <ConflictDialog
        open={save.isDeciding !== null && disputes.length > 0}
        theirs={form.base}
        work={form.told()}
        disputes={disputes}
        forSave={save.isDeciding === 'for-save'}
        onDecide={save.decide}
        onClose={save.closeDecision}
      />
      <LeaveGuard isUnsaved={form.isUnsaved} drafts={drafts} />
    </FormFrame>
  )
}
