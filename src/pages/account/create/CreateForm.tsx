import { useMemo, useState, type ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { stagedPathIds } from '#account/changes/changed-paths.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import { editingOf } from '#editing/editing.ts'
import { isOpen } from '#editing/write.ts'
import { useSessionNow } from '#queries/use-editing.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { CreateBar } from './CreateBar.tsx'
import { CreateNotice } from './CreateNotice.tsx'
import { CustomFieldsSection } from '../custom-fields/CustomFieldsSection.tsx'
import { DockStatus } from '../frame/DockStatus.tsx'
import { DraftNotices } from '../drafts/DraftNotices.tsx'
import { DuplicatesDialog } from './DuplicatesDialog.tsx'
import { FormFrame } from '../frame/FormFrame.tsx'
import { FormSections } from '../fields/FormSections.tsx'
import { LeaveGuard } from '../drafts/LeaveGuard.tsx'
import { ProblemSummary } from '../form/ProblemSummary.tsx'
import { ProductsSection } from '../products/ProductsSection.tsx'
import { useAccountForm } from '../form/use-account-form.ts'
import { useCreate } from './use-create.ts'
import { useErrorTexts } from '../form/use-error-texts.ts'
import { useSaveKey } from '../saving/use-save-key.ts'

export interface CreateFormProps {
  /** The form's initial values. */
  start: AccountEdits
  /** The id of the copied account; null for an empty form. */
  from: string | null
  /** Notices above the form. */
  notices: ReactNode
}

/** The form of a new account. */
export function CreateForm({ start, from, notices }: CreateFormProps) {
  const t = useTranslations('account.create')
  const { writes } = useWorkspace()
  const [session] = useState(() => editingOf(writes).createSession(from ?? '', start))
  const { edited, clearError } = session
  const control = useAccountForm(session)
  const { base, write, errors: found, attempt } = useSessionNow(session)
  const create = useCreate(session)
  const { search } = create
  useSaveKey(create.submit)
  const named = () => ({ base: edited.state().base, edits: edited.peek() })
  const errors = useErrorTexts(found, named)
  const refusal = write?.phase.is === 'rejected' ? write.phase.failure : null
  const carried = write && isOpen(write) ? write.edits : null
  const duplicates = search === 'none' || search === 'searching' ? null : search
  // The user may also cancel the search for duplicates in the queue.
  const isCancelled = write?.phase.is === 'cancelled' || duplicates?.failure?.kind === 'cancelled'
  const collections = {
    edits: edited.staged,
    locked: useMemo(() => stagedPathIds(carried), [carried]),
    errors,
    onEdit: clearError,
  }

  return (
    <FormFrame
      onEnter={create.submit}
      notices={
        <>
          {notices}
          <DraftNotices session={session} />
          <ProblemSummary
            errors={errors}
            attempt={attempt}
            named={named}
            refusal={refusal}
            kept={`${t('kept')} ${t('correct')}`}
          />
          <CreateNotice session={session} />
        </>
      }
      status={
        <DockStatus
          onDismiss={() => {
            create.closeSearch()
            session.dismiss()
          }}
        >
          {isCancelled && <p>{t('cancelled')}</p>}
        </DockStatus>
      }
      dock={<CreateBar session={session} create={create} />}
    >
      <FormSections control={control} base={null} errors={errors} onEdit={clearError} />
      <ProductsSection
        {...collections}
        products={base.products}
        pending={[]}
        onRead={null}
        onDropPending={() => {}}
      />
      <CustomFieldsSection {...collections} fields={base.dynamic_fields} />
      <p className="border-t border-line px-4 py-3 text-sm text-ink-muted sm:px-5">
        {t('twoSteps')}
      </p>
      <DuplicatesDialog
        duplicates={isCancelled ? null : duplicates}
        onCreate={create.createAnyway}
        onClose={create.closeSearch}
      />
      <LeaveGuard isUnsaved={session.isLeftBehind} session={session} />
    </FormFrame>
  )
}
