import { useMemo, useSyncExternalStore } from 'react'
import { dynamicPart, partId, productPart } from '#account/parts.ts'
import { productEditId, productTexts, stageAdd } from '#account/product-edits.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { CustomFieldsSection } from './CustomFieldsSection.tsx'
import { ProductsSection } from './ProductsSection.tsx'
import type { AccountForm } from './use-account-form.ts'
import { useConfirmAdds } from './use-confirm-adds.ts'
import type { AccountSaving } from './use-save.ts'

export interface EditorCollectionsProps {
  id: string
  form: AccountForm
  save: AccountSaving
  onRead: () => void
}

/** The products and custom fields of an account. */
export function EditorCollections({ id, form, save, onRead }: EditorCollectionsProps) {
  const { pendingAdds } = useWorkspace()
  const pending = useSyncExternalStore(pendingAdds.subscribe, () => pendingAdds.of(id))
  useConfirmAdds(pending, onRead)
  const { base, edits } = form
  const { sending } = save
  const locked = useMemo<ReadonlySet<string>>(
    () =>
      new Set([
        ...(sending?.products ?? []).map((edit) => partId(productPart(productEditId(edit)))),
        ...(sending?.dynamic_fields ?? []).map(({ field_id }) => partId(dynamicPart(field_id))),
      ]),
    [sending],
  )
  return (
    <>
      <ProductsSection
        products={base.products}
        edits={edits}
        pending={pending}
        locked={locked}
        errors={save.errors}
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
        errors={save.errors}
        onEdit={save.clearError}
      />
    </>
  )
}
