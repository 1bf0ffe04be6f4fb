import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { DynamicFieldEdit } from '#account/dynamic-fields/dynamic-edits.ts'
import { productEditId, type ProductEdit } from '#account/products/product-edits.ts'
import type { Editor, Staged, StagedEdits } from '#editing/session/staged-edits.ts'

/** Lets a draft keep what is typed in an open editor, as far as it is told at each `touch`, or drawn. */
export function useEditor(edits: StagedEdits, editor: Editor): void {
  const ask = useEffectEvent(editor)
  useEffect(() => edits.open(() => ask()), [edits])
  useEffect(() => edits.touch())
}

/** All that is staged; draws again at each change of it. */
export function useStaged(edits: StagedEdits): Staged {
  return useSyncExternalStore(edits.subscribe, edits.get)
}

/** What is staged for one product, by its id or the key of a new one; null when nothing is. */
export function useProductEdit(edits: StagedEdits, id: string): ProductEdit | null {
  return useSyncExternalStore(
    edits.subscribe,
    () => edits.get().products.find((edit) => productEditId(edit) === id) ?? null,
  )
}

/** What is staged for one dynamic field; null when nothing is. */
export function useDynamicEdit(edits: StagedEdits, fieldId: string): DynamicFieldEdit | null {
  return useSyncExternalStore(
    edits.subscribe,
    () => edits.get().dynamic_fields.find(({ field_id }) => field_id === fieldId) ?? null,
  )
}
