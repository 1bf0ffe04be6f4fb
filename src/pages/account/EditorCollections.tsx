import { useMemo, useSyncExternalStore } from 'react'
import { stagedPartIds } from '#account/changed-parts.ts'
import { productTexts, stageAdd } from '#account/product-edits.ts'
import type { PendingAdd } from '#queries/pending-adds.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { CustomFieldsSection } from './custom-fields/CustomFieldsSection.tsx'
import { ProductsSection } from './products/ProductsSection.tsx'
import type { AccountForm } from './form/use-account-form.ts'
import type { ErrorTexts } from './form/use-error-texts.ts'
import { useConfirmAdds } from './saving/use-confirm-adds.ts'
import { isShown } from './saving/open-receipts.ts'
import type { AccountSaving } from './saving/use-save.ts'

export interface EditorCollectionsProps {
  id: string
  form: AccountForm
  save: AccountSaving
  errors: ErrorTexts
  onRead: () => void
}

const nothingPending: readonly PendingAdd[] = []

/** The products and custom fields of an account. */
export function EditorCollections({ id, form, save, errors, onRead }: EditorCollectionsProps) {
  const { pendingAdds } = useWorkspace()
  const pending = useSyncExternalStore(pendingAdds.subscribe, () => pendingAdds.of(id))
  const { base, edits } = form
  const { sending, outcome } = save
  // A look into what was not confirmed reads the account at the same moment.
  const isReadAnyway = outcome?.kind === 'saved' && outcome.notConfirmed.some(isShown)
  useConfirmAdds(id, isReadAnyway ? nothingPending : pending, onRead)
  const locked = useMemo(() => stagedPartIds(sending), [sending])
  return (
    <>
      <ProductsSection
        products={base.products}
        edits={edits}
        pending={pending}
        locked={locked}
        errors={errors}
        onEdit={save.clearError}
        onRead={onRead}
        onDropPending={(key) => {
          const add = pending.find((each) => each.key === key)
          if (!add) return
          const values = productTexts(add.sent)
          edits.set({ products: stageAdd(edits.get().products, key, values) })
          pendingAdds.drop(id, key)
        }}
      />
      <CustomFieldsSection
        fields={base.dynamic_fields}
        edits={edits}
        locked={locked}
        errors={errors}
        onEdit={save.clearError}
      />
    </>
  )
}
