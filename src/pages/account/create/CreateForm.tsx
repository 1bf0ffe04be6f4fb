import { useMemo, type ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { stagedPartIds } from '#account/changed-parts.ts'
import type { AccountWork } from '#account/work.ts'
import { CreateBar } from './CreateBar.tsx'
import { CreateNotice } from './CreateNotice.tsx'
import { CustomFieldsSection } from '../custom-fields/CustomFieldsSection.tsx'
import { DockStatus } from '../DockStatus.tsx'
import { DraftNotices } from '../drafts/DraftNotices.tsx'
import { DuplicatesDialog } from './DuplicatesDialog.tsx'
import { FormFrame } from '../FormFrame.tsx'
import { FormSections } from '../fields/FormSections.tsx'
import { LeaveGuard } from '../drafts/LeaveGuard.tsx'
import { ProblemSummary } from '../form/ProblemSummary.tsx'
import { ProductsSection } from '../products/ProductsSection.tsx'
import { useCreate } from './use-create.ts'
import { useErrorTexts } from '../form/use-error-texts.ts'
import { useSaveKey } from '../saving/use-save-key.ts'

export interface CreateFormProps {
  /** What the form holds at first. */
  start: AccountWork
  /** Over the form. */
  notices: ReactNode
}

/** The form of a new account. */
export function CreateForm({ start, notices }: CreateFormProps) {
  const t = useTranslations('account.create')
  const create = useCreate(start)
  const { form, drafts } = create
  useSaveKey(create.submit)
  const named = () => ({ base: form.now(), work: form.told() })
  const errors = useErrorTexts(create.errors, named)
  const collections = {
    edits: form.edits,
    locked: useMemo(() => stagedPartIds(create.sending), [create.sending]),
    errors,
    onEdit: create.clearError,
  }

  return (
    <FormFrame
      onEnter={create.submit}
      notices={
        <>
          {notices}
          <DraftNotices drafts={drafts} base={form.base} onSent={create.resume} />
          <ProblemSummary
            errors={errors}
            attempt={create.attempt}
            named={named}
            refusal={create.outcome?.onFields ? create.outcome.failure : null}
            kept={`${t('kept')} ${t('correct')}`}
          />
          <CreateNotice create={create} />
        </>
      }
      status={
        <DockStatus onDismiss={create.dismiss}>
          {create.outcome?.failure.kind === 'cancelled' && <p>{t('cancelled')}</p>}
        </DockStatus>
      }
      dock={<CreateBar create={create} />}
    >
      <FormSections control={form.control} base={null} errors={errors} onEdit={create.clearError} />
      <ProductsSection
        {...collections}
        products={form.base.products}
        pending={[]}
        onRead={null}
        onDropPending={() => {}}
      />
      <CustomFieldsSection {...collections} fields={form.base.dynamic_fields} />
      <p className="border-t border-line px-4 py-3 text-sm text-ink-muted sm:px-5">
        {t('twoSteps')}
      </p>
      <DuplicatesDialog
        duplicates={create.duplicates}
        onCreate={create.createAnyway}
        onClose={create.closeDuplicates}
      />
      <LeaveGuard isUnsaved={create.isUnsaved} drafts={drafts} />
    </FormFrame>
  )
}
