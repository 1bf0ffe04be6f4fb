import type { ReactNode } from 'react'
import type { AccountDetail } from '#contract/account.ts'
import { ChangesBar } from './ChangesBar.tsx'
import { CustomFieldsSection } from './CustomFieldsSection.tsx'
import { FormFrame } from './FormFrame.tsx'
import { FormSections } from './FormSections.tsx'
import { LeaveGuard } from './LeaveGuard.tsx'
import { ProblemSummary } from './ProblemSummary.tsx'
import { ProductsSection } from './ProductsSection.tsx'
import { SaveNotice } from './SaveNotice.tsx'
import { SaveStatus } from './SaveStatus.tsx'
import { useAccountForm } from './use-account-form.ts'
import { useSave } from './use-save.ts'
import { useSaveKey } from './use-save-key.ts'

export interface AccountEditorProps {
  /** As it was read; a fresher one is followed. */
  detail: AccountDetail
  /** Over the form. */
  notices: ReactNode
}

/** The account as a form: everything in place, and nothing sent before it is saved. */
export function AccountEditor({ detail, notices }: AccountEditorProps) {
  const form = useAccountForm(detail)
  const save = useSave(detail.id, form)
  useSaveKey(save.submit)

  return (
    <FormFrame
      onSubmit={save.submit}
      notices={
        <>
          {notices}
          <ProblemSummary errors={save.errors} attempt={save.attempt} />
          <SaveNotice id={detail.id} save={save} />
        </>
      }
      dock={
        <>
          <SaveStatus outcome={save.outcome} onDismiss={save.dismiss} />
          <ChangesBar
            control={form.control}
            base={form.base}
            pending={save.pending}
            readOnly={save.readOnly}
            undecided={save.isChecking}
            onDiscard={() => {
              form.discard()
              save.clearErrors()
              save.dismiss()
            }}
          />
        </>
      }
    >
      <FormSections
        control={form.control}
        base={form.base}
        errors={save.errors}
        onEdit={save.clearError}
      />
      <ProductsSection products={detail.products} />
      <CustomFieldsSection fields={detail.dynamic_fields} />
      <LeaveGuard isUnsaved={form.isUnsaved} />
    </FormFrame>
  )
}
