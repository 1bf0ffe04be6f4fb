import { useLayoutEffect, useState, type ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { AccountDetail } from '#contract/account.ts'
import { editingOf } from '#editing/editing.ts'
import type { Write } from '#editing/write.ts'
import { useSessionNow } from '#queries/use-editing.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { ChangesBar } from './changes/ChangesBar.tsx'
import { ConflictDialog } from './changes/ConflictDialog.tsx'
import { DraftNotices } from './drafts/DraftNotices.tsx'
import { EditorCollections } from './EditorCollections.tsx'
import { FormFrame } from './frame/FormFrame.tsx'
import { FormSections } from './fields/FormSections.tsx'
import { LeaveGuard } from './drafts/LeaveGuard.tsx'
import { ProblemSummary } from './form/ProblemSummary.tsx'
import { SaveHistory } from './changes/SaveHistory.tsx'
import { SaveNotice } from './saving/SaveNotice.tsx'
import { SaveStatus } from './saving/SaveStatus.tsx'
import { IncomingNotice } from './changes/IncomingNotice.tsx'
import { useAccountForm } from './form/use-account-form.ts'
import { useErrorTexts } from './form/use-error-texts.ts'
import { useSave } from './saving/use-save.ts'
import { useSaveKey } from './saving/use-save-key.ts'

export interface AccountEditorProps {
  /** The account as last read. The edits are rebased onto each newer read. */
  detail: AccountDetail
  /** False for an account that was just created: `detail` is then what was sent. */
  isRead: boolean
  /** Notices above the form. */
  notices: ReactNode
  /** The notice of a failed read. Hidden while the notice of a write reports the same. */
  readFailed: ReactNode
  /** Reads the account again. */
  onRead: () => void
}

/** The form of an account. Edits are staged, and only a save sends them. */
export function AccountEditor(props: AccountEditorProps) {
  const { detail, isRead, notices, readFailed, onRead } = props
  const { id } = detail
  const { writes } = useWorkspace()
  const [session] = useState(() => editingOf(writes).session(detail, isRead))
  const { edited } = session
  const control = useAccountForm(session)
  useLayoutEffect(() => edited.rebase(detail, isRead), [detail, edited, isRead])
  const now = useSessionNow(session)
  const { base, write, deciding } = now
  const save = useSave(session)
  useSaveKey(save)
  const conflicts = edited.openConflicts()
  const named = () => ({ base: edited.state().base, edits: edited.peek() })
  const errors = useErrorTexts(now.errors, named)
  const refusal = write?.phase.is === 'rejected' ? write.phase.failure : null
  const t = useTranslations('account.outcome')

  return (
    <FormFrame
      notices={
        <>
          {notices}
          {!saysUnread(write) && readFailed}
          <DraftNotices session={session} />
          <IncomingNotice
            incoming={now.incoming}
            conflicts={conflicts.length}
            onDecide={() => session.openDecision()}
            onDismiss={() => edited.forgetIncoming()}
          />
          <ProblemSummary
            errors={errors}
            attempt={now.attempt}
            named={named}
            refusal={refusal}
            kept={`${t('kept')} ${t('correct')}`}
          />
          <SaveNotice session={session} />
        </>
      }
      status={<SaveStatus session={session} />}
      dock={
        <>
          <ChangesBar session={session} control={control} />
          {/* In the dock, so that the focus moves to the bar when the button that opened it is gone. */}
          <ConflictDialog
            open={deciding !== null && conflicts.length > 0}
            remote={base}
            edits={edited.peek()}
            conflicts={conflicts}
            forSave={deciding === 'for-save'}
            onDecide={(remote) => session.decide(remote)}
            onClose={() => session.closeDecision()}
          />
        </>
      }
    >
      <FormSections control={control} base={base} errors={errors} onEdit={session.clearError} />
      <EditorCollections session={session} errors={errors} onRead={onRead} />
      <SaveHistory accountId={id} />
      <LeaveGuard isUnsaved={session.isLeftBehind} session={session} />
    </FormFrame>
  )
}

/** Whether the notice of this write already says that the account could not be read or is gone. */
function saysUnread(write: Write | null): boolean {
  if (!write) return false
  const { phase } = write
  if (phase.is === 'rejected') return phase.failure.kind === 'not-found'
  return phase.is === 'unchecked' || (phase.is === 'unresolved' && phase.found.failure !== null)
}
