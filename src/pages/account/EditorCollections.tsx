import { useMemo, useSyncExternalStore } from 'react'
import { stagedPathIds } from '#account/changes/changed-paths.ts'
import { productTexts, stageAdd } from '#account/products/product-edits.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import type { ShownAdd } from '#editing/overlay/pending-products.ts'
import { isOpen } from '#editing/write.ts'
import { useSessionNow } from '#queries/use-editing.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { CustomFieldsSection } from './custom-fields/CustomFieldsSection.tsx'
import { ProductsSection } from './products/ProductsSection.tsx'
import type { ErrorTexts } from './form/use-error-texts.ts'
import { useConfirmAdds } from './saving/use-confirm-adds.ts'

export interface EditorCollectionsProps {
  session: EditSession
  errors: ErrorTexts
  onRead: () => void
}

const nothingPending: readonly ShownAdd[] = []

/** The products and custom fields of an account. */
export function EditorCollections({ session, errors, onRead }: EditorCollectionsProps) {
  const { accountId: id, edited, clearError } = session
  const { staged } = edited
  const { pending: adds } = useWorkspace().writes
  const pending = useSyncExternalStore(adds.subscribe, () => adds.of(id))
  const { base, write, acknowledgement } = useSessionNow(session)
  // The read that checks the acknowledgement comes at the same moment.
  const isReadAnyway = acknowledgement?.stage === 'waiting'
  useConfirmAdds(id, isReadAnyway ? nothingPending : pending, onRead)
  const carried = write && isOpen(write) ? write.edits : null
  const locked = useMemo(() => stagedPathIds(carried), [carried])
  return (
    <>
      <ProductsSection
        products={base.products}
        edits={staged}
        pending={pending}
        locked={locked}
        errors={errors}
        onEdit={clearError}
        onRead={onRead}
        onDropPending={(key) => {
          const add = pending.find((each) => each.key === key)
          if (!add) return
          const values = productTexts(add.sent)
          staged.set({ products: stageAdd(staged.get().products, key, values) })
          adds.drop(id, key)
        }}
      />
      <CustomFieldsSection
        fields={base.dynamic_fields}
        edits={staged}
        locked={locked}
        errors={errors}
        onEdit={clearError}
      />
    </>
  )
}
