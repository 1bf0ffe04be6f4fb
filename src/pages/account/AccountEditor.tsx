import type { ReactNode } from 'react'
import { changesOf } from '#account/changes.ts'
import type { AccountDetail } from '#contract/account.ts'
import { ChangesBar } from './ChangesBar.tsx'
import { CustomFieldsSection } from './CustomFieldsSection.tsx'
import { FormFrame } from './FormFrame.tsx'
import { FormSections } from './FormSections.tsx'
import { LeaveGuard } from './LeaveGuard.tsx'
import { ProblemSummary } from './ProblemSummary.tsx'
import { ProductsSection } from './ProductsSection.tsx'
import { SavedStatus } from './SavedStatus.tsx'
import { SaveNotice } from './SaveNotice.tsx'
import { useAccountForm } from './use-account-form.ts'
import { useSave } from './use-save.ts'
import { useSaveKey } from './use-save-key.ts'

export interface AccountEditorProps {
  /** As it was read; a fresher one is followed. */
  detail: AccountDetail
  /** A read is under way. */
  reading: boolean
  /** Reads the account again; null when that fails. */
  onRead: () => Promise<AccountDetail | null>
  /** Over the form. */
  notices: ReactNode
}

/** The account as a form: everything in place, and nothing sent before it is saved. */
export function AccountEditor({ detail, reading, onRead, notices }: AccountEditorProps) {
  const form = useAccountForm(detail)
  const save = useSave(detail.id, form)
  const { outcome, setOutcome } = save
  useSaveKey(save.submit)

  async function readAgain() {
    const fresh = await onRead()
    if (!fresh) return
    // Before the count: it is over what the form makes of the fresh read.
    form.follow(fresh)
    setOutcome({ kind: 'read', missing: changesOf(fresh, form.draft()).length })
  }

  return (
    <FormFrame
      onSubmit={save.submit}
      notices={
        <>
          {notices}
          <ProblemSummary errors={save.errors} attempt={save.attempt} />
          <SaveNotice
            outcome={outcome}
            onFields={Object.keys(save.errors).length > 0}
            reading={reading}
            onReadAgain={() => void readAgain()}
            onDismiss={() => setOutcome(null)}
          />
        </>
      }
      dock={
        <>
          <SavedStatus
            fields={outcome?.kind === 'saved' ? outcome.fields : null}
            onDismiss={() => setOutcome(null)}
          />
          <ChangesBar
            control={form.control}
            base={form.base}
            pending={save.pending}
            readOnly={save.readOnly}
            onDiscard={() => {
              form.discard()
              save.clearErrors()
              setOutcome(null)
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
      <LeaveGuard isUnsaved={form.isUnsaved} isSending={form.isSaving} />
    </FormFrame>
  )
}
